import { isSaid, type Random, rake } from '@mirrorloop/statistics';
import type { Answers } from '../answers.js';
import { attributesOf, type Instrument } from '../instrument.js';
import { type Scores, scoresOf } from '../scores.js';

/** Shares of all customers by one characteristic: `{ by: 'segment', shares: { new: 0.3, regular: 0.7 } }`. */
export interface CustomerBase {
  readonly by: string;
  readonly shares: Readonly<Record<string, number>>;
}

/** Everything a report is drawn from, with scores ready. */
export interface Material {
  readonly instrument: Instrument;
  readonly attributes: readonly string[];
  readonly employees: readonly Answers[];
  readonly customers: readonly Answers[];
  readonly ours: Scores;
  readonly theirs: Scores;
  /** One a customer, mean 1; null where all count alike. */
  readonly weights: readonly number[] | null;
  readonly random: Random;
}

export function materialOf(
  instrument: Instrument,
  answers: readonly Answers[],
  base: readonly CustomerBase[],
  random: Random,
) {
  const employees = answers.filter(({ population }) => population === 'employee');
  const customers = answers.filter(({ population }) => population === 'customer');
  const weighting = weightingOf(customers, base);
  const material: Material = {
    ...{ instrument, employees, customers, random },
    attributes: attributesOf(instrument),
    ours: scoresOf(employees, instrument),
    theirs: scoresOf(customers, instrument),
    weights: weighting?.weights ?? null,
  };
  return { material, weighting: weighting?.told ?? null };
}

/** Raked to the customer base; refused, with the reason, where a share has no respondent or a respondent no share. */
function weightingOf(customers: readonly Answers[], base: readonly CustomerBase[]) {
  if (base.length === 0 || customers.length === 0) return null;
  const by = base.map((one) => one.by);
  const raked = rake(
    base.map(({ by: of, shares }) => ({ groups: customers.map(({ groups }) => groups[of] ?? ''), shares })),
  );
  if (!isSaid(raked)) return { weights: null, told: { by, designEffect: null, reason: raked.reason as string } };
  return { weights: raked.weights, told: { by, designEffect: raked.designEffect, reason: null } };
}

/** Figures of those who have one, in their order; a score of several items may leave the scale by what its missing items weigh. */
export const onScale = (values: readonly (number | null)[], { scale }: Instrument): number[] =>
  values.flatMap((x) => (x === null ? [] : [Math.min(scale.high, Math.max(scale.low, x))]));

/** What customers, or some of them, say: weighted where there is something to weigh by. */
export function customersSay(
  { weights, instrument }: Material,
  scores: readonly (number | null)[],
  among?: readonly number[],
) {
  const who = (among ?? scores.map((_, i) => i)).filter((i) => scores[i] !== null);
  const values = onScale(
    who.map((i) => scores[i]!),
    instrument,
  );
  return weights ? { values, weights: who.map((i) => weights[i]!) } : { values };
}
