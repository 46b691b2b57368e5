import { FEWEST, type Gap } from './gap.js';
import type { EffectSize } from './hedges.js';
import { Z95 } from './quantiles.js';
import { meanOf, varianceOf } from './sample.js';
import { isOn, marginOf, type Scale } from './scale.js';
import { isSaid, type Unsaid, unsaid } from './unsaid.js';
import { outside, paired } from './welch.js';

/** What both populations of one unit (a school, a store) say on average. */
export interface UnitMeans {
  readonly employees: number;
  readonly customers: number;
}

/**
 * The gap over units of which only means are known: paired, since both populations of a unit speak of the same place.
 * Each unit counts once, however many answered in it. n is the number of units; the effect is the mean difference in
 * standard deviations of differences.
 */
export function pairedGap(units: readonly UnitMeans[], scale: Scale, margin = marginOf(scale)): Gap | Unsaid {
  if (units.length < FEWEST) return unsaid('too-few-answers');
  if (!units.every(({ employees, customers }) => isOn(scale, employees) && isOn(scale, customers)))
    return unsaid('outside-the-scale');
  const difference = paired(units.map(({ employees, customers }) => employees - customers));
  if (!isSaid(difference)) return difference;
  const { value, low, high, p, dz } = difference;
  return {
    ...{ value, low, high, p, margin },
    employees: sideOf(units.map(({ employees }) => employees)),
    customers: sideOf(units.map(({ customers }) => customers)),
    pEquivalent: outside(difference, margin),
    effect: dz === null ? unsaid('no-variance') : sizeOf(dz, units.length),
  };
}

/**
 * One unit alone: its gap is known, and not how far it errs, since a mean doesn't tell how its answers spread. So there
 * is no interval and no verdict.
 */
export const gapOfMeans = ({ employees, customers }: UnitMeans): Unsaid & { readonly gap: number } => ({
  ...unsaid('only-means'),
  gap: employees - customers,
});

const sideOf = (values: readonly number[]) => {
  const mean = meanOf(values);
  return { n: values.length, mean, variance: varianceOf(values, mean) };
};

/** Of a standardised mean difference within pairs: se² = 1/n + d²/2n (Becker 1988, Br. J. Math. Stat. Psychol. 41:257). */
function sizeOf(value: number, n: number): EffectSize {
  const se = Math.sqrt(1 / n + value ** 2 / (2 * n));
  const half = Z95 * se;
  return { value, se, low: value - half, high: value + half };
}
