import { defineEvent } from '../define-event.js';
import { insightExample, insightShape } from './insight.js';

export const InsightRaised = defineEvent({
  type: 'insight.insight-raised.v1',
  topic: 'insight.insights',
  summary: 'The platform or a person states something about customers, with its evidence and its size.',
  key: (insight) => insight.insightId,
  schema: insightShape,
  examples: [insightExample],
});
