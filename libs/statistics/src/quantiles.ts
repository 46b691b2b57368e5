import { inverse, regularisedBeta, regularisedGamma } from './special.js';

/** P(Z <= z) of the standard normal; Φ(z) = (1 + sign(z) P(1/2, z²/2)) / 2 (DLMF 7.11.1). */
export const normalCdf = (z: number): number => 0.5 * (1 + Math.sign(z) * regularisedGamma(0.5, (z * z) / 2));
export const normalQuantile = (p: number): number => inverse(normalCdf, p, -40, 40);
/** Usual, and asked for a thousand times a report: not found anew each time. */
export const Z95 = normalQuantile(0.975);
/** One-sided p of what lies so far off, by the arm of its 95% interval; normal. */
export const chanceBeyond = (distance: number, arm: number): number =>
  1 - normalCdf((Z95 * distance) / Math.max(arm, 1e-12));

/** P(T <= t) of Student's t with df degrees of freedom (DLMF 8.17.i, with x = df / (df + t²)). */
export function tCdf(t: number, df: number): number {
  const tail = regularisedBeta(df / (df + t * t), df / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}
export function tQuantile(p: number, df: number): number {
  if (p < 0.5) return -tQuantile(1 - p, df);
  let high = 4;
  while (high < 1e12 && tCdf(high, df) < p) high *= 4;
  return inverse((t) => tCdf(t, df), p, high > 4 ? high / 4 : 0, high);
}

/** The p-quantile of a gamma variable with this shape and scale 1. */
export const gammaQuantile = (p: number, shape: number): number =>
  inverse((x) => regularisedGamma(shape, x), p, 0, 2 * shape + 100 + 20 * Math.sqrt(shape));
