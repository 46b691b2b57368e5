import { poissonInterval } from '@mirrorloop/statistics';
import { type Interval, product } from './interval.js';
import { roundToCents } from './money.js';

/** One side of the stakes: an amount per week of delay with its 80% interval, and in words how it was computed. */
export interface StakesSide {
  readonly amount: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly basis: string;
}
/** What is gained by acting and what is lost by not acting, each per week of delay. */
export interface Stakes {
  readonly acting: StakesSide;
  readonly notActing: StakesSide;
}
/** How large an insight is, as its event says. */
export interface InsightSize {
  /** Known customers seen. */
  readonly customers: number;
  readonly customersAWeek: number;
  /** Mean value a year of the customers whose value is known, with its 80% interval. */
  readonly valueAYear: {
    readonly mean: number;
    readonly low: number;
    readonly high: number;
    readonly n: number;
    readonly currency: string;
  } | null;
}
/** Shares from 0 to 1, settings of the organisation; shown in the basis of whatever was computed with them. */
export interface Rates {
  /** The part of an affected customer's yearly value that is lost when nothing is done. */
  readonly shareOfValueAtRisk: number;
  /** The part of that loss that acting wins back. */
  readonly shareWonBackByActing: number;
}
export const DEFAULT_RATES: Rates = { shareOfValueAtRisk: 0.1, shareWonBackByActing: 0.5 };

/** Money carries 80% intervals, as the insight's value does. */
const LEVEL = 0.8;

export type ComputedStakes =
  | { readonly stakes: Stakes; readonly missing: null }
  /** Nothing was computed; `missing` says why, so that a manager can state the stakes instead. */
  | { readonly stakes: null; readonly missing: string };

/**
 * Lost by each week of waiting = customers affected a week × mean value a year × share of that value at risk;
 * gained by acting = that × the share won back. Both in the currency of the data, a week.
 *
 * The 80% interval combines the exact Poisson interval (Garwood) of the customers seen, scaled to a week, with the
 * 80% interval of their mean value, as `product` says; the rates are settings and add none.
 */
export function computeStakes(size: InsightSize, rates: Rates): ComputedStakes {
  const { customers, customersAWeek, valueAYear: value } = size;
  if (customers <= 0) return none('No known customer is among the signals of the insight.');
  if (customersAWeek <= 0) return none('So few customers are concerned that a week of waiting concerns none of them.');
  if (!value) return none('The value of the customers concerned is not known.');
  if (value.mean <= 0) return none('The customers concerned have no positive value a year.');
  const { low, high } = poissonInterval(customers, LEVEL);
  const affected = scaled({ at: customers, low, high }, customersAWeek / customers);
  const atRisk = product(affected, { at: value.mean, low: value.low, high: value.high });
  const lost = scaled(atRisk, rates.shareOfValueAtRisk);
  const unit = `${value.currency} a week`;
  const notActing = side(lost, unit, basisOfWaiting(size, value, rates));
  const acting = side(scaled(lost, rates.shareWonBackByActing), unit, basisOfActing(rates));
  return { stakes: { acting, notActing }, missing: null };
}

const none = (missing: string): ComputedStakes => ({ stakes: null, missing });

const scaled = ({ at, low, high }: Interval, by: number): Interval => ({ at: at * by, low: low * by, high: high * by });

const side = ({ at, low, high }: Interval, unit: string, basis: string): StakesSide => ({
  amount: roundToCents(at),
  low: roundToCents(low),
  high: roundToCents(high),
  unit,
  basis,
});

const basisOfWaiting = (size: InsightSize, value: NonNullable<InsightSize['valueAYear']>, rates: Rates): string =>
  `${figures(size.customersAWeek)} customers a week × ${percent(rates.shareOfValueAtRisk)} of ` +
  `${value.currency} ${figures(value.mean)} a year at risk (setting); ` +
  `${size.customers} customers seen, the value of ${value.n} known; 80% interval`;

const basisOfActing = (rates: Rates): string =>
  `${percent(rates.shareWonBackByActing)} of what a week of waiting loses is won back by acting (setting); 80% interval`;

/** Whole numbers from ten on, else one decimal: 432, 2.3. */
const figures = (n: number): string => String(n >= 10 ? Math.round(n) : Math.round(n * 10) / 10);
const percent = (share: number): string => `${Number((share * 100).toPrecision(4))}%`;
