import { defineEvent } from '../define-event.js';
import { insightExample, insightShape } from './insight.js';

export const InsightRevised = defineEvent({
  type: 'insight.insight-revised.v1',
  topic: 'insight.insights',
  summary: 'An insight has new figures, or more evidence than before.',
  key: (insight) => insight.insightId,
  schema: insightShape,
  examples: [insightExample],
});
