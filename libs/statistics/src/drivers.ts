import { johnsonWeights } from './johnson.js';
import { Lmg } from './lmg.js';
import { Moments, tableOf } from './moments.js';
import { type Random, resampleCounts } from './random.js';
import { quantileOfSorted } from './sample.js';
import { inverseOf } from './symmetric.js';
import { type Unsaid, unsaid } from './unsaid.js';

/** What one attribute has to do with the outcome. Shares sum to 1. */
export interface Driver {
  readonly lmg: number;
  readonly johnson: number;
  readonly low: number;
  readonly high: number;
  /** It counts by taking away what others have in common, not by its own pull: don't act on its share alone. */
  readonly suppressor: boolean;
  /** Variance inflation above 10: it says what others say; show them as one. Null where it is another again. */
  readonly vif: number | null;
  /** Share of resamples in which it keeps its rank. Claim a rank from 0.9 on. */
  readonly rankAgreement: number;
}

export interface Drivers {
  /** R² of all attributes. */
  readonly value: number;
  readonly n: number;
  readonly method: 'lmg' | 'johnson';
  readonly drivers: readonly Driver[];
  /** Shares in each resample, for what is compared with them. */
  readonly replicates: readonly Float64Array[];
}

/** Up to here over all subsets; above, relative weights. */
export const MOST_EXACT = 15;
const RESAMPLES = 1_000;

/**
 * Derived importance with percentile intervals of the bootstrap (95%: .92 at n 50, .94 to .95 from 100 on). Refused below
 * max(50, 5p) complete answers and without variance in the outcome. An ordinal outcome is taken as linear.
 *
 * @param attributes one column an attribute, complete
 */
export function driversOf(
  attributes: readonly (readonly number[])[],
  outcome: readonly number[],
  random: Random,
  { resamples = RESAMPLES, level = 0.95, fewest = Math.max(50, 5 * attributes.length) } = {},
): Drivers | Unsaid {
  if (attributes.length === 0) return unsaid('too-few-attributes');
  if (outcome.length < fewest) return unsaid('too-few-answers');
  const table = tableOf(attributes, outcome);
  const moments = new Moments(table);
  if (!moments.weigh(new Uint8Array(table.n).fill(1))) return unsaid('no-outcome-variance');
  const split = splitter(table.p);
  const parts = new Float64Array(table.p);
  const value = split(moments, parts);
  if (!(value > 1e-12)) return unsaid('no-variance');
  const facts = factsOf(moments, table.p);
  const shares = shared(parts);
  const replicates = bootstrapped(moments, table.n, split, random, resamples);
  if (replicates.length < resamples / 2) return unsaid('no-outcome-variance');
  const drivers = shares.map((lmg, j) => ({ lmg, ...facts[j]!, ...intervalOf(replicates, shares, j, level) }));
  return { value, n: table.n, method: table.p <= MOST_EXACT ? 'lmg' : 'johnson', drivers, replicates };
}

type Split = (moments: Moments, parts: Float64Array) => number;

/** By LMG where it can be; its R² is the sum of its parts either way. */
function splitter(p: number): Split {
  if (p <= MOST_EXACT) {
    const lmg = new Lmg(p);
    return ({ correlations }, parts) => lmg.parts(correlations, parts);
  }
  return ({ correlations }, parts) => {
    parts.set(johnsonWeights(correlations));
    return parts.reduce((sum, part) => sum + part, 0);
  };
}

function bootstrapped(moments: Moments, n: number, split: Split, random: Random, resamples: number): Float64Array[] {
  const counts = new Uint16Array(n);
  const parts = new Float64Array(moments.correlations.p);
  const replicates: Float64Array[] = [];
  for (let i = 0; i < resamples; i += 1) {
    resampleCounts(counts, random);
    if (moments.weigh(counts) && split(moments, parts) > 1e-12) replicates.push(Float64Array.from(shared(parts)));
  }
  return replicates;
}

const shared = (parts: Float64Array): number[] => {
  const sum = parts.reduce((total, part) => total + part, 0);
  return Array.from(parts, (part) => part / sum);
};

function intervalOf(replicates: readonly Float64Array[], shares: readonly number[], j: number, level: number) {
  const sorted = Float64Array.from(replicates, (replicate) => replicate[j]!).sort();
  const rank = rankIn(shares, j);
  return {
    low: quantileOfSorted(sorted, (1 - level) / 2),
    high: quantileOfSorted(sorted, (1 + level) / 2),
    rankAgreement: replicates.filter((replicate) => rankIn(replicate, j) === rank).length / replicates.length,
  };
}

function rankIn(shares: ArrayLike<number>, j: number): number {
  let rank = 1;
  for (let k = 0; k < shares.length; k += 1) if (shares[k]! > shares[j]!) rank += 1;
  return rank;
}

/** Johnson's share, variance inflation, and whether it suppresses: last-in ΔR² above r², or a slope against its correlation. */
function factsOf({ correlations }: Moments, p: number) {
  const { among, withOutcome } = correlations;
  const rows = Array.from({ length: p }, (_, i) => Array.from(among.subarray(i * p, (i + 1) * p)));
  const inverse = inverseOf(rows);
  const johnson = shared(Float64Array.from(johnsonWeights(correlations)));
  return johnson.map((share, j) => {
    const vif = inverse ? inverse[j]![j]! : null;
    const slope = inverse ? inverse[j]!.reduce((sum, x, k) => sum + x * withOutcome[k]!, 0) : 0;
    const lastIn = vif === null ? 0 : slope ** 2 / vif;
    const r = withOutcome[j]!;
    return { johnson: share, vif, suppressor: lastIn > r * r + 1e-12 || slope * r < 0 };
  });
}

/** Whether some attributes together count for more than their number: the emotional ones, say. */
export interface ShareOf {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Their share if all attributes counted alike. */
  readonly fair: number;
  readonly verdict: 'outweighs' | 'is-outweighed' | 'undecided';
}

export function shareOf({ drivers, replicates }: Drivers, members: readonly number[], level = 0.95): ShareOf {
  const sum = (shares: ArrayLike<number>) => members.reduce((total, j) => total + shares[j]!, 0);
  const sorted = Float64Array.from(replicates, sum).sort();
  const [low, high] = [quantileOfSorted(sorted, (1 - level) / 2), quantileOfSorted(sorted, (1 + level) / 2)];
  const fair = members.length / drivers.length;
  const value = sum(drivers.map(({ lmg }) => lmg));
  return { value, low, high, fair, verdict: low > fair ? 'outweighs' : high < fair ? 'is-outweighed' : 'undecided' };
}
