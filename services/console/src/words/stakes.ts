import type { Stakes } from '@mirrorloop/contracts';
import { money, number, type Lang } from './format.js';

type Side = Stakes['acting'];

const WEEKLY = /^([A-Z]{3}) a week$/;

/** The currency of an amount of money a week; null when the stakes are stated in anything else. */
export const currencyOf = (side: Side): string | null => WEEKLY.exec(side.unit)?.[1] ?? null;

export function amountOf(lang: Lang, side: Side): string {
  const currency = currencyOf(side);
  return currency
    ? money(lang, side.amount, currency)
    : `${number(lang, side.amount, side.amount % 1 ? 1 : 0)} ${side.unit}`;
}

/** Both ends of the interval, or null where the amount was stated and not estimated. */
export function endsOf(lang: Lang, side: Side): { low: string; high: string } | null {
  if (side.low === null || side.high === null) return null;
  const currency = currencyOf(side);
  const say = (value: number) => (currency ? money(lang, value, currency) : number(lang, value));
  return { low: say(side.low), high: say(side.high) };
}

export interface CostOfWaiting {
  amount: number;
  currency: string;
  /** How many of those asked about have stakes in this currency: the rest isn't in the sum. */
  counted: number;
}

/** Adds up what a week of waiting costs where it is known in one currency; null where it is known of none. */
export function costOfWaiting(all: readonly (Stakes | null)[]): CostOfWaiting | null {
  const known = all.flatMap((stakes) => {
    const currency = stakes && currencyOf(stakes.notActing);
    return stakes && currency ? [{ amount: stakes.notActing.amount, currency }] : [];
  });
  const currency = known[0]?.currency;
  if (!currency) return null;
  const same = known.filter((k) => k.currency === currency);
  return { currency, amount: same.reduce((sum, k) => sum + k.amount, 0), counted: same.length };
}
