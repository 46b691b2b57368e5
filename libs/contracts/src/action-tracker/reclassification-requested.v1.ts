import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, instant } from '../shapes.js';

export const ReclassificationRequested = defineEvent({
  type: 'action-tracker.reclassification-requested.v1',
  topic: 'action-tracker.actions',
  summary: 'What was contained is to be classified again: the instant that was fixed with the containment has come.',
  key: (action) => action.actionId,
  schema: z.strictObject({
    actionId: id,
    insightId: id,
    title: z.string().min(1),
    ownerId: id,
    reclassifyBy: instant,
  }),
  examples: [
    {
      actionId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e40',
      insightId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e30',
      title: 'Till system down in all stores',
      ownerId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50',
      reclassifyBy: '2026-11-21T17:00:00Z',
    },
  ],
});
