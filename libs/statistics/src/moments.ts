import type { Correlations } from './lmg.js';

/** Rows of p attributes and the outcome last, one after the other, ready to be weighed many times. */
export interface Table {
  readonly rows: Float64Array;
  readonly n: number;
  readonly p: number;
}

export function tableOf(attributes: readonly (readonly number[])[], outcome: readonly number[]): Table {
  const p = attributes.length;
  const n = outcome.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => compared(attributes, outcome, a, b));
  const rows = new Float64Array(n * (p + 1));
  order.forEach((from, i) => {
    attributes.forEach((column, j) => (rows[i * (p + 1) + j] = column[from]!));
    rows[i * (p + 1) + p] = outcome[from]!;
  });
  return { rows, n, p };
}

/** Rows in an order of their own, so that the order they came in can't change a digit. */
function compared(
  attributes: readonly (readonly number[])[],
  outcome: readonly number[],
  a: number,
  b: number,
): number {
  for (const column of attributes) if (column[a] !== column[b]) return column[a]! - column[b]!;
  return outcome[a]! - outcome[b]!;
}

/** Sums of products over a table, kept between resamples. */
export class Moments {
  private readonly products: Float64Array;
  private readonly sums: Float64Array;
  readonly correlations: Correlations;

  constructor(private readonly table: Table) {
    const { p } = table;
    this.products = new Float64Array((p + 1) ** 2);
    this.sums = new Float64Array(p + 1);
    this.correlations = { p, among: new Float64Array(p * p), withOutcome: new Float64Array(p) };
  }

  /** @returns false where the outcome doesn't vary; an attribute that doesn't is correlated with nothing, itself too */
  weigh(counts: ArrayLike<number>): boolean {
    this.add(counts);
    const { p, n } = this.table;
    const q = p + 1;
    const covariance = (a: number, b: number) => this.products[a * q + b]! - (this.sums[a]! * this.sums[b]!) / n;
    const sd = Array.from({ length: q }, (_, a) => spreadOf(covariance(a, a), this.products[a * q + a]!));
    const scaled = (a: number, b: number) => (sd[a]! > 0 && sd[b]! > 0 ? covariance(a, b) / (sd[a]! * sd[b]!) : 0);
    for (let a = 0; a < p; a += 1) {
      for (let b = a; b < p; b += 1)
        this.correlations.among[a * p + b] = this.correlations.among[b * p + a] = scaled(a, b);
      this.correlations.withOutcome[a] = scaled(a, p);
    }
    return sd[p]! > 0;
  }

  private add(counts: ArrayLike<number>): void {
    const { rows, n, p } = this.table;
    const { products, sums } = this;
    const q = p + 1;
    products.fill(0);
    sums.fill(0);
    for (let i = 0; i < n; i += 1) {
      const count = counts[i]!;
      if (count === 0) continue;
      for (let a = 0; a < q; a += 1) {
        const x = count * rows[i * q + a]!;
        sums[a] = sums[a]! + x;
        for (let b = a; b < q; b += 1) products[a * q + b] = products[a * q + b]! + x * rows[i * q + b]!;
      }
    }
  }
}

const spreadOf = (variance: number, square: number): number => (variance > 1e-12 * square ? Math.sqrt(variance) : 0);
