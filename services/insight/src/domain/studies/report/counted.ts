import { type Counted, type Ledger, SMALLEST_GROUP } from '@mirrorloop/statistics';

/**
 * How many of some people, as far as it may be told. Those who wrote a thing are a group like any other: fewer than the
 * smallest are told as 'fewer than five' (0 to 4), all but so few likewise, and a number by which somebody could be
 * found out by subtraction isn't told at all (null).
 */
export function countedOf(named: readonly number[], among: readonly number[], ledger: Ledger): Counted | null {
  const [k, n] = [named.length, among.length];
  const few = SMALLEST_GROUP - 1;
  if (k <= few) return { least: 0, most: Math.min(few, n), n };
  if (n - k <= few) return { least: n - few, most: n, n };
  return ledger.release(new Set(named)) ? { least: k, most: k, n } : null;
}
