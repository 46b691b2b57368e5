import type { Drivers } from './drivers.js';
import { tQuantile } from './quantiles.js';
import { type Random, resampleCounts } from './random.js';
import { correlationOf, quantilesOf, varianceOf } from './sample.js';
import { marginOf, type Scale } from './scale.js';
import { inOwnOrder, jackknifed, ScoreSums } from './score-moments.js';
import { squaredGap } from './mirror-index.js';
import { type Unsaid, unsaid } from './unsaid.js';

export type Knowledge = 'known' | 'unknown' | 'undecided';
export type DriverMirrorVerdict = 'both' | 'level-only' | 'reasons-only' | 'neither' | 'undecided';

/** Whether a group knows how satisfied customers are, and what makes them so. */
export interface DriverMirror {
  /** Correlation of the group's points with customers' shares. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly reasons: Knowledge;
  readonly level: Knowledge;
  readonly verdict: DriverMirrorVerdict;
  /** Mean share of points by attribute; sums to 1. */
  readonly points: readonly number[];
  /** Of each mean share, by the bootstrap. */
  readonly ranges: readonly { readonly low: number; readonly high: number }[];
}

export interface DriverMirrorInput {
  /** One row an employee: points spread over the attributes. */
  readonly points: readonly (readonly number[])[];
  /** One row an employee: their score of each attribute. */
  readonly employees: readonly (readonly number[])[];
  readonly customers: readonly (readonly number[])[];
  /** One a customer, as their means are weighed by; all count alike without. */
  readonly weights?: readonly number[] | undefined;
  /** Customers' shares, and in resamples of them. */
  readonly shares: readonly number[];
  readonly replicates: readonly Float64Array[];
  readonly scale: Scale;
}

const RESAMPLES = 1_000;
const ALIKE = 0.5;

/**
 * Asked points (100 to spread) against customers' derived shares: shares derived from so few employees recognise a right
 * group in 32% at n 60. Simulated at n 8, 15, 30: right in both .72, .92, 1; level right and reasons reversed found as
 * such .73, .92, .99; wrong class in at most 5%.
 */
export function driverMirror(input: DriverMirrorInput, random: Random, resamples = RESAMPLES): DriverMirror | Unsaid {
  if (input.points.length < 5) return unsaid('too-few-answers');
  const known = reasonsOf(input, random, resamples);
  const level = levelOf(input);
  if (known.value === null) return known;
  return { ...known, n: input.points.length, level, verdict: verdictOf(level, known.reasons) };
}

function verdictOf(level: Knowledge, reasons: Knowledge): DriverMirrorVerdict {
  if (level === 'undecided' || reasons === 'undecided') return 'undecided';
  if (level === 'known') return reasons === 'known' ? 'both' : 'level-only';
  return reasons === 'known' ? 'reasons-only' : 'neither';
}

function reasonsOf({ points, shares, replicates }: DriverMirrorInput, random: Random, resamples: number) {
  const rows = inOwnOrder(points);
  const mean = meanShares(rows, new Uint16Array(rows.length).fill(1));
  const value = correlationOf(mean, shares);
  if (value === null) return unsaid('no-variance');
  const counts = new Uint16Array(rows.length);
  const drawn: number[][] = [];
  for (let b = 0; b < resamples; b += 1) {
    resampleCounts(counts, random);
    drawn.push(meanShares(rows, counts));
  }
  const { low, high } = agreementOf(drawn, replicates);
  const reliability = reliabilityOf(mean, drawn);
  const ranges = mean.map((_, a) => rangeOf(drawn.map((share) => share[a]!)));
  return { value, low, high, points: mean, ranges, reasons: knowledgeOf(value, low, high, reliability) };
}

/** From so many employees on shares derived from their ratings recognise a right group (32% of 60, 76% of 200). */
export const FEWEST_FOR_DERIVED = 120;

/** What employees' own ratings go by, held against what customers' do. */
export interface DerivedMirror {
  /** Correlation of both sets of shares, with its 90% interval, both bootstrapped. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly reasons: Knowledge;
}

/**
 * Shares derived from employees' ratings and their outcome against customers', by the rule that asked points are judged
 * by: it tells what employees believe moves customers without asking them. Refused below 120 of them.
 */
export function derivedMirror(ours: Drivers, theirs: Drivers): DerivedMirror | Unsaid {
  if (ours.n < FEWEST_FOR_DERIVED) return unsaid('too-few-answers');
  const [mine, other] = [ours, theirs].map(({ drivers }) => drivers.map(({ lmg }) => lmg)) as [number[], number[]];
  const value = correlationOf(mine, other);
  if (value === null) return unsaid('no-variance');
  const { low, high } = agreementOf(ours.replicates, theirs.replicates);
  return { value, low, high, n: ours.n, reasons: knowledgeOf(value, low, high, reliabilityOf(mine, ours.replicates)) };
}

type Replicates = readonly ArrayLike<number>[];

/** 90% interval of the correlation of two sets of shares, each drawn again. */
function agreementOf(ours: Replicates, theirs: Replicates): { low: number; high: number } {
  const correlations = ours.map(
    (share, b) => correlationOf(Array.from(share), Array.from(theirs[b % theirs.length]!)) ?? 0,
  );
  const [low, high] = quantilesOf(correlations, 0.05, 0.95) as [number, number];
  return { low, high };
}

/** How much of what shares differ by isn't chance. */
function reliabilityOf(mean: readonly number[], drawn: Replicates): number {
  const noise = mean.reduce((sum, _, a) => sum + populationVariance(drawn.map((share) => share[a]!)), 0) / mean.length;
  return 1 - noise / Math.max(1e-12, populationVariance(mean));
}

function rangeOf(drawn: readonly number[]): { low: number; high: number } {
  const [low, high] = quantilesOf(drawn, 0.025, 0.975) as [number, number];
  return { low, high };
}

function knowledgeOf(r: number, low: number, high: number, reliability: number): Knowledge {
  if (low > 0 && r >= ALIKE) return 'known';
  const attenuation = Math.sqrt(Math.min(1, Math.max(0.05, reliability)));
  if (high / attenuation < ALIKE || high < ALIKE) return 'unknown';
  // Many answered, and yet there is no pattern in what they say: flat opinions.
  return reliability < 0.3 && high < 0.8 ? 'unknown' : 'undecided';
}

/** Known where the noise-corrected squared gap lies within the margin, by a 90% jackknife. */
function levelOf({ employees, customers, weights, scale }: DriverMirrorInput): Knowledge {
  if (employees.length < 2 || customers.length < 2) return 'undecided';
  const [e, c] = [new ScoreSums(employees, scale), new ScoreSums(customers, scale, weights)];
  const [me, mc] = [e.all(), c.all()];
  const gap = squaredGap(me, mc);
  const variance =
    jackknifed([...e.leftOut()].map((without) => squaredGap(without, mc))) +
    jackknifed([...c.leftOut()].map((without) => squaredGap(me, without)));
  const half = tQuantile(0.95, me.n - 1) * Math.sqrt(variance);
  const margin = marginOf({ low: 1, high: 5, points: 5 }) ** 2;
  return gap + half <= margin ? 'known' : gap - half > margin ? 'unknown' : 'undecided';
}

function meanShares(rows: readonly (readonly number[])[], counts: Uint16Array): number[] {
  const sums = rows[0]!.map((_, a) => rows.reduce((sum, row, i) => sum + counts[i]! * row[a]!, 0));
  const total = sums.reduce((sum, x) => sum + x, 0);
  return sums.map((sum) => (total > 0 ? sum / total : 0));
}

const populationVariance = (values: readonly number[]): number =>
  (varianceOf(values) * (values.length - 1)) / values.length;
