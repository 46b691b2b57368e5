import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id } from '../shapes.js';
import { openEnum } from '../tolerant.js';

export const ActionEscalated = defineEvent({
  type: 'action-tracker.action-escalated.v1',
  topic: 'action-tracker.actions',
  summary:
    'Nobody has acknowledged that the action is due, overdue, stalled or without an owner: the next person hears.',
  key: (action) => action.actionId,
  schema: z.strictObject({
    actionId: id,
    insightId: id,
    title: z.string().min(1),
    ownerId: id,
    reason: openEnum('overdue', 'stalled', 'owner-left', 'due'),
    /** Counted from 1; the manager line comes after the policy's last one. */
    step: z.number().int().positive(),
    toId: id,
    /** Whose turn it was, where somebody else heard in their place. */
    insteadOfId: id.nullable(),
  }),
  examples: [
    {
      actionId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e40',
      insightId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e30',
      title: 'Delivery surge, web shop',
      ownerId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50',
      reason: 'overdue',
      step: 2,
      toId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e51',
      insteadOfId: null,
    },
  ],
});
