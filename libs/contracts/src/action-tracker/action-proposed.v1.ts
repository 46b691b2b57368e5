import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, stakes } from '../shapes.js';

export const stakesExample = {
  acting: { amount: 9200, low: 6400, high: 12300, unit: 'EUR a week', basis: 'half of what is lost comes back' },
  notActing: { amount: 18400, low: 12900, high: 24600, unit: 'EUR a week', basis: '432 customers × 0.11 × 387 EUR' },
};

export const ActionProposed = defineEvent({
  type: 'action-tracker.action-proposed.v1',
  topic: 'action-tracker.actions',
  summary: 'An insight asks for an action; its stakes are computed, nobody owns it yet.',
  key: (action) => action.actionId,
  schema: z.strictObject({
    actionId: id,
    insightId: id,
    title: z.string().min(1),
    stakes: stakes.nullable(),
  }),
  examples: [
    {
      actionId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e40',
      insightId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e30',
      title: 'Delivery surge, web shop',
      stakes: stakesExample,
    },
  ],
});
