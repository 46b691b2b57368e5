import { lnBeta, lnGamma, regularisedBeta } from './special.js';

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

/** Below this the difference from a binomial can't be seen, and the betas grow too large to subtract. */
const NO_RHO = 1e-9;

/** P(K >= k). */
export function upperTail({ n, p, rho }: BetaBinomial, k: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  if (rho < NO_RHO) return regularisedBeta(p, k, n - k + 1);
  let tail = 0;
  let term = Math.exp(lnMass({ n, p, rho }, k));
  const ratio = stepUp({ n, p, rho });
  for (let i = k; i <= n && term > 0; term *= ratio(i), i += 1) {
    tail += term;
    if (term < tail * 1e-16 && ratio(i) < 1) break;
  }
  return Math.min(1, tail);
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

/** ln P(K = k), for rho > 0. */
function lnMass({ n, p, rho }: BetaBinomial, k: number): number {
  const { a, b } = shapes(p, rho);
  const choose = lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1);
  return choose + lnBeta(k + a, n - k + b) - lnBeta(a, b);
}

/** P(K = k+1) / P(K = k). */
function stepUp({ n, p, rho }: BetaBinomial): (k: number) => number {
  const { a, b } = shapes(p, rho);
  return (k) => ((n - k) * (k + a)) / ((k + 1) * (n - k - 1 + b));
}

const shapes = (p: number, rho: number) => ({ a: (p * (1 - rho)) / rho, b: ((1 - p) * (1 - rho)) / rho });
