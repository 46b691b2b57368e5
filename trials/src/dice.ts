import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Everything that is left to chance in a trial: the same seed gives the same choices. */
export class Dice {
  private readonly random;

  constructor(readonly seed: number) {
    this.random = xoroshiro128plus(seed);
  }

  /** From `least` to `most`, both possible. */
  between(least: number, most: number): number {
    return uniformInt(this.random, least, most);
  }
  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.between(1, times) === 1;
  }
  shuffled<T>(things: readonly T[]): T[] {
    const all = [...things];
    for (let i = all.length - 1; i > 0; i -= 1) {
      const j = this.between(0, i);
      [all[i], all[j]] = [all[j]!, all[i]!];
    }
    return all;
  }
}
