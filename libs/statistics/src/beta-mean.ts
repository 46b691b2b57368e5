import type { Estimate } from './intervals.js';
import { type Answers, measured, type Measured } from './measured.js';
import { tQuantile } from './quantiles.js';
import { sumOf } from './sample.js';
import { pointsOf, rangeOf, type Scale } from './scale.js';
import { inverse, regularisedBeta } from './special.js';

/** A beta on the scale: what a few bounded answers say of their mean. */
export interface BetaMean {
  readonly a: number;
  readonly b: number;
  readonly scale: Scale;
}

/**
 * Each answer weighs its mass (1), each point of the scale 1/K (Perks 1947, J. Inst. Actuaries 73:285), so that answers
 * that are all alike still say how little they say. Mean and variance of the Dirichlet's mean, put into a beta.
 */
export function betaMean({ values, masses }: Measured, scale: Scale): BetaMean {
  const points = pointsOf(scale);
  const x = [...values, ...points];
  const mass = [...masses, ...points.map(() => 1 / points.length)];
  const total = sumOf(mass);
  const mean = sumOf(x.map((value, i) => mass[i]! * value)) / total;
  const square = sumOf(x.map((value, i) => mass[i]! * (value - mean) ** 2)) / total;
  const width = rangeOf(scale);
  const mu = (mean - scale.low) / width;
  const strength = (mu * (1 - mu) * width ** 2 * (total + 1)) / square - 1;
  return { a: mu * strength, b: (1 - mu) * strength, scale };
}

export function betaQuantile({ a, b, scale }: BetaMean, share: number): number {
  return scale.low + rangeOf(scale) * inverse((x) => regularisedBeta(x, a, b), share, 0, 1);
}

/** A mean of few bounded answers with its interval, which holds the mean and never leaves the scale. */
export function scaleMean(answers: Answers, scale: Scale, level = 0.95): Estimate {
  const { n, mean, ...rest } = measured(answers);
  const beta = betaMean({ n, mean, ...rest }, scale);
  const [low, high] = [betaQuantile(beta, (1 - level) / 2), betaQuantile(beta, (1 + level) / 2)];
  return { value: mean, low: Math.min(low, mean), high: Math.max(high, mean), n };
}

/** Nodes and weights of nine-point Gauss–Hermite quadrature; the weights are divided by √π. */
const NODES = [0, 0.7235510187528376, 1.468553289216668, 2.266580584531843, 3.190993201781528] as const;
const WEIGHTS = [
  0.4063492063492063, 0.2440975028949394, 0.0499164067652179, 0.0027891413212317, 0.0000223458440077,
] as const;
const HERMITE = NODES.flatMap((node, i) =>
  (node === 0 ? [0] : [-node, node]).map((at) => ({ at, weight: WEIGHTS[i]! })),
);

/** P(beta mean − normal mean <= d): the beta convolved with the other population's normal error. */
export function chanceBelow(beta: BetaMean, other: Measured, d: number): number {
  const { low } = beta.scale;
  const spread = Math.SQRT2 * Math.sqrt(other.squaredError);
  return HERMITE.reduce((sum, { at, weight }) => {
    const x = (d + other.mean + spread * at - low) / rangeOf(beta.scale);
    return sum + weight * regularisedBeta(Math.min(1, Math.max(0, x)), beta.a, beta.b);
  }, 0);
}

/** MOVER: limits of a difference from limits of each part. Zou & Donner (2008), Stat. Med. 27:1693, doi 10.1002/sim.3095. */
export function mover(few: Measured, many: Measured, beta: BetaMean, level: number): { low: number; high: number } {
  const gap = few.mean - many.mean;
  const low = Math.min(betaQuantile(beta, (1 - level) / 2), few.mean);
  const high = Math.max(betaQuantile(beta, (1 + level) / 2), few.mean);
  const half = tQuantile(0.5 + level / 2, many.n - 1) * Math.sqrt(many.squaredError);
  return { low: gap - Math.hypot(few.mean - low, half), high: gap + Math.hypot(high - few.mean, half) };
}
