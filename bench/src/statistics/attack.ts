import { Ledger, type People, type Random } from '@mirrorloop/statistics';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { pick, times } from './chance.js';

export interface Attacked {
  readonly studies: number;
  readonly told: number;
  readonly asked: number;
  /** Studies in which a sum or difference of two or three told figures is that of fewer than five people. */
  readonly leaky: number;
}

/**
 * Every combination of store, role and tenure is asked for, large to small, and an attacker adds and subtracts what was
 * told, two and three at a time. `guarded` false asks a threshold of five alone, which leaks in nearly every study.
 */
export function attack(random: Random, studies: number, guarded = true): Attacked {
  let [told, asked, leaky] = [0, 0, 0];
  for (let study = 0; study < studies; study += 1) {
    const sets = filtersOver(
      times(30 + 10 * (study % 3), () => [uniformInt(random, 0, 3), pick([6, 3, 1], random), uniformInt(random, 0, 1)]),
    );
    const ledger = new Ledger();
    const released = sets.filter((people) => (guarded ? ledger.release(people) : people.size >= 5));
    told += released.length;
    asked += sets.length;
    if (foundOut(released)) leaky += 1;
  }
  return { studies, told, asked, leaky };
}

function filtersOver(people: readonly (readonly number[])[]): Set<number>[] {
  const choices = [4, 3, 2].map((n) => [undefined, ...times(n, (i) => i)]);
  const filters = choices[0]!.flatMap((a) => choices[1]!.flatMap((b) => choices[2]!.map((c) => [a, b, c])));
  const sets = filters.map(
    (filter) =>
      new Set(
        people.flatMap((person, i) => (filter.every((want, k) => want === undefined || person[k] === want) ? [i] : [])),
      ),
  );
  return sets.filter(({ size }) => size > 0).sort((a, b) => b.size - a.size);
}

/** ±a ±b ±c as a vector over people: a leak where it is 1 for one to four people and 0 for all others, or −1 likewise. */
function foundOut(sets: readonly People[]): boolean {
  const distinct = [...new Map(sets.map((set) => [[...set].join(), set])).values()];
  const signed = distinct.flatMap((set) => [
    { set, sign: 1 },
    { set, sign: -1 },
  ]);
  for (let i = 0; i < signed.length; i += 1)
    for (let j = i + 1; j < signed.length; j += 1) {
      if (small([signed[i]!, signed[j]!])) return true;
      for (let k = j + 1; k < signed.length; k += 1) if (small([signed[i]!, signed[j]!, signed[k]!])) return true;
    }
  return false;
}

function small(terms: readonly { readonly set: People; readonly sign: number }[]): boolean {
  // Sizes add up whatever the people are: most sums are ruled out without looking at them.
  const size = Math.abs(terms.reduce((sum, { set, sign }) => sum + sign * set.size, 0));
  if (size < 1 || size > 4) return false;
  const sum = new Map<number, number>();
  for (const { set, sign } of terms) for (const person of set) sum.set(person, (sum.get(person) ?? 0) + sign);
  const left = [...sum.values()].filter((value) => value !== 0);
  return left.length === size && left.every((value) => value === left[0] && Math.abs(value) === 1);
}
