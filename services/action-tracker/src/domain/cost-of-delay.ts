import { roundToCents } from './money.js';
import type { Stakes, StakesSide } from './stakes.js';

const WEEK_MS = 7 * 86_400_000;
/** Stakes are counted in a week of delay, whichever way a unit says so. */
const A_WEEK = /\s+(?:(?:a|per) week|(?:je|pro) Woche)$/i;
const CURRENCY = /^[A-Z]{3}$/;

/** What waiting has cost, and what it was computed from, for each language to say in its own words. */
export interface CostOfDelay extends StakesSide {
  readonly weeks: number;
  /** What a week of waiting costs, in the unit. */
  readonly rate: number;
  /** ISO 4217; null where the stakes are stated in anything but money. */
  readonly currency: string | null;
}

/** What waiting has cost between the two instants: the stakes of not acting times the weeks, with their interval. */
export function costOfDelay({ notActing }: Stakes, since: Date, now: Date): CostOfDelay {
  const weeks = Math.max(0, now.getTime() - since.getTime()) / WEEK_MS;
  const { amount: rate, low, high } = notActing;
  const unit = notActing.unit.replace(A_WEEK, '');
  const times = (side: number | null) => (side === null ? null : roundToCents(side * weeks));
  // The version before reads the figures back from this sentence: it stays as it is.
  const basis = `${Math.round(weeks * 10) / 10} weeks of waiting at ${rate} ${notActing.unit}`;
  const currency = CURRENCY.test(unit) ? unit : null;
  return { amount: times(rate)!, low: times(low), high: times(high), unit, basis, weeks, rate, currency };
}
