import type { Measured } from './measured.js';
import { lnGamma } from './special.js';
import { type Unsaid, unsaid } from './unsaid.js';
import { normalQuantile } from './quantiles.js';

export interface EffectSize {
  readonly value: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
}

/** J(ν) = Γ(ν/2) / (√(ν/2) Γ((ν−1)/2)), which takes the bias of small samples away. */
export const smallSampleFactor = (df: number): number =>
  Math.exp(lnGamma(df / 2) - lnGamma((df - 1) / 2)) / Math.sqrt(df / 2);

/**
 * Hedges' g: the difference in pooled standard deviations, se² = 1/n + 1/m + g²/(2(n+m)).
 * Hedges (1981), J. Educ. Stat. 6:107, doi 10.3102/10769986006002107.
 */
export function hedges(a: Measured, b: Measured, level = 0.95): EffectSize | Unsaid {
  const df = a.n + b.n - 2;
  if (a.n < 2 || b.n < 2) return unsaid('too-few-answers');
  const pooled = Math.sqrt(((a.n - 1) * a.variance + (b.n - 1) * b.variance) / df);
  if (!(pooled > 1e-12)) return unsaid('no-variance');
  const value = (smallSampleFactor(df) * (a.mean - b.mean)) / pooled;
  const se = Math.sqrt(1 / a.n + 1 / b.n + value ** 2 / (2 * (a.n + b.n)));
  const half = normalQuantile(0.5 + level / 2) * se;
  return { value, se, low: value - half, high: value + half };
}
