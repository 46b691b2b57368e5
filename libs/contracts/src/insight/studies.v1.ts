import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id } from '../shapes.js';

const study = { studyId: id, title: z.string().min(1), wave: z.number().int().positive() };
const example = { studyId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e70', title: 'How we see our service', wave: 1 };

export const StudyOpened = defineEvent({
  type: 'insight.study-opened.v1',
  topic: 'insight.studies',
  summary: 'A wave of a study takes answers from now on.',
  key: ({ studyId }) => studyId,
  schema: z.strictObject({ ...study, attributes: z.array(z.string().min(1)).min(1) }),
  examples: [{ ...example, attributes: ['Anticipation of needs', 'Delivery'] }],
});

export const StudyClosed = defineEvent({
  type: 'insight.study-closed.v1',
  topic: 'insight.studies',
  summary: 'A wave takes no more answers. How many answered, and never what one of them said.',
  key: ({ studyId }) => studyId,
  schema: z.strictObject({
    ...study,
    customers: z.number().int().min(0),
    employees: z.number().int().min(0).nullable(),
  }),
  examples: [{ ...example, customers: 612, employees: 84 }],
});

export const ReportPublished = defineEvent({
  type: 'insight.report-published.v1',
  topic: 'insight.studies',
  summary: 'What a wave shows: gaps that were found, each with its interval; no group below the smallest.',
  key: ({ studyId }) => studyId,
  schema: z.strictObject({
    ...study,
    gaps: z.array(
      z.strictObject({
        group: z.string().min(1),
        attribute: z.string().min(1),
        verdict: z.enum(['blind-spot', 'hidden-strength']),
        gap: z.number(),
        low: z.number(),
        high: z.number(),
        q: z.number(),
      }),
    ),
  }),
  examples: [
    {
      ...example,
      gaps: [
        {
          group: 'Everybody',
          attribute: 'Anticipation of needs',
          verdict: 'blind-spot',
          gap: 1.1,
          low: 0.8,
          high: 1.4,
          q: 0.0001,
        },
      ],
    },
  ],
});
