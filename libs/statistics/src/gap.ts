import { betaMean, chanceBelow, mover } from './beta-mean.js';
import { type EffectSize, hedges } from './hedges.js';
import { type Answers, measured, type Measured } from './measured.js';
import { isOn, marginOf, type Scale } from './scale.js';
import { type Unsaid, unsaid } from './unsaid.js';
import { type Difference, outside, welch } from './welch.js';

/** The fewest of each population between whom a gap is measured. */
export const FEWEST = 5;

/** Employees' mean minus customers', in points of the scale. */
export interface Gap {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly employees: { readonly n: number; readonly mean: number; readonly variance: number };
  readonly customers: { readonly n: number; readonly mean: number; readonly variance: number };
  /** Against no gap. */
  readonly p: number;
  /** Against a gap of the margin or more: small where they are equivalent. */
  readonly pEquivalent: number;
  readonly effect: EffectSize | Unsaid;
  readonly margin: number;
}

interface Inference {
  readonly low: number;
  readonly high: number;
  readonly pBeta: number;
  readonly pEquivalentBeta: number;
}

/**
 * The gap with its interval, and p the larger of the beta's and Welch's. The smaller sample gets the beta, the larger
 * Student's t; of samples alike in size the one that varies more; alike in both, Welch for all. So swapping the
 * populations flips the signs and nothing else. Simulated on eleven shapes of answers: with eight employees and more
 * 95% intervals cover 92 to 96% (Welch 67 to 95%).
 */
export function gapBetween(
  employees: Answers,
  customers: Answers,
  scale: Scale,
  margin = marginOf(scale),
): Gap | Unsaid {
  if (employees.values.length < FEWEST || customers.values.length < FEWEST) return unsaid('too-few-answers');
  if (![...employees.values, ...customers.values].every((value) => isOn(scale, value)))
    return unsaid('outside-the-scale');
  const [e, c] = [measured(employees), measured(customers)];
  const plain = welch(e, c) as Difference;
  const { low, high, pBeta, pEquivalentBeta } = inferred(e, c, scale, margin, plain);
  return {
    value: plain.value,
    low,
    high,
    employees: { n: e.n, mean: e.mean, variance: e.variance },
    customers: { n: c.n, mean: c.mean, variance: c.variance },
    p: Math.max(pBeta, plain.p),
    pEquivalent: Math.max(pEquivalentBeta, outside(plain, margin)),
    effect: hedges(e, c),
    margin,
  };
}

function inferred(e: Measured, c: Measured, scale: Scale, margin: number, plain: Difference): Inference {
  if (getsBeta(e, c)) return byBeta(e, c, scale, margin);
  if (getsBeta(c, e)) {
    const { low, high, ...chances } = byBeta(c, e, scale, margin);
    return { low: -high, high: -low, ...chances };
  }
  return { low: plain.low, high: plain.high, pBeta: plain.p, pEquivalentBeta: outside(plain, margin) };
}

/** Variances that differ by rounding alone are alike, or another scale would choose another. */
const getsBeta = (a: Measured, b: Measured): boolean =>
  a.n < b.n || (a.n === b.n && a.variance > b.variance * (1 + 1e-9));

function byBeta(few: Measured, many: Measured, scale: Scale, margin: number): Inference {
  const beta = betaMean(few, scale);
  const below = chanceBelow(beta, many, 0);
  const pEquivalentBeta = Math.max(chanceBelow(beta, many, -margin), 1 - chanceBelow(beta, many, margin));
  return { ...mover(few, many, beta, 0.95), pBeta: 2 * Math.min(below, 1 - below), pEquivalentBeta };
}
