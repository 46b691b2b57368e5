import { tQuantile } from './quantiles.js';
import type { Scale } from './scale.js';
import { jackknifed, type ScoreMoments, ScoreSums } from './score-moments.js';
import { type Unsaid, unsaid } from './unsaid.js';

export type Band = 'naive' | 'customer-centric' | 'between' | 'undecided';

/** How accurately a group reflects the customers, 0 to 100. */
export interface MirrorIndex {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly se: number;
  readonly employees: number;
  readonly customers: number;
  readonly attributes: number;
  /** Before it is cut to 0 to 100: for differences between waves. */
  readonly uncut: number;
  /** Root mean squared gap over attributes, noise taken away, in points of 1 to 5. */
  readonly rootMeanSquareGap: number;
  readonly band: Band;
}

export const FEWEST_ATTRIBUTES = 5;
const TOLERANCE = 0.25;
const NAIVE_BELOW = 40;
const CENTRIC_ABOVE = 75;

/**
 * Lin's concordance of attributes' means (1989, Biometrics 45:255, doi 10.2307/2532051) with the noise of both samples
 * taken away and a tolerance τ = .25: 100·(2C+τ²)/(B²*+V_e*+V_c*+τ²). Level and pattern both count (Cronbach 1955,
 * Psychol. Bull. 52:177, doi 10.1037/h0044919); guessing one number for everything scores about 30. The interval is a
 * jackknife over every employee and every customer, t with n_e − 1; a band is named where the interval clears it.
 *
 * @param employees one row a person, one score an attribute, complete, on `scale`
 * @param weights one a customer, as their means are weighed by; all count alike without
 */
export function mirrorIndex(
  employees: readonly (readonly number[])[],
  customers: readonly (readonly number[])[],
  scale: Scale,
  { fewest = 5, weights }: { fewest?: number; weights?: readonly number[] | undefined } = {},
): MirrorIndex | Unsaid {
  const attributes = employees[0]?.length ?? 0;
  if (employees.length < Math.max(2, fewest) || customers.length < Math.max(2, fewest))
    return unsaid('too-few-answers');
  if (attributes < FEWEST_ATTRIBUTES) return unsaid('too-few-attributes');
  const [e, c] = [new ScoreSums(employees, scale), new ScoreSums(customers, scale, weights)];
  const [me, mc] = [e.all(), c.all()];
  const uncut = concordance(me, mc);
  const variance =
    jackknifed([...e.leftOut()].map((without) => concordance(without, mc))) +
    jackknifed([...c.leftOut()].map((without) => concordance(me, without)));
  const se = Math.sqrt(variance);
  const half = tQuantile(0.975, me.n - 1) * se;
  const ends = { low: cut(uncut - half), high: cut(uncut + half) };
  const gap = Math.sqrt(Math.max(0, squaredGap(me, mc)));
  const counts = { employees: me.n, customers: mc.n, attributes };
  return { value: cut(uncut), ...ends, se, ...counts, uncut, rootMeanSquareGap: gap, band: bandOf(ends) };
}

const cut = (index: number): number => Math.min(100, Math.max(0, index));

function bandOf({ low, high }: { low: number; high: number }): Band {
  if (high < NAIVE_BELOW) return 'naive';
  if (low > CENTRIC_ABOVE) return 'customer-centric';
  return low >= NAIVE_BELOW && high <= CENTRIC_ABOVE ? 'between' : 'undecided';
}

function concordance(e: ScoreMoments, c: ScoreMoments): number {
  const [le, lc] = [average(e.means), average(c.means)];
  const covariance = average(e.means.map((x, a) => (x - le) * (c.means[a]! - lc)));
  const level = Math.max(0, (le - lc) ** 2 - e.levelNoise - c.levelNoise);
  const spread = patternOf(e, le) + patternOf(c, lc);
  return (100 * (2 * covariance + TOLERANCE ** 2)) / (level + spread + TOLERANCE ** 2);
}

/** Variance over attributes, without that which chance alone gives. */
const patternOf = ({ means, noise, levelNoise }: ScoreMoments, level: number): number =>
  Math.max(0, average(means.map((x) => (x - level) ** 2)) - noise + levelNoise);

/** Mean squared gap over attributes less the noise of both means: may fall below 0. */
export const squaredGap = (e: ScoreMoments, c: ScoreMoments): number =>
  average(e.means.map((x, a) => (x - c.means[a]!) ** 2)) - e.noise - c.noise;

const average = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
