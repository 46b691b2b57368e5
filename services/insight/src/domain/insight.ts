import { isDeepStrictEqual } from 'node:util';
import { isoOf } from './day.js';
import type { EvidenceCounts, Size } from './size.js';
import { sizeOf } from './size.js';
import { measure, type Measured, type Surge } from './surge.js';
import { FEWEST_NEGATIVE } from './surge-test.js';
import type { Series } from './series.js';
import type { Words } from './studies/instrument.js';
import { surgeStatement, surgeTitle } from './wording.js';

/** What the platform or a person states about customers. Days are ISO dates (UTC). */
export interface Insight {
  readonly id: string;
  /** One more with each event published of it. */
  readonly version: number;
  readonly kind: 'surge' | 'observation' | 'perception-gap';
  readonly title: string;
  readonly statement: string;
  readonly touchpoint: string | null;
  readonly theme: string | null;
  readonly period: { readonly from: string; readonly to: string };
  readonly trend: {
    readonly seenADay: number;
    readonly expectedLow: number;
    readonly expectedHigh: number;
    readonly q: number;
  } | null;
  readonly size: Size;
  /** Of a perception gap: the wave that last said something of it, and what. */
  readonly study: StudyOf | null;
  /** Taken back: it stays to be seen, and nothing more is told of it. */
  readonly retracted: Retraction | null;
  /** 'platform', or the name of the person. */
  readonly raisedBy: string;
  readonly raisedAt: Date;
  readonly revisedAt: Date | null;
}

export interface Retraction {
  /** ISO text. */
  readonly at: string;
  /** 'platform', or the name of the person. */
  readonly by: string;
  readonly reason: string;
}

/** What a study says: it rests on answers, which lead to nobody, and not on signals. */
export interface StudyOf {
  readonly studyId: string;
  readonly wave: number;
  readonly attribute: string;
  readonly statement: Words;
  /** False once a later wave doesn't show it any more. */
  readonly stands: boolean;
}

export const NOTHING: Size = { signals: 0, customers: 0, customersAWeek: 0, valueAYear: null };

/** A surge as it is first stated; version 0, since nothing was published of it yet. */
export function surgeInsight(id: string, surge: Surge, now: Date): Insight {
  const { touchpoint, theme } = surge.series;
  return remeasured(
    {
      id,
      version: 0,
      kind: 'surge',
      title: surgeTitle({ touchpoint, theme }),
      statement: '',
      touchpoint,
      theme,
      period: { from: isoOf(surge.from), to: isoOf(surge.to) },
      trend: null,
      size: NOTHING,
      study: null,
      retracted: null,
      raisedBy: 'platform',
      raisedAt: now,
      revisedAt: null,
    },
    surge.series,
    surge,
  );
}

/** Taken back under a version of its own. */
export const retracted = (insight: Insight, reason: string, by: string, now: Date): Insight => ({
  ...insight,
  version: insight.version + 1,
  retracted: { at: now.toISOString(), by, reason },
});

/** Fewer negative signals than a surge is found by are no surge; an observation rests on one at least. */
const LEAST = { surge: FEWEST_NEGATIVE, observation: 1, 'perception-gap': 0 } as const;

/** Why an insight holds no more once signals behind it were erased or corrected; undefined where it does. */
export function noLonger({ kind, size }: Insight): string | undefined {
  if (size.signals >= LEAST[kind]) return undefined;
  const left = size.signals === 0 ? 'None' : `Only ${size.signals}`;
  return `${left} of the signals that it rests on ${size.signals === 1 ? 'is' : 'are'} still there.`;
}

export interface Observed {
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  readonly touchpoint: string | null;
  readonly theme: string | null;
  /** First and last day of its evidence. */
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly now: Date;
}

/** What a person states; nothing is tested, so there is no trend. */
export const observation = ({ from, to, by, now, ...said }: Observed): Insight => ({
  ...said,
  version: 0,
  kind: 'observation',
  period: { from, to },
  trend: null,
  size: NOTHING,
  study: null,
  retracted: null,
  raisedBy: by,
  raisedAt: now,
  revisedAt: null,
});

/** The figures anew: over a longer period while the surge runs on, over the same one when only late signals came. */
export function remeasured(
  insight: Insight,
  series: Series,
  { from, to, q }: { from: number; to: number; q: number },
): Insight {
  const measured = measure(series, from, to);
  return {
    ...insight,
    period: { from: isoOf(from), to: isoOf(to) },
    statement: surgeStatement({ touchpoint: series.touchpoint, theme: series.theme }, measured),
    trend: trendOf(measured, q),
  };
}

export function sized(insight: Insight, counts: EvidenceCounts): Insight {
  return { ...insight, size: sizeOf(counts, daysOf(insight)) };
}

/**
 * Whether a reader would be told something else than before; q alone moves with every signal and is no news. Not by
 * JSON text: what comes back from the store has its fields in another order.
 */
export const differs = (a: Insight, b: Insight): boolean => !isDeepStrictEqual(toldOf(a), toldOf(b));

const toldOf = ({ title, statement, period, size }: Insight) => [title, statement, period, size];

const trendOf = ({ seenADay, expectedLow, expectedHigh }: Measured, q: number) => ({
  seenADay: tenth(seenADay),
  expectedLow: tenth(expectedLow),
  expectedHigh: tenth(expectedHigh),
  q,
});

const tenth = (x: number): number => Math.round(x * 10) / 10;

const daysOf = ({ period }: Insight): number => (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000 + 1;
