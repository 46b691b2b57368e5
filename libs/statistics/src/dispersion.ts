/** What was counted on one day: `k` of `n`. */
export interface Share {
  readonly k: number;
  readonly n: number;
}

/**
 * How much more the shares of several days differ than chance alone would make them: the intraclass correlation rho
 * of a beta-binomial, by moments. Pearson's X² = Σ(k−n·p)²/(n·p·(1−p)) has mean Σ(1−n/N)(1+(n−1)·rho) when p is the
 * pooled share; solved for rho and cut at 0. After Williams (1982), Appl. Stat. 31:144, his method of moments with
 * one step. 0 where p is 0 or 1, or there are fewer than two days with signals.
 */
export function intraclassCorrelation(days: readonly Share[]): number {
  const seen = days.filter(({ n }) => n > 0);
  const total = seen.reduce((sum, { n }) => sum + n, 0);
  const p = seen.reduce((sum, { k }) => sum + k, 0) / total;
  if (seen.length < 2 || p <= 0 || p >= 1) return 0;
  const pearson = seen.reduce((sum, { k, n }) => sum + (k - n * p) ** 2 / (n * p * (1 - p)), 0);
  const room = seen.reduce((sum, { n }) => sum + (1 - n / total) * (n - 1), 0);
  return room > 0 ? Math.min(0.99, Math.max(0, (pearson - (seen.length - 1)) / room)) : 0;
}
