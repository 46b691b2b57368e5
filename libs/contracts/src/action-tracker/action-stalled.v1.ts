import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { costOfDelay, id, instant } from '../shapes.js';

export const ActionStalled = defineEvent({
  type: 'action-tracker.action-stalled.v1',
  topic: 'action-tracker.actions',
  summary: "Nothing has shown progress for a week of the owner's calendar; how often in a row, and what it has cost.",
  key: (action) => action.actionId,
  schema: z.strictObject({
    actionId: id,
    insightId: id,
    title: z.string().min(1),
    ownerId: id,
    times: z.number().int().positive(),
    progressAt: instant,
    /** Cost of delay since the action was proposed; in money, not a week. */
    cost: costOfDelay,
  }),
  examples: [
    {
      actionId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e40',
      insightId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e30',
      title: 'Delivery surge, web shop',
      ownerId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50',
      times: 1,
      progressAt: '2026-11-20T09:00:00Z',
      cost: {
        ...{ amount: 18400, low: 12900, high: 24600, unit: 'EUR', basis: '1 weeks of waiting at 18400 EUR a week' },
        ...{ weeks: 1, rate: 18400, currency: 'EUR' },
      },
    },
  ],
});
