import { differenceOf, type Estimate, wilson } from './intervals.js';
import { chanceBeyond } from './quantiles.js';
import { type Portion, portionInterval } from './portion.js';
import { lnGamma } from './special.js';
import { type Unsaid, unsaid } from './unsaid.js';

/** How many of `n` people; from `least` to `most` where the very number may not be told. */
export interface Counted {
  readonly least: number;
  readonly most: number;
  readonly n: number;
}
export const exactly = (k: number, n: number): Counted => ({ least: k, most: k, n });

/** Two shares compared; everything between 0 and 1. */
export interface ShareGap {
  /** Employees' share minus customers'; null where employees' number isn't told. */
  readonly difference: number | null;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  /** That they lie further apart than the margin. */
  readonly pEquivalent: number;
  readonly employees: Omit<Estimate, 'value'> & { readonly value: number | null };
  readonly customers: Estimate;
  readonly value: number;
}

/** What counts as as often: within ten of a hundred people. */
export const SHARE_MARGIN = 0.1;
const FEWEST = 5;

/**
 * Employees' share against customers'. p: Fisher's exact test, two-sided; interval: Newcombe's (1998, Stat. Med. 17:873,
 * method 10), Wilson's limits of both parts put together, which never leaves -1 to 1 and stays finite at 0 and 100%.
 * Equivalence from the same arms. Where employees' number is only known from `least` to `most`, p is the largest over
 * them and the interval holds each of theirs, so that nothing is claimed, or given away, that one of them doesn't allow.
 * Weighed customers count as the people they are worth; whole ones for p, the larger of both that lie beside the share.
 */
export function shareGap(employees: Counted, customers: Portion, margin = SHARE_MARGIN): ShareGap | Unsaid {
  if (employees.n < FEWEST || customers.effective < FEWEST) return unsaid('too-few-answers');
  const theirs = portionInterval(customers)!;
  const ways = Array.from({ length: employees.most - employees.least + 1 }, (_, i) => employees.least + i).map((k) => {
    const ours = wilson(k, employees.n)!;
    return { ours, p: fisherAgainst(k, employees.n, customers), ...between(ours, theirs, margin) };
  });
  const told = ways.length === 1;
  const low = Math.min(...ways.map((way) => way.low));
  const high = Math.max(...ways.map((way) => way.high));
  const [first, last] = [ways[0]!, ways.at(-1)!];
  return {
    ...{ difference: told ? first.difference : null, low, high, value: (first.difference + last.difference) / 2 },
    p: Math.max(...ways.map(({ p }) => p)),
    pEquivalent: Math.max(...ways.map(({ pEquivalent }) => pEquivalent)),
    employees: { value: told ? first.ours.value : null, low: first.ours.low, high: last.ours.high, n: employees.n },
    customers: theirs,
  };
}

function between(ours: Estimate, theirs: Estimate, margin: number) {
  const { difference, low, high, below, above } = differenceOf(ours, theirs);
  const pEquivalent = Math.max(chanceBeyond(margin - difference, above), chanceBeyond(margin + difference, below));
  return { difference, low, high, pEquivalent };
}

function fisherAgainst(k: number, n: number, { share, effective }: Portion): number {
  const whole = Math.floor(effective + ROUNDING);
  const [below, above] = [Math.floor(share * whole + ROUNDING), Math.ceil(share * whole - ROUNDING)];
  const p = fisherExact(k, n, below, whole);
  return above === below ? p : Math.max(p, fisherExact(k, n, above, whole));
}
const ROUNDING = 1e-9;

/**
 * Two-sided p of Fisher's exact test: the chance, with both margins fixed, of every table no likelier than this one
 * (Fisher 1935, J. R. Stat. Soc. 98:39).
 */
export function fisherExact(k: number, n: number, l: number, m: number): number {
  const named = k + l;
  const [least, most] = [Math.max(0, named - m), Math.min(n, named)];
  const constant = lnChoose(n + m, named);
  const chance = (x: number) => Math.exp(lnChoose(n, x) + lnChoose(m, named - x) - constant);
  const seen = chance(k) * (1 + 1e-7);
  let p = 0;
  for (let x = least; x <= most; x += 1) {
    const one = chance(x);
    if (one <= seen) p += one;
  }
  return Math.min(1, p);
}

const lnChoose = (n: number, k: number): number => lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1);
