import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, instant } from '../shapes.js';

const schema = z.strictObject({
  actionId: id,
  insightId: id,
  title: z.string().min(1),
  ownerId: id,
  deadline: instant,
});
const example = {
  actionId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e40',
  insightId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e30',
  title: 'Delivery surge, web shop',
  ownerId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50',
  deadline: '2026-12-04T17:00:00Z',
};

export const ActionFellDue = defineEvent({
  type: 'action-tracker.action-fell-due.v1',
  topic: 'action-tracker.actions',
  summary: "The action's deadline is near: its owner hears of it while there is still time.",
  key: (action) => action.actionId,
  schema,
  examples: [example],
});

export const ActionFellOverdue = defineEvent({
  type: 'action-tracker.action-fell-overdue.v1',
  topic: 'action-tracker.actions',
  summary: "The action's deadline has passed and it isn't done.",
  key: (action) => action.actionId,
  schema,
  examples: [example],
});
