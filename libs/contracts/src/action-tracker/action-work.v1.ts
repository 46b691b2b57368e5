import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { evidenceKind, id, instant, moved } from '../shapes.js';

const any = { actionId: id, insightId: id, title: z.string().min(1) };
const example = {
  actionId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e40',
  insightId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e30',
  title: 'Delivery surge, web shop',
};
const ownerId = '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50';
const topic = 'action-tracker.actions';
const key = (action: { actionId: string }) => action.actionId;

export const ActionStarted = defineEvent({
  type: 'action-tracker.action-started.v1',
  topic,
  summary: 'Work on the action began, or was taken up again.',
  key,
  schema: z.strictObject({ ...any, ownerId: id, by: z.string().min(1) }),
  examples: [{ ...example, ownerId, by: 'Mara Keller' }],
});

export const ActionEvidenceAdded = defineEvent({
  type: 'action-tracker.action-evidence-added.v1',
  topic,
  summary: 'Something was delivered, a leading indicator moved or a probe began: nothing else is progress.',
  key,
  schema: z.strictObject({
    ...any,
    ownerId: id,
    kind: evidenceKind,
    what: z.string().min(1),
    where: z.string().min(1),
    moved: moved.nullable(),
    by: z.string().min(1),
  }),
  examples: [
    {
      ...example,
      ownerId,
      kind: 'leading-indicator',
      what: 'Share of parcels handed over after six, north depot',
      where: 'https://reports.hollin-reed.example/depots/north',
      moved: { before: 0.4, now: 0.19, low: 0.14, high: 0.24, n: 231 },
      by: 'Mara Keller',
    },
  ],
});

export const ActionDone = defineEvent({
  type: 'action-tracker.action-done.v1',
  topic,
  summary: 'The work is done, not finished: its success measure is taken from the instant named.',
  key,
  schema: z.strictObject({ ...any, ownerId: id, measureAt: instant, by: z.string().min(1) }),
  examples: [{ ...example, ownerId, measureAt: '2026-12-18T17:00:00Z', by: 'Mara Keller' }],
});

export const ActionDropped = defineEvent({
  type: 'action-tracker.action-dropped.v1',
  topic,
  summary: 'Nobody acts on it (any more), and somebody said why.',
  key,
  schema: z.strictObject({ ...any, reason: z.string().min(1), by: z.string().min(1) }),
  examples: [{ ...example, reason: 'The depot is closed.', by: 'Mara Keller' }],
});
