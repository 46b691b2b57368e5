import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id } from '../shapes.js';

export const ActionEvidenceWithdrawn = defineEvent({
  type: 'action-tracker.action-evidence-withdrawn.v1',
  topic: 'action-tracker.actions',
  summary:
    'The insight that the action answers was retracted: its owner hears, and somebody decides what becomes of it.',
  key: (action) => action.actionId,
  schema: z.strictObject({
    actionId: id,
    insightId: id,
    title: z.string().min(1),
    /** Nobody where it was only proposed. */
    ownerId: id.nullable(),
    reason: z.string().min(1),
    by: z.string().min(1),
  }),
  examples: [
    {
      actionId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e40',
      insightId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e30',
      title: 'Delivery surge, web shop',
      ownerId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50',
      reason: 'The carrier had sent the same complaints twice.',
      by: 'Ana Ruiz',
    },
  ],
});
