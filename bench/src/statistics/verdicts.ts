import { gapBetween, isSaid, judge, type JudgedGap, normalCdf, type Random } from '@mirrorloop/statistics';
import { normal, times } from './chance.js';

const SCALE = { low: 1, high: 5, points: 5 };
const MILD = [0.03, 0.07, 0.2, 0.4, 0.3];
const CUSTOMERS = 1_000;
const ATTRIBUTES = 12;

export interface Verdicts {
  readonly groups: number;
  readonly blindCells: number;
  readonly groupsWithOne: number;
  readonly alignedCells: number;
}

/** Studies of several groups by twelve attributes with a halo, in which everybody is right plus `gap`. */
export function verdicts(random: Random, studies: number, groups: number, employees: number, gap = 0): Verdicts {
  const base = times(ATTRIBUTES, (a) => tilted(MILD, 3 + a / (ATTRIBUTES - 1)));
  const theirs = base.map((shares) => tilted(shares, meanOf(shares) + gap));
  const cells: JudgedGap[][] = [];
  for (let study = 0; study < studies; study += 1) {
    const customers = columns(people(CUSTOMERS, base, random));
    const asked = times(groups, () => columns(people(employees, theirs, random)));
    const gaps = asked.flatMap((group) =>
      group.map((values, a) => gapBetween({ values }, { values: customers[a]! }, SCALE)),
    );
    const judged = judge(gaps).filter(isSaid);
    times(groups, (g) => cells.push(judged.slice(g * ATTRIBUTES, (g + 1) * ATTRIBUTES)));
  }
  const all = cells.flat();
  const share = (verdict: string) => all.filter((cell) => cell.verdict === verdict).length / all.length;
  const withOne = cells.filter((group) => group.some((cell) => cell.verdict === 'blind-spot')).length / cells.length;
  return {
    groups: cells.length,
    blindCells: share('blind-spot'),
    groupsWithOne: withOne,
    alignedCells: share('aligned'),
  };
}

/** People whose answers lean alike on all attributes (a Gaussian copula, correlation one half). */
function people(n: number, distributions: readonly (readonly number[])[], random: Random): number[][] {
  const sums = distributions.map((shares) => {
    let sum = 0;
    return shares.map((share) => (sum += share));
  });
  return times(n, () => {
    const halo = Math.SQRT1_2 * normal(random);
    return sums.map((below) => {
      const u = fastNormalCdf(halo + Math.SQRT1_2 * normal(random));
      const at = below.findIndex((sum) => u < sum);
      return 1 + (at < 0 ? below.length - 1 : at);
    });
  });
}

/** The cumulative normal, by a table: it is asked millions of times. */
const TABLE = times(12_001, (i) => normalCdf(-6 + i / 1_000));
const fastNormalCdf = (z: number): number => TABLE[Math.min(12_000, Math.max(0, Math.round((z + 6) * 1_000)))]!;

const columns = (rows: readonly (readonly number[])[]): number[][] =>
  rows[0]!.map((_, a) => rows.map((row) => row[a]!));
const meanOf = (shares: readonly number[]): number => shares.reduce((sum, share, i) => sum + share * (i + 1), 0);

/** The same shape leaning so that its mean is `target`. */
function tilted(shares: readonly number[], target: number): number[] {
  let [low, high] = [-4, 4];
  let lean: number[] = [...shares];
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    const weights = shares.map((share, k) => share * Math.exp(middle * (k + 1)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    lean = weights.map((weight) => weight / total);
    if (meanOf(lean) < target) low = middle;
    else high = middle;
  }
  return lean;
}
