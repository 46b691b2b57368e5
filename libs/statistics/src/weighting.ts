import { quantilesOf, sumOf } from './sample.js';
import { type Unsaid, unsaid } from './unsaid.js';

export interface Weighting {
  readonly value: number;
  /** One a respondent, mean 1. */
  readonly weights: readonly number[];
  /** Kish's design effect: how much larger the variance is for weighing. Above 2 warn. */
  readonly designEffect: number;
}

/** One characteristic: each respondent's group, and the share each group has among all customers. */
export interface Margin {
  readonly groups: readonly string[];
  readonly shares: Readonly<Record<string, number>>;
}

const ROUNDS = 200;
const SETTLED = 1e-10;
const MOST_TIMES_MEDIAN = 5;

/**
 * Raking to known margins (Deming & Stephan 1940, Ann. Math. Stat. 11:427, doi 10.1214/aoms/1177731829), weights cut at
 * five times their median, raked again. Refused where a group that exists among customers has no respondent.
 */
export function rake(margins: readonly Margin[]): Weighting | Unsaid {
  if (
    margins.some(({ groups, shares }) =>
      Object.keys(shares).some((group) => shares[group]! > 0 && !groups.includes(group)),
    )
  )
    return unsaid('empty-cell');
  if (margins.some(({ groups, shares }) => groups.some((group) => !(shares[group]! > 0)))) return unsaid('empty-cell');
  const raked = settled(
    margins,
    margins[0]!.groups.map(() => 1),
  );
  if (!raked) return unsaid('does-not-converge');
  const [median] = quantilesOf(raked, 0.5);
  const cut = raked.map((weight) => Math.min(weight, MOST_TIMES_MEDIAN * median!));
  const weights = cut.some((weight, i) => weight < raked[i]!) ? settled(margins, cut) : raked;
  return weights ? { value: kish(weights), weights, designEffect: kish(weights) } : unsaid('does-not-converge');
}

/** Kish (1965), Survey Sampling: n Σw² / (Σw)². */
export const kish = (weights: readonly number[]): number =>
  (weights.length * sumOf(weights.map((w) => w * w))) / sumOf(weights) ** 2;

function settled(margins: readonly Margin[], start: readonly number[]): number[] | undefined {
  let weights = [...start];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = weights;
    for (const margin of margins) weights = scaledTo(margin, weights);
    if (weights.every((weight, i) => Math.abs(weight - before[i]!) < SETTLED)) return weights;
  }
  return undefined;
}

function scaledTo({ groups, shares }: Margin, weights: readonly number[]): number[] {
  const sums = new Map<string, number>();
  groups.forEach((group, i) => sums.set(group, (sums.get(group) ?? 0) + weights[i]!));
  const all = sumOf(Object.values(shares));
  return weights.map((weight, i) => (weight * (shares[groups[i]!]! / all) * groups.length) / sums.get(groups[i]!)!);
}
