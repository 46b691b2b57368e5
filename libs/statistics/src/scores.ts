import { Z95 } from './quantiles.js';
import { meanOf, sumOf } from './sample.js';
import { type Unsaid, unsaid } from './unsaid.js';

export interface Score {
  readonly value: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

const scored = (value: number, se: number, n: number): Score => {
  const half = Z95 * se;
  return { value, se, low: value - half, high: value + half, n };
};

const pulls = (x: number): number => (x >= 9 ? 100 : x <= 6 ? -100 : 0);

/** Net promoters of ratings 0 to 10: 100(p−d), se = 100 √((p+d−(p−d)²)/n). Reichheld (2003), Harv. Bus. Rev. 81(12):46. */
export function netPromoters(ratings: readonly number[]): Score | Unsaid {
  const n = ratings.length;
  if (n === 0) return unsaid('too-few-answers');
  const value = meanOf(ratings.map(pulls));
  const squares = meanOf(ratings.map((x) => pulls(x) ** 2));
  return scored(value, Math.sqrt(Math.max(0, squares - value ** 2) / n), n);
}

/** Customer effort on 1 to 7 comes in three conventions: say which. */
export interface Effort {
  readonly value: number;
  readonly n: number;
  readonly mean: number;
  /** Share of 5 and above. */
  readonly shareEasy: number;
  /** Share of 6 and 7 minus share of 1 to 3. */
  readonly net: number;
}

export function customerEffort(ratings: readonly number[]): Effort | Unsaid {
  const n = ratings.length;
  if (n === 0) return unsaid('too-few-answers');
  const share = (has: (x: number) => boolean) => ratings.filter(has).length / n;
  const mean = meanOf(ratings);
  return { value: mean, n, mean, shareEasy: share((x) => x >= 5), net: share((x) => x >= 6) - share((x) => x <= 3) };
}

const FEWEST_EACH = 10;

/**
 * What a theme does to a mean score: all minus those without the theme. Error by the influence function, IF = (x−x̄) −
 * 1[∉T](x−x̄₋)/(1−q), se = √(mean IF²/(n−1)). At least ten in the theme and ten outside.
 */
export function themeImpact(values: readonly number[], inTheme: readonly boolean[]): Score | Unsaid {
  const n = values.length;
  const outside = values.filter((_, i) => !inTheme[i]);
  if (outside.length < FEWEST_EACH || n - outside.length < FEWEST_EACH) return unsaid('too-few-answers');
  const [all, without] = [meanOf(values), meanOf(outside)];
  const share = outside.length / n;
  const squares = sumOf(values.map((x, i) => (x - all - (inTheme[i] ? 0 : (x - without) / share)) ** 2));
  return scored(all - without, Math.sqrt(squares / n / (n - 1)), n);
}
