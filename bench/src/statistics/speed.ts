import { driversOf, type Random } from '@mirrorloop/statistics';
import { normal, rounded, times } from './chance.js';

/** Seconds of LMG shares for n answers, 12 attributes, 1,000 bootstrap samples. */
export function driverSeconds(random: Random, n: number, resamples: number): number {
  const halo = times(n, () => normal(random));
  const attributes = times(12, () => halo.map((h) => rounded(3.5 + 0.5 * h + 0.8 * normal(random))));
  const outcome = times(n, (i) => attributes.reduce((sum, x, a) => sum + (a + 1) * x[i]!, 0) / 78 + normal(random));
  const started = performance.now();
  driversOf(attributes, outcome, random, { resamples });
  return (performance.now() - started) / 1_000;
}
