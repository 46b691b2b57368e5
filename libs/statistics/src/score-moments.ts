import { rangeOf, type Scale } from './scale.js';

/** Moments over attributes of some people's scores, from which one person can be taken away again. */
export interface ScoreMoments {
  readonly n: number;
  readonly means: readonly number[];
  /** Mean over attributes of s²/n: how much the means of attributes err. */
  readonly noise: number;
  /** Variance of people's own means over n: how much the level errs. */
  readonly levelNoise: number;
}

/** Sums over people; a person's part is subtracted in one pass over the attributes. */
export class ScoreSums {
  private readonly sums: number[];
  private readonly squares: number[];
  private readonly own: number[];

  /** @param rows one a person, one score an attribute, complete */
  constructor(private readonly rows: readonly (readonly number[])[]) {
    this.sums = rows[0]!.map((_, a) => rows.reduce((sum, row) => sum + row[a]!, 0));
    this.squares = rows[0]!.map((_, a) => rows.reduce((sum, row) => sum + row[a]! ** 2, 0));
    this.own = rows.map((row) => row.reduce((sum, x) => sum + x, 0) / row.length);
  }

  all(): ScoreMoments {
    return this.without(undefined);
  }

  /** Of everybody but one. */
  *leftOut(): Generator<ScoreMoments> {
    for (let i = 0; i < this.rows.length; i += 1) yield this.without(i);
  }

  private without(left: number | undefined): ScoreMoments {
    const row = left === undefined ? undefined : this.rows[left]!;
    const n = this.rows.length - (row ? 1 : 0);
    const means = this.sums.map((sum, a) => (sum - (row?.[a] ?? 0)) / n);
    const variances = this.squares.map((square, a) =>
      Math.max(0, (square - (row?.[a] ?? 0) ** 2 - n * means[a]! ** 2) / (n - 1)),
    );
    return { n, means, noise: average(variances) / n, levelNoise: this.levelVariance(left, n) / n };
  }

  private ownSum?: { sum: number; square: number };

  private levelVariance(left: number | undefined, n: number): number {
    this.ownSum ??= { sum: total(this.own), square: total(this.own.map((x) => x * x)) };
    const out = left === undefined ? 0 : this.own[left]!;
    const mean = (this.ownSum.sum - out) / n;
    return Math.max(0, (this.ownSum.square - out * out - n * mean * mean) / (n - 1));
  }
}

const total = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);
const average = (values: readonly number[]): number => total(values) / values.length;

/** On 1 to 5. */
export const rescaled = (rows: readonly (readonly number[])[], scale: Scale): number[][] =>
  inOwnOrder(rows.map((row) => row.map((x) => 1 + (4 * (x - scale.low)) / rangeOf(scale))));

/** Rows in an order of their own, so that the order they came in can't change a digit. */
export function inOwnOrder<Row extends readonly number[]>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => {
    const at = a.findIndex((x, i) => x !== b[i]);
    return at < 0 ? 0 : a[at]! - b[at]!;
  });
}

/** Variance of a figure by leaving each person out: (n−1)/n Σ(θ−θ̄)². Tukey (1958), Ann. Math. Stat. 29:614. */
export function jackknifed(values: readonly number[]): number {
  const mean = average(values);
  return ((values.length - 1) / values.length) * total(values.map((x) => (x - mean) ** 2));
}
