import { type BetaBinomial, intraclassCorrelation } from '@mirrorloop/statistics';
import type { Day } from './day.js';
import { between, type DayCount, negativeOf, totalOf } from './series.js';

/** What was usual before: the share, and how much it varied from day to day and from week to week. */
export interface Baseline {
  readonly from: Day;
  readonly to: Day;
  /** Signals it rests on. */
  readonly n: number;
  readonly share: number;
  readonly rhoOfDays: number;
  /** Variance of the share itself, since it is an estimate. */
  readonly varianceOfShare: number;
  /** Intraclass correlation of the sums of seven days in a row: larger where the share drifts. */
  readonly rhoOfWeeks: number;
}

export const BASELINE_DAYS = 84;
const FEWEST_DAYS = 28;
const FEWEST_SIGNALS = 30;
const WEEK = 7;

/**
 * The up to 84 days that end with `to`. Null for fewer than 28 days since the touchpoint's first signal, or fewer than
 * 30 signals: then nothing can be called unusual yet. The share is (k + ½) / (n + 1), so that a theme never named
 * before still has one.
 */
export function baselineOf(days: readonly DayCount[], to: Day): Baseline | null {
  const first = days[0]?.day ?? to + 1;
  const from = Math.max(first, to - BASELINE_DAYS + 1);
  const usual = between(days, from, to);
  const n = totalOf(usual);
  if (to - from + 1 < FEWEST_DAYS || n < FEWEST_SIGNALS) return null;
  const share = (negativeOf(usual) + 0.5) / (n + 1);
  const rhoOfDays = intraclassCorrelation(usual.map(asShare));
  const spread = 1 + (usual.reduce((sum, { total }) => sum + total * total, 0) / n - 1) * rhoOfDays;
  const varianceOfShare = (share * (1 - share) * spread) / (n + 1);
  return { from, to, n, share, rhoOfDays, varianceOfShare, rhoOfWeeks: intraclassCorrelation(weeksOf(usual, to)) };
}

/**
 * What the sum of these days would be if nothing had changed: a beta-binomial whose variance is that of chance and of
 * days that differ, n·p·q·(1+(n−1)·rho) a day, or that of whole weeks where those differ more (a share that drifts),
 * plus n²·Var(p), since the usual share is itself an estimate.
 */
export function expectedOf(baseline: Baseline, days: readonly Pick<DayCount, 'total'>[]): BetaBinomial {
  const { share: p, rhoOfDays, rhoOfWeeks, varianceOfShare } = baseline;
  const n = days.reduce((sum, { total }) => sum + total, 0);
  const chance = n * p * (1 - p);
  if (n < 2) return { n, p, rho: 0 };
  const dayByDay = days.reduce((sum, { total }) => sum + total * p * (1 - p) * (1 + (total - 1) * rhoOfDays), 0);
  const weekByWeek = days.length < WEEK ? 0 : chance * (1 + ((n * WEEK) / days.length - 1) * rhoOfWeeks);
  const variance = Math.max(dayByDay, weekByWeek) + n * n * varianceOfShare;
  return { n, p, rho: Math.min(0.99, Math.max(0, (variance / chance - 1) / (n - 1))) };
}

const asShare = ({ total, negative }: DayCount) => ({ k: negative, n: total });

/** Sums of seven days in a row, counted back from the end; the first may be cut short. */
function weeksOf(days: readonly DayCount[], to: Day): { k: number; n: number }[] {
  const weeks = new Map<number, { k: number; n: number }>();
  for (const { day, total, negative } of days) {
    const week = Math.floor((to - day) / WEEK);
    const { k, n } = weeks.get(week) ?? { k: 0, n: 0 };
    weeks.set(week, { k: k + negative, n: n + total });
  }
  return [...weeks.values()];
}
