import { correlationOf } from './sample.js';

/** Ranks from 1, ties sharing the mean of theirs. */
export function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Array<number>(values.length);
  for (let i = 0; i < order.length;) {
    let end = i;
    while (end + 1 < order.length && values[order[end + 1]!] === values[order[i]!]) end += 1;
    for (let k = i; k <= end; k += 1) ranks[order[k]!] = (i + end) / 2 + 1;
    i = end + 1;
  }
  return ranks;
}

/** Spearman's rank correlation (1904, Am. J. Psychol. 15:72); null where one of them doesn't vary. */
export const spearman = (a: readonly number[], b: readonly number[]): number | null =>
  correlationOf(ranksOf(a), ranksOf(b));

/** Kendall's tau-b (1945, Biometrika 33:239): pairs ordered alike less pairs ordered otherwise; null where one is all ties. */
export function kendall(a: readonly number[], b: readonly number[]): number | null {
  let [alike, inA, inB] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1)
    for (let j = i + 1; j < a.length; j += 1) {
      const [x, y] = [Math.sign(a[i]! - a[j]!), Math.sign(b[i]! - b[j]!)];
      alike += x * y;
      inA += x * x;
      inB += y * y;
    }
  return inA > 0 && inB > 0 ? alike / Math.sqrt(inA * inB) : null;
}
