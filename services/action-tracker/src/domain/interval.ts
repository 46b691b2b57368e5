/** An estimate with its 80% interval. */
export interface Interval {
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

/** 90% quantile of the standard normal: 80% lie between it and its negative. */
const Z = 1.2815515655446004;

/**
 * 80% interval of a Poisson mean of which `count` events were seen (count > 0): Garwood's (1936), that is half the
 * chi-square quantiles chi2(.1; 2k) and chi2(.9; 2k + 2), the quantiles by Wilson and Hilferty (1931),
 * m(1 - 1/(9m) ± z/(3√m))^3 with m = k for the lower and k + 1 for the upper end.
 * Against the exact quantiles: at most 7% wide of the lower end at 1, 1.2% at 2, 0.2% from 4 on; 0.5% at the upper.
 */
export function poissonInterval80(count: number): Interval {
  return { at: count, low: halfChiSquare(count, -Z), high: halfChiSquare(count + 1, Z) };
}

const halfChiSquare = (m: number, z: number): number => m * Math.max(0, 1 - 1 / (9 * m) + z / (3 * Math.sqrt(m))) ** 3;

/**
 * The product of two independent positive estimates, its interval by MOVER on the logarithms (Zou and Donner 2008,
 * doi 10.1002/sim.3095): ln(at/low)² = ln(a.at/a.low)² + ln(b.at/b.low)², and likewise above.
 * An estimate whose interval reaches 0 or below gives a product whose interval begins at 0.
 */
export function product80(a: Interval, b: Interval): Interval {
  const at = a.at * b.at;
  const below = Math.hypot(spread(a.at, a.low), spread(b.at, b.low));
  const above = Math.hypot(spread(a.high, a.at), spread(b.high, b.at));
  return { at, low: at * Math.exp(-below), high: at * Math.exp(above) };
}

const spread = (upper: number, lower: number): number =>
  lower <= 0 ? Infinity : Math.max(0, Math.log(upper / lower));
