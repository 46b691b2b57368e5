import { parseArgs } from 'node:util';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { attack } from './attack.js';
import { aware } from './awareness.js';
import { coverage } from './coverage.js';
import { indexOfGuessing, indexOrder } from './index-order.js';
import { mirrorClasses } from './mirror-classes.js';
import { driverSeconds } from './speed.js';
import { verdicts } from './verdicts.js';
import { wordsMirrored } from './words.js';

const options = { seed: { type: 'string', default: '1' } } as const;

/** The methods of `libs/statistics` on made-up people whose truth is known: what each promises, and what it did. */
export async function bench(args: string[]): Promise<object> {
  const seed = Number(parseArgs({ args, options }).values.seed);
  const random = xoroshiro128plus(seed);
  const covered = coverage(random, 2_000, [8, 12, 30], 400).map(({ covered: share }) => share);
  const sorted = [...covered].sort((a, b) => a - b);
  const sizes = [8, 15, 30, 60];
  return {
    seed,
    coverage: { least: sorted[0], median: sorted[Math.floor(sorted.length / 2)], most: sorted.at(-1) },
    withoutDifference: Object.fromEntries(sizes.map((n) => [n, verdicts(random, 40, 20, n)])),
    foundAtAGapOf75: Object.fromEntries(sizes.map((n) => [n, verdicts(random, 10, 20, n, 0.75).blindCells])),
    index: {
      ordered8: indexOrder(random, 300, 8),
      ordered20: indexOrder(random, 300, 20),
      guessing: indexOfGuessing(random),
    },
    driverMirror: Object.fromEntries(
      [8, 15, 30].map((n) => [
        n,
        { right: mirrorClasses(random, 300, n, 'right'), reversed: mirrorClasses(random, 300, n, 'reversed') },
      ]),
    ),
    anonymity: { guarded: attack(random, 200), thresholdAlone: attack(random, 50, false) },
    words: Object.fromEntries(
      [20, 60, 200].map((n) => [
        n,
        {
          right: wordsMirrored(random, 500, n),
          weighted: wordsMirrored(random, 500, n, { weighted: true }),
          missed: wordsMirrored(random, 300, n, { missed: true }),
        },
      ]),
    ),
    awareness: Object.fromEntries(
      [8, 15, 30, 60].map((n) => [n, { nothingKnown: aware(random, 1_000, n, 0), known: aware(random, 500, n, 0.6) }]),
    ),
    driverSeconds: driverSeconds(random, 10_000, 1_000),
  };
}
