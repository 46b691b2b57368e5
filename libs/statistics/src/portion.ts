import { type Estimate, wilson } from './intervals.js';
import { sumOf } from './sample.js';

/** A share of `n` people who needn't count alike, and of how many who do they are worth. */
export interface Portion {
  readonly share: number;
  readonly n: number;
  readonly effective: number;
}

export const portion = (k: number, n: number): Portion => ({ share: n === 0 ? 0 : k / n, n, effective: n });

/**
 * Σwy/Σw. Worth the smaller of Kish's (Σw)²/Σw² and what this very share's linearised variance comes to, p(1−p)/v with
 * v = Σw²(y−p)²/(Σw)² (Korn & Graubard 1998, Surv. Methodol. 24:193): Kish's alone takes who weighs much for no more
 * often among those who have it, and covers 90% where they are (simulated; the smaller of both 93 to 99%). Both are n
 * where all weigh alike.
 */
export function weighedPortion(has: readonly boolean[], weights?: readonly number[]): Portion {
  const n = has.length;
  if (!weights) return portion(has.filter(Boolean).length, n);
  const total = sumOf(weights);
  const share = n === 0 ? 0 : Math.min(1, sumOf(weights.filter((_, i) => has[i])) / total);
  const kish = n === 0 ? 0 : total ** 2 / sumOf(weights.map((w) => w * w));
  const variance = sumOf(weights.map((w, i) => (w * ((has[i] ? 1 : 0) - share)) ** 2)) / total ** 2;
  return { share, n, effective: variance > 0 ? Math.min(kish, (share * (1 - share)) / variance) : kish };
}

/** With Wilson's interval, for as many people as it is worth; null of nobody. */
export function portionInterval({ share, n, effective }: Portion): Estimate | null {
  const estimate = wilson(share * effective, effective);
  if (!estimate) return null;
  return { value: share, low: share === 0 ? 0 : estimate.low, high: share === 1 ? 1 : estimate.high, n };
}
