/** An estimate with the ends of its interval. */
export interface Interval {
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The product of two independent positive estimates, its interval at the level of theirs by MOVER on the logarithms
 * (Zou and Donner 2008, doi 10.1002/sim.3095): ln(at/low)² = ln(a.at/a.low)² + ln(b.at/b.low)², and likewise above.
 * An estimate whose interval reaches 0 or below gives a product whose interval begins at 0.
 */
export function product(a: Interval, b: Interval): Interval {
  const at = a.at * b.at;
  const below = Math.hypot(spread(a.at, a.low), spread(b.at, b.low));
  const above = Math.hypot(spread(a.high, a.at), spread(b.high, b.at));
  return { at, low: at * Math.exp(-below), high: at * Math.exp(above) };
}

const spread = (upper: number, lower: number): number => (lower <= 0 ? Infinity : Math.max(0, Math.log(upper / lower)));
