import { z } from 'zod';
import { openEnum } from '../tolerant.js';
import { day, id } from '../shapes.js';

/** At most this many evidence ids travel in one event; the rest follow in insight-revised. */
export const EVIDENCE_PER_EVENT = 500;

/** An insight as its events carry it. `observation` is one that a person raised by hand. */
export const insightShape = z.strictObject({
  insightId: id,
  kind: openEnum(
    'surge',
    'decline',
    'driver',
    'perception-gap',
    'repeated-ask',
    'channel-inconsistency',
    'choke-point',
    'observation',
  ),
  title: z.string().min(1),
  statement: z.string().min(1),
  touchpoint: z.string().nullable(),
  theme: z.string().nullable(),
  period: z.strictObject({ from: day, to: day }),
  /** Signals a day in the period, and what would have been expected; null where nothing was tested. */
  trend: z
    .strictObject({ seenADay: z.number(), expectedLow: z.number(), expectedHigh: z.number(), q: z.number() })
    .nullable(),
  size: z.strictObject({
    signals: z.number().int().min(0),
    /** Known customers among them; anonymous subjects aren't counted. */
    customers: z.number().int().min(0),
    customersAWeek: z.number().min(0),
    /** Mean value a year of those customers whose value is known, with its 80% interval. */
    valueAYear: z
      .strictObject({
        mean: z.number(),
        low: z.number(),
        high: z.number(),
        n: z.number().int().positive(),
        currency: z.string().length(3),
      })
      .nullable(),
  }),
  /** Of a perception gap, which rests on a study's answers instead of signals. */
  study: z
    .strictObject({
      studyId: id,
      wave: z.number().int().positive(),
      attribute: z.string().min(1),
      statement: z.strictObject({ en: z.string().min(1), de: z.string().min(1) }),
      /** False once a later wave doesn't show it any more. */
      stands: z.boolean(),
    })
    .optional(),
  raisedBy: openEnum('platform', 'person'),
  /** Signal ids: those it rests on when raised, those that were added when revised. */
  evidence: z.array(id).max(EVIDENCE_PER_EVENT),
});

export const insightExample: z.output<typeof insightShape> = {
  insightId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e30',
  kind: 'surge',
  title: 'Delivery surge, web shop',
  statement: 'Negative signals about delivery, web shop, run at 114 a day, where 23 to 63 would be expected.',
  touchpoint: 'delivery',
  theme: 'delivery',
  period: { from: '2026-11-09', to: '2026-11-20' },
  trend: { seenADay: 114, expectedLow: 23, expectedHigh: 63, q: 0.0004 },
  size: {
    signals: 1372,
    customers: 741,
    customersAWeek: 432,
    valueAYear: { mean: 387, low: 365, high: 409, n: 702, currency: 'EUR' },
  },
  raisedBy: 'platform',
  evidence: ['0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e10'],
};
