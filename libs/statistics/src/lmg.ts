/** Correlations of p attributes among each other (row by row) and with the outcome. */
export interface Correlations {
  readonly p: number;
  readonly among: Float64Array;
  readonly withOutcome: Float64Array;
}

/** Below it an attribute adds nothing to those before it: it is one of them again. */
const NOTHING_LEFT = 1e-10;

/**
 * Shares of R² by attribute, averaged over all orders (Lindeman, Merenda & Gold 1980; Grömping 2007, Am. Stat. 61:139,
 * doi 10.1198/000313007X188252): LMG_j = Σ_{S∌j} |S|!(p−1−|S|)!/p! · (R²(S∪j) − R²(S)). Depth first over subsets, each
 * keeping the trailing Schur complement: about 6·2^p + p·2^p operations. One object serves many correlations of one p.
 */
export class Lmg {
  private readonly r2: Float64Array;
  private readonly stack: Float64Array[];
  private readonly sizes: Uint8Array;
  private readonly weights: Float64Array;

  constructor(private readonly p: number) {
    this.r2 = new Float64Array(1 << p);
    this.stack = Array.from({ length: p + 1 }, () => new Float64Array((p + 1) ** 2));
    this.sizes = new Uint8Array(1 << p);
    for (let set = 1; set < 1 << p; set += 1) this.sizes[set] = this.sizes[set >> 1]! + (set & 1);
    this.weights = new Float64Array(p);
    for (let size = 0, choose = 1; size < p; size += 1) {
      this.weights[size] = 1 / (p * choose);
      choose = (choose * (p - 1 - size)) / (size + 1);
    }
  }

  /** @returns R², with each attribute's part of it written into `parts` */
  parts({ among, withOutcome }: Correlations, parts: Float64Array): number {
    const { p } = this;
    const start = this.stack[0]!;
    for (let i = 0; i < p; i += 1) {
      for (let j = 0; j < p; j += 1) start[i * (p + 1) + j] = among[i * p + j]!;
      start[i * (p + 1) + p] = withOutcome[i]!;
    }
    this.descend(0, 0, 0, 0);
    this.average(parts);
    return this.r2[(1 << p) - 1]!;
  }

  private descend(depth: number, first: number, set: number, sum: number): void {
    const { p } = this;
    const q = p + 1;
    const from = this.stack[depth]!;
    const to = this.stack[depth + 1]!;
    for (let j = first; j < p; j += 1) {
      const pivot = from[j * q + j]!;
      const adds = pivot > NOTHING_LEFT;
      const now = adds ? sum + from[j * q + p]! ** 2 / pivot : sum;
      this.r2[set | (1 << j)] = now;
      if (j + 1 === p) continue;
      for (let a = j + 1; a < p; a += 1) {
        const factor = adds ? from[j * q + a]! / pivot : 0;
        for (let b = a; b <= p; b += 1) to[a * q + b] = from[a * q + b]! - factor * from[j * q + b]!;
      }
      this.descend(depth + 1, j + 1, set | (1 << j), now);
    }
  }

  private average(parts: Float64Array): void {
    const { p, r2, sizes, weights } = this;
    parts.fill(0);
    for (let set = 0; set < 1 << p; set += 1) {
      const base = r2[set]!;
      const weight = weights[sizes[set]!]!;
      for (let j = 0; j < p; j += 1)
        if (!(set & (1 << j))) parts[j] = parts[j]! + weight * (r2[set | (1 << j)]! - base);
    }
  }

  /** What each attribute adds when it comes last; after `parts`. */
  lastIn(): number[] {
    const all = (1 << this.p) - 1;
    return Array.from({ length: this.p }, (_, j) => this.r2[all]! - this.r2[all ^ (1 << j)]!);
  }
}
