import { upperTail } from '@mirrorloop/statistics';
import { type Baseline, baselineOf, expectedOf } from './baseline.js';
import type { Day } from './day.js';
import { between, negativeOf, type Series, totalOf } from './series.js';

/** How surprising the newest days of a series are. */
export interface SurgeTest {
  readonly series: Series;
  readonly baseline: Baseline;
  /** Of the most surprising window, after correction for there being three that overlap. */
  readonly p: number;
  /** Whether that window is large enough to matter, however sure it is. */
  readonly matters: boolean;
}

/** Newest days looked at together: a sudden surge shows in one, a slow one in seven. */
const WINDOWS = [1, 3, 7];
/** Three windows that overlap weigh as about two. */
const OVERLAP = 2;
/** Left out before the baseline, so that a surge that has been running for days isn't taken for usual. */
const GAPS = [14, 7];
export const FEWEST_NEGATIVE = 5;
/** A share a fifth larger may be beyond chance in a large series and still be nothing to act on. */
const SMALLEST_RISE = 1.4;
const SMALLEST_EXCESS = 3;

/** Null where there is too little to compare with. */
export function testSurge(series: Series, today: Day): SurgeTest | null {
  const baseline = firstOf(GAPS, (gap) => baselineOf(series.days, today - gap));
  if (!baseline) return null;
  const windows = WINDOWS.map((size) => testWindow(series, baseline, today, size));
  const least = windows.reduce((a, b) => (b.p < a.p ? b : a));
  return { series, baseline, p: Math.min(1, OVERLAP * least.p), matters: least.matters };
}

function testWindow({ days }: Series, baseline: Baseline, today: Day, size: number): { p: number; matters: boolean } {
  const newest = daysFilled(days, today, size);
  const seen = negativeOf(newest);
  if (seen < FEWEST_NEGATIVE) return { p: 1, matters: false };
  const usual = totalOf(newest) * baseline.share;
  return {
    p: upperTail(expectedOf(baseline, newest), seen),
    matters: seen >= SMALLEST_RISE * usual && seen - usual >= SMALLEST_EXCESS,
  };
}

/** The window's days, those without a signal included. */
function daysFilled(days: Series['days'], today: Day, size: number) {
  const known = new Map(between(days, today - size + 1, today).map((count) => [count.day, count]));
  return Array.from({ length: size }, (_, i) => {
    const day = today - size + 1 + i;
    return known.get(day) ?? { day, total: 0, negative: 0 };
  });
}

function firstOf<A, B>(candidates: readonly A[], find: (candidate: A) => B | null): B | null {
  for (const candidate of candidates) {
    const found = find(candidate);
    if (found !== null) return found;
  }
  return null;
}
