import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that replays: the same seed throws the same numbers on every machine (whole numbers only, no logarithms). */
export class Dice {
  private readonly generator;

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed);
  }

  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number {
    return uniformInt(this.generator, low, high);
  }

  /** True in `share` of the throws. */
  chance(share: number): boolean {
    return this.between(0, 999_999) < share * 1_000_000;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)]!;
  }

  /** A place in a list of running sums, as likely as its own share of the last sum. */
  place(runningSums: readonly number[]): number {
    const at = (this.between(0, 999_999_999) / 1_000_000_000) * runningSums.at(-1)!;
    let low = 0;
    let high = runningSums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (runningSums[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

export function runningSums(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}
