import { rangeOf, type Scale } from './scale.js';

/** Moments over attributes of some people's scores, from which one person can be taken away again. */
export interface ScoreMoments {
  readonly n: number;
  readonly means: readonly number[];
  /** Mean over attributes of the squared error of the mean (s²/n): how much the means of attributes err. */
  readonly noise: number;
  /** Squared error of the mean of people's own means: how much the level errs. */
  readonly levelNoise: number;
}

/** Sums over people; a person's part is subtracted in one pass over the attributes. */
export class ScoreSums {
  private readonly rows: readonly (readonly number[])[];
  private readonly weights: readonly number[];
  private readonly weight: number;
  private readonly weightSquares: number;
  private readonly attributes: readonly Sums[];
  private readonly own: readonly number[];
  private readonly level: Sums;

  /**
   * On 1 to 5.
   *
   * @param rows one a person, one score an attribute, complete
   * @param weights one a person; all count alike without
   */
  constructor(rows: readonly (readonly number[])[], scale: Scale, weights?: readonly number[]) {
    const people = inOwnOrder(rescaled(rows, scale).map((row, i) => [...row, weights?.[i] ?? 1]));
    this.rows = people.map((row) => row.slice(0, -1));
    this.weights = people.map((row) => row.at(-1)!);
    this.weight = total(this.weights);
    this.weightSquares = total(this.weights.map((w) => w * w));
    this.attributes = this.rows[0]!.map((_, a) =>
      sumsOf(
        this.rows.map((row) => row[a]!),
        this.weights,
      ),
    );
    this.own = this.rows.map(average);
    this.level = sumsOf(this.own, this.weights);
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
    const w = left === undefined ? 0 : this.weights[left]!;
    const [weight, weightSquares] = [this.weight - w, this.weightSquares - w * w];
    /** Mean and squared error, linearised as in `measured`. */
    const of = (sums: Sums, x: number) => {
      const mean = (sums.once - w * x) / weight;
      const spread = sums.squares - (w * x) ** 2 - 2 * mean * (sums.twice - w * w * x) + mean * mean * weightSquares;
      return { mean, squaredError: ((n / (n - 1)) * Math.max(0, spread)) / (weight * weight) };
    };
    const each = this.attributes.map((sums, a) => of(sums, row?.[a] ?? 0));
    const noise = average(each.map(({ squaredError }) => squaredError));
    const { squaredError: levelNoise } = of(this.level, left === undefined ? 0 : this.own[left]!);
    return { n, means: each.map(({ mean }) => mean), noise, levelNoise };
  }
}

/** Of one figure over people: Σwx, Σw²x, Σw²x². */
interface Sums {
  readonly once: number;
  readonly twice: number;
  readonly squares: number;
}

const sumsOf = (values: readonly number[], weights: readonly number[]): Sums => ({
  once: total(values.map((x, i) => weights[i]! * x)),
  twice: total(values.map((x, i) => weights[i]! ** 2 * x)),
  squares: total(values.map((x, i) => (weights[i]! * x) ** 2)),
});

const total = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);
const average = (values: readonly number[]): number => total(values) / values.length;

const rescaled = (rows: readonly (readonly number[])[], scale: Scale): number[][] =>
  rows.map((row) => row.map((x) => 1 + (4 * (x - scale.low)) / rangeOf(scale)));

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
