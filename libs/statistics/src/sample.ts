/** Sum in order of size, so that the order of rows can't change a single digit. */
export const sumOf = (values: readonly number[]): number =>
  Float64Array.from(values)
    .sort()
    .reduce((sum, value) => sum + value, 0);

export const meanOf = (values: readonly number[]): number => sumOf(values) / values.length;

/** With n − 1; 0 for a single value. */
export function varianceOf(values: readonly number[], mean = meanOf(values)): number {
  if (values.length < 2) return 0;
  return sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
}

/** Linear interpolation between order statistics (Hyndman & Fan 1996, Am. Stat. 50:361, type 7). @param sorted ascending */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number {
  const at = Math.min(1, Math.max(0, share)) * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}

export const quantilesOf = (values: readonly number[], ...shares: readonly number[]): number[] => {
  const sorted = Float64Array.from(values).sort();
  return shares.map((share) => quantileOfSorted(sorted, share));
};

/** Pearson's correlation; null where one of them doesn't vary. */
export function correlationOf(a: readonly number[], b: readonly number[]): number | null {
  const [ma, mb] = [meanOf(a), meanOf(b)];
  const products = sumOf(a.map((value, i) => (value - ma) * (b[i]! - mb)));
  const squares = varianceOf(a, ma) * varianceOf(b, mb);
  const size = (a.length - 1) * Math.sqrt(squares);
  return size > 1e-15 ? Math.max(-1, Math.min(1, products / size)) : null;
}
