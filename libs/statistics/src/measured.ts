import { meanOf, sumOf, varianceOf } from './sample.js';

/** Answers of one population: one number a respondent. */
export interface Answers {
  readonly values: readonly number[];
  /** Survey weights, one a respondent; absent where all count alike. */
  readonly weights?: readonly number[];
  /** Design effect of answers that come in clusters too few to estimate it (`assumedDesignEffect`). */
  readonly designEffect?: number;
}

/** A mean with its squared standard error, and how much each answer weighs where a prior is added to them. */
export interface Measured {
  readonly n: number;
  readonly mean: number;
  /** Of one answer, with n − 1. */
  readonly variance: number;
  /** Of the mean. */
  readonly squaredError: number;
  readonly values: readonly number[];
  /** Sum to the effective number of answers; 1 each where all count alike. */
  readonly masses: readonly number[];
}

/**
 * Weighted mean, linearised: se² = n/(n−1) · Σw²(y−ȳ)² / (Σw)². Without weights s²/n; times the design effect.
 * Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 5.7.
 */
export function measured({ values, weights, designEffect = 1 }: Answers): Measured {
  const n = values.length;
  if (!weights) {
    const mean = meanOf(values);
    const variance = varianceOf(values, mean);
    const squaredError = (designEffect * variance) / n;
    return { n, mean, variance, squaredError, values, masses: values.map(() => 1 / designEffect) };
  }
  const total = sumOf(weights);
  const mean = sumOf(values.map((y, i) => weights[i]! * y)) / total;
  const spread = sumOf(values.map((y, i) => (weights[i]! * (y - mean)) ** 2));
  const squaredError = n > 1 ? (designEffect * (n / (n - 1)) * spread) / total ** 2 : 0;
  const variance = (n / Math.max(1, n - 1)) * (sumOf(values.map((y, i) => weights[i]! * (y - mean) ** 2)) / total);
  const effective = total ** 2 / sumOf(weights.map((w) => w * w)) / designEffect;
  return { n, mean, variance, squaredError, values, masses: weights.map((w) => (w / total) * effective) };
}
