import { benjaminiHochberg, predictionInterval } from '@mirrorloop/statistics';
import { type Baseline, baselineOf, expectedOf } from './baseline.js';
import type { Day } from './day.js';
import { between, type DayCount, negativeOf, type Series, totalOf } from './series.js';
import { type SurgeTest, testSurge } from './surge-test.js';

/** A theme's share of negative signals at a touchpoint has risen beyond chance. */
export interface Surge {
  readonly series: Series;
  readonly from: Day;
  readonly to: Day;
  readonly q: number;
}

/** What the period of a surge shows: a day's mean, and where it would lie (99%) had nothing changed. */
export interface Measured {
  readonly seenADay: number;
  readonly expectedLow: number;
  readonly expectedHigh: number;
  readonly baseline: Baseline | null;
}

/** Of the surges called, at most one in a hundred is chance, however many series are watched. */
export const MOST_FALSE = 0.01;
/** Wide, since it is looked at on every day of every series. */
export const PREDICTION_LEVEL = 0.99;
const FURTHEST_BACK = 28;

/** Every surge among all series that have enough to be tested, as of today, the surest first. */
export function surgesAmong(all: readonly Series[], today: Day): Surge[] {
  const tests = all.flatMap((series) => testSurge(series, today) ?? []);
  const q = benjaminiHochberg(tests.map(({ p }) => p));
  return tests
    .map((test, i) => ({ test, q: q[i]! }))
    .filter(({ test, q }) => q <= MOST_FALSE && test.matters)
    .sort((a, b) => a.q - b.q)
    .map(({ test, q }) => ({ series: test.series, q, from: beginOf(test, today), to: endOf(test.series, today) }));
}

/**
 * The first day of the surge: of the last 28 days the one from which on a raised share explains the counts best
 * (largest likelihood ratio against the usual share; a change point by maximum likelihood, Hinkley 1970,
 * Biometrika 57:1).
 */
function beginOf({ series, baseline }: SurgeTest, today: Day): Day {
  const newest = between(series.days, today - FURTHEST_BACK + 1, today);
  let begin = newest.at(-1)?.day ?? today;
  let best = -Infinity;
  for (let i = newest.length - 1, k = 0, n = 0; i >= 0; i -= 1) {
    k += newest[i]!.negative;
    n += newest[i]!.total;
    const gain = logRatio(k, n, baseline.share);
    if (gain > best && newest[i]!.negative > newest[i]!.total * baseline.share) [best, begin] = [gain, newest[i]!.day];
  }
  return begin;
}

function logRatio(k: number, n: number, usual: number): number {
  const share = k / n;
  if (n === 0 || share <= usual) return -Infinity;
  const calm = share === 1 ? 0 : (n - k) * Math.log((1 - share) / (1 - usual));
  return k * Math.log(share / usual) + calm;
}

const endOf = ({ days }: Series, today: Day): Day => days.findLast(({ day }) => day <= today)?.day ?? today;

/** The figures of a period against the 84 days before it; without limits where those are too few. */
export function measure(series: Series, from: Day, to: Day): Measured {
  const period = between(series.days, from, to);
  const length = to - from + 1;
  const baseline = baselineOf(series.days, from - 1);
  const { low, high } = baseline
    ? predictionInterval(expectedOf(baseline, period), PREDICTION_LEVEL)
    : { low: 0, high: totalOf(period) };
  return { seenADay: negativeOf(period) / length, expectedLow: low / length, expectedHigh: high / length, baseline };
}

/** Each day against what would be expected of as many signals. */
export function dayByDay(days: readonly DayCount[], baseline: Baseline | null) {
  return days.map((count) => {
    if (!baseline || count.total === 0) return { ...count, expected: null, low: null, high: null, flagged: false };
    const { low, high } = predictionInterval(expectedOf(baseline, [count]), PREDICTION_LEVEL);
    return { ...count, expected: count.total * baseline.share, low, high, flagged: count.negative > high };
  });
}
