import { roundToCents } from './money.js';
import type { Stakes, StakesSide } from './stakes.js';

const WEEK_MS = 7 * 86_400_000;
const A_WEEK = / a week$/;
/** The basis as it is written here: weeks, amount and unit, to be said in other languages. */
export const WEEKS_OF_WAITING = /^([\d.]+) weeks of waiting at ([\d.]+) (.+?)( a week)?$/;

/** What waiting has cost between the two instants: the stakes of not acting times the weeks, with their interval. */
export function costOfDelay({ notActing }: Stakes, since: Date, now: Date): StakesSide {
  const weeks = Math.max(0, now.getTime() - since.getTime()) / WEEK_MS;
  const { amount, low, high, unit } = notActing;
  const times = (side: number | null) => (side === null ? null : roundToCents(side * weeks));
  const basis = `${Math.round(weeks * 10) / 10} weeks of waiting at ${amount} ${unit}`;
  return { amount: times(amount)!, low: times(low), high: times(high), unit: unit.replace(A_WEEK, ''), basis };
}
