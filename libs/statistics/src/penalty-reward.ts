import { Z95 } from './quantiles.js';
import { varianceOf } from './sample.js';
import { inOwnOrder } from './score-moments.js';
import { inverseOf } from './symmetric.js';
import { type Unsaid, unsaid } from './unsaid.js';

/** Where a scale counts as low and as high. */
export interface Extremes {
  readonly lowUpTo: number;
  readonly highFrom: number;
}

/** How an attribute pulls when it is bad and when it is good, in points of the outcome. */
export interface PenaltyReward {
  /** Outcome when low, less when in between. */
  readonly value: number;
  readonly reward: number;
  readonly penaltySe: number;
  readonly rewardSe: number;
  /** −penalty − reward with its interval: above 0 it costs more when bad than it gains when good. */
  readonly contrast: { readonly value: number; readonly se: number; readonly low: number; readonly high: number };
  readonly tableStakes: boolean;
  /** (r−|p|)/(r+|p|), −1 basic to 1 exciting, with its error; null where neither pulls. */
  readonly asymmetry: { readonly value: number; readonly se: number } | null;
}

const FEWEST_AT_AN_END = 15;

/**
 * The outcome on low and high dummies of all attributes at once, errors by HC3 (MacKinnon & White 1985, J. Econometrics
 * 29:305). Brandt (1988), Penalty-reward contrast.
 */
export function penaltyReward(
  columns: readonly (readonly number[])[],
  outcomes: readonly number[],
  { lowUpTo, highFrom }: Extremes,
): (PenaltyReward | Unsaid)[] {
  // In an order of their own, so that the order rows came in can't change a digit.
  const rows = inOwnOrder(outcomes.map((y, i) => [y, ...columns.map((column) => column[i]!)]));
  const outcome = rows.map(([y]) => y!);
  const attributes = columns.map((_, a) => rows.map((row) => row[a + 1]!));
  if (varianceOf(outcome) <= 0) return attributes.map(() => unsaid('no-outcome-variance'));
  const dummies = attributes.map((x) => ({
    low: x.map((value) => (value <= lowUpTo ? 1 : 0)),
    high: x.map((value) => (value >= highFrom ? 1 : 0)),
  }));
  const enough = dummies.map(({ low, high }) => Math.min(ones(low), ones(high)) >= FEWEST_AT_AN_END);
  const used = dummies.flatMap(({ low, high }, i) => (enough[i] ? [low, high] : []));
  const fit = hc3(used, outcome);
  let at = 1;
  return enough.map((has) => {
    if (!has) return unsaid('too-few-low-or-high');
    if (!fit) return unsaid('not-separable');
    const place = at;
    at += 2;
    return contrasted(fit, place);
  });
}

const ones = (column: readonly number[]): number => column.reduce((sum, x) => sum + x, 0);

function contrasted({ slopes, covariance }: Fit, at: number): PenaltyReward {
  const [p, r] = [slopes[at]!, slopes[at + 1]!];
  const [vp, vr, vpr] = [covariance[at]![at]!, covariance[at + 1]![at + 1]!, covariance[at]![at + 1]!];
  const se = Math.sqrt(Math.max(0, vp + vr + 2 * vpr));
  const half = Z95 * se;
  const contrast = { value: -p - r, se, low: -p - r - half, high: -p - r + half };
  const asymmetry = asymmetryOf(p, r, vp, vr, vpr);
  const errors = { penaltySe: Math.sqrt(vp), rewardSe: Math.sqrt(vr) };
  return { value: p, reward: r, ...errors, contrast, tableStakes: contrast.low > 0, asymmetry };
}

/** By the delta method, gradient (2r/D², 2|p|/D²), D = r + |p|; nothing is said where D's interval holds 0. */
function asymmetryOf(p: number, r: number, vp: number, vr: number, vpr: number): PenaltyReward['asymmetry'] {
  const size = r - p;
  const sizeSe = Math.sqrt(Math.max(0, vp + vr - 2 * vpr));
  if (size - Z95 * sizeSe <= 0) return null;
  const [gp, gr] = [(2 * r) / size ** 2, (-2 * p) / size ** 2];
  return { value: (r + p) / size, se: Math.sqrt(Math.max(0, gp * gp * vp + gr * gr * vr + 2 * gp * gr * vpr)) };
}

interface Fit {
  readonly slopes: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

/** Least squares with an intercept first; undefined where the columns can't be told apart. */
function hc3(columns: readonly (readonly number[])[], y: readonly number[]): Fit | undefined {
  const x = [y.map(() => 1), ...columns];
  const bread = inverseOf(x.map((a) => x.map((b) => dot(a, b))));
  if (!bread) return undefined;
  const slopes = times(
    bread,
    x.map((a) => dot(a, y)),
  );
  const meat = x.map(() => x.map(() => 0));
  y.forEach((value, i) => {
    const row = x.map((column) => column[i]!);
    const weighed = times(bread, row);
    const leverage = dot(row, weighed);
    const residual = (value - dot(row, slopes)) / Math.max(1e-9, 1 - leverage);
    row.forEach((a, j) => a !== 0 && row.forEach((b, k) => (meat[j]![k]! += a * b * residual * residual)));
  });
  const half = bread.map((row) => meat[0]!.map((_, k) => row.reduce((sum, b, j) => sum + b * meat[j]![k]!, 0)));
  return {
    slopes,
    covariance: half.map((row) =>
      bread[0]!.map((_, k) =>
        dot(
          row,
          bread.map((b) => b[k]!),
        ),
      ),
    ),
  };
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const times = (matrix: readonly (readonly number[])[], v: readonly number[]): number[] =>
  matrix.map((row) => dot(row, v));
