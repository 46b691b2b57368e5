import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** A standard normal number (Box & Muller 1958, Ann. Math. Stat. 29:610). */
export const normal = (random: RandomGenerator): number =>
  Math.sqrt(-2 * Math.log(1 - uniformFloat64(random))) * Math.cos(2 * Math.PI * uniformFloat64(random));

/** An index, each as likely as its share says. */
export function pick(shares: readonly number[], random: RandomGenerator): number {
  let at = uniformFloat64(random) * shares.reduce((sum, share) => sum + share, 0);
  for (let i = 0; i < shares.length - 1; i += 1) {
    at -= shares[i]!;
    if (at < 0) return i;
  }
  return shares.length - 1;
}

/** An answer on 1 to 5 around a level. */
export const rounded = (x: number): number => Math.min(5, Math.max(1, Math.round(x)));

export const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
