import { meanInterval } from '@mirrorloop/statistics';

/** What the store counted of the evidence: distinct current customers, and the values a year that are known of them. */
export interface EvidenceCounts {
  readonly signals: number;
  readonly customers: number;
  /** Of the currency most of them have; null where no value is known. */
  readonly values: { readonly n: number; readonly mean: number; readonly sd: number; readonly currency: string } | null;
}

export interface Size {
  readonly signals: number;
  readonly customers: number;
  readonly customersAWeek: number;
  readonly valueAYear: {
    readonly mean: number;
    readonly low: number;
    readonly high: number;
    readonly n: number;
    readonly currency: string;
  } | null;
}

/** Money is shown with its 80% interval. */
const MONEY_LEVEL = 0.8;
const DAYS_A_WEEK = 7;

/** @param days of the period the evidence spans */
export function sizeOf({ signals, customers, values }: EvidenceCounts, days: number): Size {
  const customersAWeek = round((customers * DAYS_A_WEEK) / days, 1);
  const estimate = values && meanInterval(values.n, values.mean, values.sd, MONEY_LEVEL);
  if (!estimate) return { signals, customers, customersAWeek, valueAYear: null };
  const { value, low, high, n } = estimate;
  const valueAYear = {
    mean: round(value, 2),
    low: round(Math.max(0, low), 2),
    high: round(high, 2),
    n,
    currency: values.currency,
  };
  return { signals, customers, customersAWeek, valueAYear };
}

const round = (x: number, places: number): number => Math.round(x * 10 ** places) / 10 ** places;
