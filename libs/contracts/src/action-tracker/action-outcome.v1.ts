import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, instant, outcome, successMeasure } from '../shapes.js';

const any = { actionId: id, insightId: id, title: z.string().min(1), ownerId: id };
const example = {
  actionId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e40',
  insightId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e30',
  title: 'Delivery surge, web shop',
  ownerId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50',
};
const measured = { effect: 7.1, low: 5.2, high: 9, n: 1480, unit: 'points', source: 'survey wave 12' };
const topic = 'action-tracker.actions';
const key = (action: { actionId: string }) => action.actionId;
const judged = z.strictObject({ ...any, outcome, by: z.string().min(1) });

export const MeasureRequested = defineEvent({
  type: 'action-tracker.measure-requested.v1',
  topic,
  summary: 'The lag has passed: the success measure, fixed beforehand, is to be taken again.',
  key,
  schema: z.strictObject({ ...any, successMeasure, committedAt: instant, doneAt: instant }),
  examples: [
    {
      ...example,
      successMeasure: { metric: 'negative share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 14 },
      committedAt: '2026-11-20T09:00:00Z',
      doneAt: '2026-12-04T17:00:00Z',
    },
  ],
});

export const ActionVerified = defineEvent({
  type: 'action-tracker.action-verified.v1',
  topic,
  summary: 'It worked: the interval lies above 0 and reaches the smallest effect worth having.',
  key,
  schema: judged,
  examples: [{ ...example, outcome: measured, by: 'Ana Ruiz' }],
});

export const ActionRefuted = defineEvent({
  type: 'action-tracker.action-refuted.v1',
  topic,
  summary: 'It did not work: the interval ends below the smallest effect worth having. The action is open again.',
  key,
  schema: judged,
  examples: [{ ...example, outcome: { ...measured, effect: 1, low: -1, high: 3 }, by: 'Ana Ruiz' }],
});

export const ActionLeftInconclusive = defineEvent({
  type: 'action-tracker.action-left-inconclusive.v1',
  topic,
  summary: 'Too little data to say whether it worked; it can be measured again.',
  key,
  schema: judged,
  examples: [{ ...example, outcome: { ...measured, effect: 4, low: -2, high: 10, n: 60 }, by: 'Ana Ruiz' }],
});
