import type { Measured } from './measured.js';
import { tCdf, tQuantile } from './quantiles.js';
import { meanOf, varianceOf } from './sample.js';
import { type Unsaid, unsaid } from './unsaid.js';

export interface Difference {
  readonly value: number;
  readonly se: number;
  readonly df: number;
  readonly p: number;
  readonly low: number;
  readonly high: number;
}

/**
 * a's mean minus b's, variances not assumed equal: v = s²/n, df = se⁴ / Σ v²/(n−1). Welch (1947), Biometrika 34:28.
 * Where neither varies the error is 0, p is 1 for no difference and else 0: don't let it decide alone (`gapBetween`).
 */
export function welch(a: Measured, b: Measured, level = 0.95): Difference | Unsaid {
  if (a.n < 2 || b.n < 2) return unsaid('too-few-answers');
  const squared = a.squaredError + b.squaredError;
  const se = Math.sqrt(squared);
  const parts = a.squaredError ** 2 / (a.n - 1) + b.squaredError ** 2 / (b.n - 1);
  const df = parts > 0 ? squared ** 2 / parts : a.n + b.n - 2;
  return tested(a.mean - b.mean, se, df, level);
}

/** The mean of differences within pairs, by Student's t (1908), Biometrika 6:1. */
export function paired(differences: readonly number[], level = 0.95): (Difference & { dz: number | null }) | Unsaid {
  const n = differences.length;
  if (n < 2) return unsaid('too-few-answers');
  const mean = meanOf(differences);
  const sd = Math.sqrt(varianceOf(differences, mean));
  return { ...tested(mean, sd / Math.sqrt(n), n - 1, level), dz: sd > 0 ? mean / sd : null };
}

export function tested(value: number, se: number, df: number, level = 0.95): Difference {
  const half = tQuantile(0.5 + level / 2, df) * se;
  return { value, se, df, p: twoSided(value, se, df), low: value - half, high: value + half };
}

function twoSided(value: number, se: number, df: number): number {
  if (se === 0) return value === 0 ? 1 : 0;
  return 2 * tCdf(-Math.abs(value / se), df);
}

/** p that the difference lies outside ±margin: two one-sided tests. Schuirmann (1987), J. Pharmacokinet. Biopharm. 15:657. */
export function outside({ value, se, df }: Difference, margin: number): number {
  if (se === 0) return Math.abs(value) < margin ? 0 : 1;
  return Math.max(tCdf((value - margin) / se, df), tCdf(-(value + margin) / se, df));
}
