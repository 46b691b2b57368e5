/** Eigenvalues and vectors of a symmetric matrix by Jacobi's rotations (1846, J. reine angew. Math. 30:51). */
export interface Eigen {
  readonly values: number[];
  /** vectors[i][k]: component i of the k-th. */
  readonly vectors: number[][];
}

const LEFT = 1e-22;

export function eigenOf(matrix: readonly (readonly number[])[]): Eigen {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const v = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)));
  // What is left of all that is smaller than this, together, is less than what ends it.
  const nothing = Math.sqrt(LEFT / (n * n));
  for (let sweep = 0; sweep < 100 && offDiagonal(a) > LEFT; sweep += 1)
    for (let p = 0; p < n; p += 1)
      for (let q = p + 1; q < n; q += 1) if (Math.abs(a[p]![q]!) > nothing) rotate(a, v, p, q);
  return { values: a.map((row, i) => row[i]!), vectors: v };
}

const offDiagonal = (a: readonly (readonly number[])[]): number =>
  a.reduce((sum, row, i) => sum + row.reduce((s, x, j) => (i === j ? s : s + x * x), 0), 0);

function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const off = a[p]![q]!;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (const row of a) turn(row, p, q, c, s);
  const [rp, rq] = [a[p]!, a[q]!];
  for (let k = 0; k < a.length; k += 1) {
    const x = rp[k]!;
    const y = rq[k]!;
    rp[k] = c * x - s * y;
    rq[k] = s * x + c * y;
  }
  for (const row of v) turn(row, p, q, c, s);
}

function turn(row: number[], p: number, q: number, c: number, s: number): void {
  const x = row[p]!;
  const y = row[q]!;
  row[p] = c * x - s * y;
  row[q] = s * x + c * y;
}

/** The inverse of a symmetric positive definite matrix by Gauss and Jordan; undefined where a pivot vanishes. */
export function inverseOf(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const n = matrix.length;
  const a = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < n; k += 1) {
    const at = largestBelow(a, k);
    const scale = Math.max(...matrix.map((row, i) => Math.abs(row[i]!)));
    if (Math.abs(a[at]![k]!) < 1e-10 * scale) return undefined;
    [a[k], a[at]] = [a[at]!, a[k]!];
    const pivot = a[k]!.map((x) => x / a[k]![k]!);
    a[k] = pivot;
    a.forEach((row, i) => {
      if (i !== k && row[k] !== 0) a[i] = row.map((x, j) => x - row[k]! * pivot[j]!);
    });
  }
  return a.map((row) => row.slice(n));
}

function largestBelow(a: readonly (readonly number[])[], k: number): number {
  let at = k;
  for (let i = k + 1; i < a.length; i += 1) if (Math.abs(a[i]![k]!) > Math.abs(a[at]![k]!)) at = i;
  return at;
}
