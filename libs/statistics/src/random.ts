import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Chance, passed in by the caller so that a seed replays every figure. */
export type Random = RandomGenerator;

/** How often each of `n` is drawn in `n` draws with replacement, into `counts`. */
export function resampleCounts(counts: Uint16Array | Uint32Array, random: Random): void {
  counts.fill(0);
  const last = counts.length - 1;
  for (let i = 0; i <= last; i += 1) counts[uniformInt(random, 0, last)]! += 1;
}
