import type { Gap } from './gap.js';
import { benjaminiHochberg } from './multiplicity.js';
import { isSaid, type Unsaid } from './unsaid.js';

export type GapVerdict = 'blind-spot' | 'hidden-strength' | 'aligned' | 'inconclusive';

/** A gap among all that were looked at together. */
export interface JudgedGap extends Gap {
  readonly q: number;
  readonly qEquivalent: number;
  readonly verdict: GapVerdict;
  /** Aligned, and yet there is a difference: real but immaterial. */
  readonly immaterial: boolean;
  /** Where inconclusive: employees that would find a gap of this size, and those that could show there is none that matters. */
  readonly needed: { readonly toFindIt: number; readonly toShowAligned: number } | null;
}

export const FALSE_DISCOVERY_RATE = 0.05;

/**
 * Verdicts over all cells of a study: Benjamini and Hochberg for p and apart for p of equivalence, so intervals (one a
 * cell) and verdicts may differ. 'Aligned' comes from the equivalence test alone, never from a missing difference.
 */
export function judge(gaps: readonly (Gap | Unsaid)[]): (JudgedGap | Unsaid)[] {
  const said = gaps.filter((gap): gap is Gap => isSaid(gap));
  const q = benjaminiHochberg(said.map(({ p }) => p));
  const qEquivalent = benjaminiHochberg(said.map((gap) => gap.pEquivalent));
  const judged = new Map(said.map((gap, i) => [gap, judgedGap(gap, q[i]!, qEquivalent[i]!)]));
  return gaps.map((gap) => (isSaid(gap) ? judged.get(gap)! : gap));
}

function judgedGap(gap: Gap, q: number, qEquivalent: number): JudgedGap {
  const aligned = qEquivalent <= FALSE_DISCOVERY_RATE;
  const differs = q <= FALSE_DISCOVERY_RATE;
  const verdict = aligned ? 'aligned' : differs ? (gap.value > 0 ? 'blind-spot' : 'hidden-strength') : 'inconclusive';
  return {
    ...gap,
    q,
    qEquivalent,
    verdict,
    immaterial: aligned && differs,
    needed: verdict === 'inconclusive' ? neededFor(gap) : null,
  };
}

function neededFor({ value, margin, employees, customers }: Gap): JudgedGap['needed'] {
  const variance = Math.max(employees.variance, customers.variance);
  return {
    toFindIt: answersToFind(Math.max(Math.abs(value), margin / 2), variance),
    toShowAligned: answersToShowAligned(margin, variance),
  };
}

/** Employees a group that find a gap of this size with 85% chance among many cells: 11.7 s²/g², simulated. */
export const answersToFind = (gap: number, variance: number): number =>
  Math.max(5, Math.ceil((11.7 * variance) / gap ** 2));

/** Employees a group that show equivalence with 85% chance where there is no difference: 14 (s/δ)², simulated. */
export const answersToShowAligned = (margin: number, variance: number): number =>
  Math.max(5, Math.ceil((14 * variance) / margin ** 2));

/** The gap that so many employees find with 85% chance, in points of the scale. */
export const gapFoundBy = (n: number, variance: number): number => Math.sqrt((11.7 * variance) / n);
