import { inverse, regularisedBeta, regularisedGamma } from './special.js';

/** P(Z <= z) of the standard normal; Φ(z) = (1 + sign(z) P(1/2, z²/2)) / 2 (DLMF 7.11.1). */
export const normalCdf = (z: number): number => 0.5 * (1 + Math.sign(z) * regularisedGamma(0.5, (z * z) / 2));
export const normalQuantile = (p: number): number => inverse(normalCdf, p, -40, 40);

/** P(T <= t) of Student's t with df degrees of freedom (DLMF 8.17.i, with x = df / (df + t²)). */
export function tCdf(t: number, df: number): number {
  const tail = regularisedBeta(df / (df + t * t), df / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}
export const tQuantile = (p: number, df: number): number => inverse((t) => tCdf(t, df), p, -1e7, 1e7);

/** The p-quantile of a gamma variable with this shape and scale 1. */
export const gammaQuantile = (p: number, shape: number): number =>
  inverse((x) => regularisedGamma(shape, x), p, 0, 2 * shape + 100 + 20 * Math.sqrt(shape));
