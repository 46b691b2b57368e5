import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, instant } from '../shapes.js';

const about = {
  caseId: id,
  signalId: id,
  touchpoint: z.string().min(1),
  theme: z.string().nullable(),
  /** Nobody where no route leads to anybody. */
  ownerId: id.nullable(),
};
const example = {
  caseId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e90',
  signalId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e10',
  touchpoint: 'delivery',
  theme: 'delivery',
  ownerId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50',
};

export const CaseOpened = defineEvent({
  type: 'action-tracker.case-opened.v1',
  topic: 'action-tracker.actions',
  summary: 'A serious signal asks one person for an answer, by then and then.',
  key: (one) => one.caseId,
  schema: z.strictObject({
    ...about,
    respondBy: instant,
    resolveBy: instant,
    /** The systemic action that like cases asked for; null as long as there are too few. */
    actionId: id.nullable(),
  }),
  examples: [{ ...example, respondBy: '2026-11-19T11:42:00Z', resolveBy: '2026-11-23T17:00:00Z', actionId: null }],
});

const met = z.strictObject({ ...about, inTime: z.boolean(), by: z.string().min(1) });

export const CaseAnswered = defineEvent({
  type: 'action-tracker.case-answered.v1',
  topic: 'action-tracker.actions',
  summary: 'The customer was answered, in time or not.',
  key: (one) => one.caseId,
  schema: met,
  examples: [{ ...example, inTime: true, by: 'Mara Keller' }],
});

export const CaseResolved = defineEvent({
  type: 'action-tracker.case-resolved.v1',
  topic: 'action-tracker.actions',
  summary: 'What was serious to one customer is put right, in time or not.',
  key: (one) => one.caseId,
  schema: met,
  examples: [{ ...example, inTime: false, by: 'Mara Keller' }],
});

export const CaseHandedOver = defineEvent({
  type: 'action-tracker.case-handed-over.v1',
  topic: 'action-tracker.actions',
  summary: 'Another person sees to the case from now on; its clocks go on.',
  key: (one) => one.caseId,
  schema: z.strictObject({ ...about, fromId: id.nullable(), reason: z.string().min(1), by: z.string().min(1) }),
  examples: [
    {
      ...example,
      fromId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e51',
      reason: 'She knows this customer.',
      by: 'Mara Keller',
    },
  ],
});
