import { gammaQuantile, normalQuantile, tQuantile, Z95 } from './quantiles.js';

/** A figure with what it rests on: never shown without n and both ends. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

type Limits = Omit<Estimate, 'n'>;

/**
 * The difference of two independent estimates from their own limits (MOVER: Newcombe 1998, Stat. Med. 17:873; Zou &
 * Donner 2008, Stat. Med. 27:1693); `below` and `above` are the arms of its interval.
 */
export function differenceOf(one: Limits, other: Limits) {
  const difference = one.value - other.value;
  const below = Math.hypot(one.value - one.low, other.high - other.value);
  const above = Math.hypot(one.high - one.value, other.value - other.low);
  return { difference, low: difference - below, high: difference + above, below, above };
}

/**
 * A share k/n with Wilson's score interval; null for n = 0.
 * Wilson (1927), J. Am. Stat. Assoc. 22:209, without continuity correction.
 */
export function wilson(k: number, n: number, level = 0.95): Estimate | null {
  if (n === 0) return null;
  const z = level === 0.95 ? Z95 : normalQuantile(0.5 + level / 2);
  const share = k / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { value: share, low: k === 0 ? 0 : middle - half, high: k === n ? 1 : middle + half, n };
}

/**
 * The mean of what a count of `k` events shows, with Garwood's exact interval:
 * low = Γ⁻¹((1−level)/2; k), high = Γ⁻¹((1+level)/2; k+1). Garwood (1936), Biometrika 28:437.
 */
export function poissonInterval(k: number, level = 0.95): Estimate {
  const low = k === 0 ? 0 : gammaQuantile((1 - level) / 2, k);
  return { value: k, low, high: gammaQuantile((1 + level) / 2, k + 1), n: k };
}

/**
 * A mean with Student's interval: mean ± t(n−1) · sd / √n (Student 1908, Biometrika 6:1). Null for fewer than two
 * values: one says nothing of how far they spread.
 *
 * @param sd with n − 1
 */
export function meanInterval(n: number, mean: number, sd: number, level = 0.95): Estimate | null {
  if (n < 2) return null;
  const half = (tQuantile(0.5 + level / 2, n - 1) * sd) / Math.sqrt(n);
  return { value: mean, low: mean - half, high: mean + half, n };
}
