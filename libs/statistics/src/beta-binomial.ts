import { lnGamma, regularisedBeta } from './special.js';

/**
 * Counts of `n` with mean n·p and variance n·p·(1−p)·(1+(n−1)·rho): a binomial whose share itself varies, as a beta
 * with mean p and intraclass correlation rho = 1/(a+b+1). rho = 0 is the binomial. Skellam (1948), J. R. Stat. Soc. B
 * 10:257.
 */
export interface BetaBinomial {
  readonly n: number;
  readonly p: number;
  readonly rho: number;
}

/** P(K >= k). Sums the side that k lies on, from k outwards, so that nothing underflows before it counts. */
export function upperTail(law: BetaBinomial, k: number): number {
  if (k <= 0) return 1;
  if (k > law.n) return 0;
  if (law.rho === 0) return regularisedBeta(law.p, k, law.n - k + 1);
  return k > law.n * law.p ? sumFrom(law, k, 1) : 1 - sumFrom(law, k - 1, -1);
}

/** P(K = from) + P(K = from ± 1) + ... to the end on that side. */
function sumFrom(law: BetaBinomial, from: number, step: 1 | -1): number {
  const up = ratioOf(law);
  let sum = 0;
  let term = Math.exp(lnMass(law, from));
  for (let k = from; k >= 0 && k <= law.n && term > sum * 1e-17; k += step) {
    sum += term;
    term = step > 0 ? term * up(k) : k > 0 ? term / up(k - 1) : 0;
  }
  return Math.min(1, sum);
}

/** The least k with P(K <= k) >= probability. */
export function quantile(law: BetaBinomial, probability: number): number {
  let low = -1;
  let high = law.n;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (1 - upperTail(law, middle + 1) >= probability) high = middle;
    else low = middle;
  }
  return high;
}

/** Counts between which K lies with at least this probability, each tail holding at most half the rest. */
export const predictionInterval = (law: BetaBinomial, level: number): { low: number; high: number } => ({
  low: quantile(law, (1 - level) / 2),
  high: quantile(law, (1 + level) / 2),
});

/**
 * ln P(K = k) = ln C(n,k) + Σ ln(p+iγ) + Σ ln(q+jγ) − Σ ln(1+mγ), i < k, j < n−k, m < n, γ = rho/(1−rho): the
 * product form, since betas of large arguments lose all their digits when rho is small.
 */
function lnMass({ n, p, rho }: BetaBinomial, k: number): number {
  const gamma = rho / (1 - rho);
  let ln = lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1);
  for (let i = 0; i < k; i += 1) ln += Math.log(p + i * gamma);
  for (let j = 0; j < n - k; j += 1) ln += Math.log(1 - p + j * gamma);
  for (let m = 0; m < n; m += 1) ln -= Math.log1p(m * gamma);
  return ln;
}

/** P(K = k+1) / P(K = k). */
function ratioOf({ n, p, rho }: BetaBinomial): (k: number) => number {
  const gamma = rho / (1 - rho);
  return (k) => ((n - k) * (p + k * gamma)) / ((k + 1) * (1 - p + (n - k - 1) * gamma));
}
