import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { cynefinDomain, id, instant, stakes, successMeasure, wayKind } from '../shapes.js';
import { stakesExample } from './action-proposed.v1.js';

export const ActionCommitted = defineEvent({
  type: 'action-tracker.action-committed.v1',
  topic: 'action-tracker.actions',
  summary:
    'One person owns the action until its deadline; what is at stake and what will show success are fixed. Told again when the owner or the deadline changes.',
  key: (action) => action.actionId,
  schema: z.strictObject({
    actionId: id,
    insightId: id,
    title: z.string().min(1),
    problem: z.string().min(1),
    ownerId: id,
    deadline: instant,
    stakes,
    successMeasure,
    committedBy: z.string().min(1),
    sponsorId: id.nullable().optional(),
    domain: cynefinDomain.optional(),
    kind: wayKind.nullable().optional(),
  }),
  examples: [
    {
      actionId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e40',
      insightId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e30',
      title: 'Delivery surge, web shop',
      problem: 'Web-shop parcels handed over at the north depot arrive late.',
      ownerId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50',
      deadline: '2026-12-04T17:00:00Z',
      stakes: stakesExample,
      successMeasure: { metric: 'negative share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 14 },
      committedBy: 'Mara Keller',
    },
  ],
});
