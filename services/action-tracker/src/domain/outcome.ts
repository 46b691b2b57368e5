import { Rejected } from '@mirrorloop/kernel';
import { type OutcomeVerdict, outcomeVerdict } from '@mirrorloop/statistics';
import { Checks, type Said } from './checks.js';

export type Verdict = OutcomeVerdict;
/** The success measure taken again, as the improvement in its own unit (more than 0: as wished), 95% interval. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly source: string;
}

/**
 * The verdict follows from the interval and from what was fixed beforehand, never from a wish.
 * Throws one `Rejected` that names everything missing or wrong.
 */
export function readOutcome(said: Said, smallestEffect: number): Outcome {
  const checks = new Checks();
  checks.number(said, 'version', 'Say which version of the action you saw.', Number.isInteger);
  const effect = checks.number(said, 'effect', 'Give the improvement that was measured, in the unit.', () => true);
  const low = checks.number(said, 'low', 'Give where its 95% interval begins.', (n) => n <= (effect ?? n));
  const high = checks.number(said, 'high', 'Give where its 95% interval ends.', (n) => n >= (effect ?? n));
  const n = checks.number(said, 'n', 'Give how many it was measured on.', (m) => Number.isInteger(m) && m > 0);
  const source = checks.text(said, 'source', 'Say where the figures come from.');
  if (effect === undefined || low === undefined || high === undefined || n === undefined || !source || checks.errors[0])
    throw new Rejected('An outcome has an interval, an n and a source', checks.errors);
  return { verdict: outcomeVerdict({ low, high }, smallestEffect), effect, low, high, n, source };
}
