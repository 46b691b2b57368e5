import { isSaid, mirrorIndex, type Random } from '@mirrorloop/statistics';
import { normal, rounded, times } from './chance.js';

const SCALE = { low: 1, high: 5, points: 5 };
const TRUTH = [3.1, 3.3, 3.4, 3.5, 3.7, 3.8, 3.9, 4.0, 4.1, 4.2, 4.4, 4.6];
const MIDDLE = TRUTH.reduce((sum, x) => sum + x, 0) / TRUTH.length;
const SHUFFLED = [5, 9, 2, 11, 0, 7, 3, 10, 1, 8, 4, 6].map((i) => TRUTH[i]!);

/** Groups that see it more and more wrongly; their true indexes lie 15 and more apart. */
const GROUPS: readonly (readonly number[])[] = [
  TRUTH,
  TRUTH.map((x, a) => x + (a % 2 ? 0.5 : 0)),
  TRUTH.map((x) => x + 0.5),
  TRUTH.map((x) => x + 0.8),
  SHUFFLED,
];

/** How often of two groups whose truth lies 15 and more apart the better one gets the higher index. */
export function indexOrder(random: Random, runs: number, employees: number): number {
  const pairs = GROUPS.flatMap((_, i) => GROUPS.slice(i + 1).map((__, k) => [i, i + 1 + k] as const));
  let right = 0;
  for (let run = 0; run < runs; run += 1) {
    const customers = answers(TRUTH, 800, random);
    const index = GROUPS.map((levels) => mirrorIndex(answers(levels, employees, random), customers, SCALE));
    const value = (i: number) => (isSaid(index[i]!) ? index[i].uncut : NaN);
    right += pairs.filter(([better, worse]) => value(better) > value(worse)).length / pairs.length;
  }
  return right / runs;
}

/** The middle for everything, by whoever guesses: far from 100. */
export function indexOfGuessing(random: Random): number {
  const index = mirrorIndex(
    answers(
      TRUTH.map(() => MIDDLE),
      400,
      random,
    ),
    answers(TRUTH, 800, random),
    SCALE,
  );
  return isSaid(index) ? index.value : NaN;
}

const answers = (levels: readonly number[], n: number, random: Random): number[][] =>
  times(n, () => {
    const own = 0.45 * normal(random);
    return levels.map((level) => rounded(level + own + 0.75 * normal(random)));
  });
