import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id } from '../shapes.js';
import { openEnum } from '../tolerant.js';

export const InsightRetracted = defineEvent({
  type: 'insight.insight-retracted.v1',
  topic: 'insight.insights',
  summary: 'An insight is taken back: a person says why it is wrong, or too little of what it rests on is left.',
  key: (insight) => insight.insightId,
  schema: z.strictObject({
    insightId: id,
    title: z.string().min(1),
    reason: z.string().min(1),
    retractedBy: openEnum('platform', 'person'),
    /** Who said so; 'platform' where nobody did. */
    by: z.string().min(1),
  }),
  examples: [
    {
      insightId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e30',
      title: 'Delivery surge, web shop',
      reason: 'The carrier had sent the same complaints twice.',
      retractedBy: 'person',
      by: 'Ana Ruiz',
    },
  ],
});
