import { driverMirror, driversOf, isSaid, type DriverMirrorVerdict, type Random } from '@mirrorloop/statistics';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { normal, rounded, times } from './chance.js';

const SCALE = { low: 1, high: 5, points: 5 };
const WEIGHTS = [0.45, 0.25, 0.14, 0.08, 0.05, 0.03];
const LEVELS = [3.4, 3.9, 3.6, 4.1, 3.2, 3.8];

/** How groups whose levels are right and whose reasons are `weights` are classed, asked for 100 points each. */
export function mirrorClasses(
  random: Random,
  runs: number,
  employees: number,
  reasons: 'right' | 'reversed',
): Record<DriverMirrorVerdict, number> {
  const weights = reasons === 'right' ? WEIGHTS : [...WEIGHTS].reverse();
  const customers = people(2_000, WEIGHTS, random);
  const attributes = WEIGHTS.map((_, a) => customers.map((row) => row[a]!));
  const found = driversOf(
    attributes,
    customers.map((row) => row[6]!),
    random,
    { resamples: 200 },
  );
  if (!isSaid(found)) throw new Error(found.reason);
  const counts = { both: 0, 'level-only': 0, 'reasons-only': 0, neither: 0, undecided: 0 };
  for (let run = 0; run < runs; run += 1) {
    const mirror = driverMirror(
      {
        points: times(employees, () => spread(weights, random)),
        employees: people(employees, weights, random).map((row) => row.slice(0, 6)),
        customers: customers.map((row) => row.slice(0, 6)),
        shares: found.drivers.map(({ lmg }) => lmg),
        replicates: found.replicates,
        scale: SCALE,
      },
      random,
      200,
    );
    counts[isSaid(mirror) ? mirror.verdict : 'undecided'] += 1 / runs;
  }
  return counts;
}

/** Six attributes with a halo, and an outcome that follows them by their weights (R² about .6). */
function people(n: number, weights: readonly number[], random: Random): number[][] {
  const pulls = weights.map(Math.sqrt);
  const all = pulls.reduce((sum, pull) => sum + pull, 0);
  const spreadOfSum = Math.sqrt(0.6 * pulls.reduce((sum, pull) => sum + pull * pull, 0) + 0.4 * all * all);
  const level = LEVELS.reduce((sum, x) => sum + x, 0) / LEVELS.length;
  return times(n, () => {
    const halo = normal(random);
    const x = weights.map(() => Math.sqrt(0.4) * halo + Math.sqrt(0.6) * normal(random));
    const pull = x.reduce((sum, value, a) => sum + value * pulls[a]!, 0) / spreadOfSum;
    const outcome = Math.sqrt(0.6) * pull + Math.sqrt(0.4) * normal(random);
    return [...x.map((value, a) => rounded(LEVELS[a]! + 0.9 * value)), rounded(level + 0.9 * outcome)];
  });
}

/** One person's 100 points in fives, scattered around the weights (a Dirichlet of mass 6). */
function spread(weights: readonly number[], random: Random): number[] {
  const drawn = weights.map((weight) => gamma(6 * weight + 0.05, random));
  const total = drawn.reduce((sum, x) => sum + x, 0);
  return drawn.map((x) => Math.round((20 * x) / total) * 5 + 1e-6);
}

/** Marsaglia & Tsang (2000), ACM TOMS 26:363. */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * uniformFloat64(random) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = normal(random);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - uniformFloat64(random)) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}
