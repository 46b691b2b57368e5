import { gapBetween, isSaid, type Random, type Scale } from '@mirrorloop/statistics';
import { pick, times } from './chance.js';

const FIVE: Scale = { low: 1, high: 5, points: 5 };
const ELEVEN: Scale = { low: 0, high: 10, points: 11 };
const CUSTOMERS = new Map<Scale, number[]>([
  [FIVE, [0.06, 0.1, 0.2, 0.36, 0.28]],
  [ELEVEN, [0.05, 0.02, 0.03, 0.03, 0.05, 0.08, 0.1, 0.16, 0.2, 0.14, 0.14]],
]);

/** How employees answer: symmetric, skewed, nearly all at the top, split, low; on five points and on eleven. */
const SHAPES: readonly { readonly name: string; readonly scale: Scale; readonly shares: readonly number[] }[] = [
  { name: 'symmetric', scale: FIVE, shares: [0.05, 0.2, 0.5, 0.2, 0.05] },
  { name: 'mildly skewed', scale: FIVE, shares: [0.03, 0.07, 0.2, 0.4, 0.3] },
  { name: 'strongly skewed', scale: FIVE, shares: [0.02, 0.03, 0.08, 0.27, 0.6] },
  { name: 'nearly all at the top', scale: FIVE, shares: [0.01, 0.01, 0.03, 0.1, 0.85] },
  { name: 'J', scale: FIVE, shares: [0.15, 0.05, 0.05, 0.15, 0.6] },
  { name: 'split', scale: FIVE, shares: [0.4, 0.08, 0.04, 0.08, 0.4] },
  { name: 'low', scale: FIVE, shares: [0.55, 0.25, 0.12, 0.05, 0.03] },
  { name: 'mildly skewed, eleven points', scale: ELEVEN, shares: [1, 1, 1, 2, 3, 5, 8, 13, 19, 23, 24] },
  { name: 'strongly skewed, eleven points', scale: ELEVEN, shares: [1, 1, 1, 1, 1, 3, 4, 8, 20, 25, 35] },
  { name: 'J, eleven points', scale: ELEVEN, shares: [8, 3, 3, 3, 3, 5, 5, 7, 10, 13, 40] },
  { name: 'nearly all at the top, eleven points', scale: ELEVEN, shares: [1, 0, 0, 1, 1, 1, 1, 2, 3, 10, 80] },
];

export interface Covered {
  readonly shape: string;
  readonly employees: number;
  readonly covered: number;
}

/** How often the 95% interval of the gap holds the true one, by shape of answers and number of employees. */
export function coverage(random: Random, runs: number, sizes: readonly number[], customers: number): Covered[] {
  return SHAPES.flatMap(({ name, scale, shares }) =>
    sizes.map((employees) => {
      const others = CUSTOMERS.get(scale)!;
      const truth = meanOf(shares, scale) - meanOf(others, scale);
      const draw = (n: number, of: readonly number[]) => times(n, () => scale.low + pick(of, random));
      const hits = times(runs, () => {
        const gap = gapBetween({ values: draw(employees, shares) }, { values: draw(customers, others) }, scale);
        return isSaid(gap) && gap.low <= truth && truth <= gap.high;
      }).filter(Boolean).length;
      return { shape: name, employees, covered: hits / runs };
    }),
  );
}

const meanOf = (shares: readonly number[], scale: Scale): number =>
  shares.reduce((sum, share, i) => sum + share * (scale.low + i), 0) / shares.reduce((sum, share) => sum + share, 0);
