import { measured } from './measured.js';
import { normalQuantile, Z95 } from './quantiles.js';
import { inverseOf } from './symmetric.js';
import { type Unsaid, unsaid } from './unsaid.js';
import { type Difference, tested, welch } from './welch.js';

export type OutcomeVerdict = 'verified' | 'refuted' | 'inconclusive';

export interface Outcome {
  readonly verdict: OutcomeVerdict;
  /** Where inconclusive: how many times as many measurements would have told. */
  readonly timesAsMany: number | null;
}

/**
 * What an interval says beside the smallest effect worth having: verified where it lies above 0 and reaches that effect,
 * refuted where it ends below it, else inconclusive.
 */
export function outcomeVerdict({ low, high }: { low: number; high: number }, worthwhile: number): OutcomeVerdict {
  if (high < worthwhile) return 'refuted';
  return low > 0 ? 'verified' : 'inconclusive';
}

/** Two-sided 5% and power .85. */
const NEEDED = Z95 + normalQuantile(0.85);

/**
 * Whether an effect that is worth while was shown: its interval lies above 0 and reaches it (verified), or stays below it
 * (refuted). Else inconclusive. Also where units were picked by the measure itself and neither a fresh baseline nor a
 * comparison picked by the same rule was taken: regression to the mean alone 'verifies' all of 1,000 such runs.
 *
 * @param worthwhile smallest effect worth having, above 0, in the effect's own unit and direction
 */
export function outcomeOf(
  { low, high, se }: Pick<Difference, 'low' | 'high' | 'se'>,
  worthwhile: number,
  pickedByTheMeasure = false,
): Outcome {
  if (pickedByTheMeasure) return { verdict: 'inconclusive', timesAsMany: null };
  const verdict = outcomeVerdict({ low, high }, worthwhile);
  if (verdict !== 'inconclusive') return { verdict, timesAsMany: null };
  return { verdict, timesAsMany: Math.max(1, ((NEEDED * se) / worthwhile) ** 2) };
}

/** Answers before and after, of those where something was done and of those where nothing was. */
export interface FourSamples {
  readonly treatedBefore: readonly number[];
  readonly treatedAfter: readonly number[];
  readonly comparedBefore: readonly number[];
  readonly comparedAfter: readonly number[];
}

/** Difference in differences of four separate samples: four variances, Welch's degrees of freedom. */
export function differenceInDifferences(samples: FourSamples): Difference | Unsaid {
  const [ta, tb, ca, cb] = [samples.treatedAfter, samples.treatedBefore, samples.comparedAfter, samples.comparedBefore];
  if ([ta, tb, ca, cb].some((sample) => sample.length < 2)) return unsaid('too-few-answers');
  const [a, b, c, d] = [ta, tb, ca, cb].map((values) => measured({ values })) as [M, M, M, M];
  const variance = [a, b, c, d].reduce((sum, m) => sum + m.squaredError, 0);
  if (!(variance > 0)) return unsaid('no-variance');
  const df = variance ** 2 / [a, b, c, d].reduce((sum, m) => sum + m.squaredError ** 2 / (m.n - 1), 0);
  return tested(a.mean - b.mean - c.mean + d.mean, Math.sqrt(variance), df);
}
type M = ReturnType<typeof measured>;

/** The same people (or stores, 3 a side and more) twice: Welch on each one's own difference. */
export function panelDifference(treated: readonly number[], compared: readonly number[]): Difference | Unsaid {
  if (treated.length < 3 || compared.length < 3) return unsaid('too-few-answers');
  return welch(measured({ values: treated }), measured({ values: compared }));
}

/** How many a cell it takes: k = (z+z)² s²/m² (8.98 s²/m²); four times that, less for a panel, for ANCOVA least. */
export function answersNeeded(
  worthwhile: number,
  sd: number,
  rho = 0,
  designEffect = 1,
): { crossSection: number; panel: number; ancova: number } {
  const k = (NEEDED ** 2 * sd ** 2 * designEffect) / worthwhile ** 2;
  return { crossSection: 4 * k, panel: 4 * k * (1 - rho), ancova: 2 * k * (1 - rho ** 2) };
}

export const fewestWeeks = { before: 26, after: 13 } as const;

/**
 * Interrupted series of weekly figures: level, slope and step by Prais and Winsten (1954), the serial correlation
 * corrected for its bias, ρ + (1+3ρ)/T + 1.5/T within 0 to .9, four rounds; df = max(3, max(4, T(1−ρ)/(1+ρ)) − 3).
 */
export function interruptedSeries(
  weeks: readonly number[],
  firstAfter: number,
): (Difference & { rho: number }) | Unsaid {
  if (firstAfter < fewestWeeks.before || weeks.length - firstAfter < fewestWeeks.after) return unsaid('too-few-weeks');
  if (weeks.every((week) => week === weeks[0])) return unsaid('no-variance');
  const n = weeks.length;
  const design = weeks.map((_, t) => [1, t / 10, t >= firstAfter ? 1 : 0]);
  let rho = 0;
  let fit = leastSquares(design, weeks);
  for (let round = 0; round < 4; round += 1) {
    const residuals = weeks.map((y, t) => y - product(design[t]!, fit.slopes));
    const lagged = residuals.slice(1).reduce((sum, r, t) => sum + r * residuals[t]!, 0);
    const raw =
      lagged /
      Math.max(
        1e-300,
        residuals.reduce((sum, r) => sum + r * r, 0),
      );
    rho = Math.min(0.9, Math.max(0, raw + (1 + 3 * raw) / n + 1.5 / n));
    fit = leastSquares(
      design.map((row, t) => turned(row, design[t - 1], rho)),
      turnedSeries(weeks, rho),
    );
  }
  const df = Math.max(3, Math.max(4, (n * (1 - rho)) / (1 + rho)) - 3);
  const se = Math.sqrt((fit.inverse[2]![2]! * fit.squares) / (n - 3));
  return { ...tested(fit.slopes[2]!, se, df), rho };
}

const turned = (row: readonly number[], before: readonly number[] | undefined, rho: number): number[] =>
  row.map((x, j) => (before ? x - rho * before[j]! : x * Math.sqrt(1 - rho * rho)));
const turnedSeries = (y: readonly number[], rho: number): number[] =>
  y.map((value, t) => (t === 0 ? value * Math.sqrt(1 - rho * rho) : value - rho * y[t - 1]!));
const product = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

function leastSquares(rows: readonly (readonly number[])[], y: readonly number[]) {
  const k = rows[0]!.length;
  const columns = Array.from({ length: k }, (_, j) => rows.map((row) => row[j]!));
  const inverse = inverseOf(columns.map((a) => columns.map((b) => product(a, b))))!;
  const slopes = inverse.map((row) =>
    product(
      row,
      columns.map((column) => product(column, y)),
    ),
  );
  const squares = rows.reduce((sum, row, i) => sum + (y[i]! - product(row, slopes)) ** 2, 0);
  return { inverse, slopes, squares };
}
