/** The value that a share of all is not above; values in any order. NaN where there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Least squares: how much y rises for each step of x. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const n = points.length;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

export const rounded = (value: number, digits = 0): number => Number(value.toFixed(digits));

/** How quickly signals went through, by the clock and by processor time. */
export interface Pace {
  readonly signals: number;
  readonly seconds: number;
  readonly signalsPerSecond: number;
  /** Processor time of its processes and of the database, a signal: says more than the clock on a busy machine. */
  readonly cpuMsPerSignal: number;
}

export const paceOf = (signals: number, seconds: number, cpuSeconds: number): Pace => ({
  signals,
  seconds: rounded(seconds, 1),
  signalsPerSecond: rounded(signals / seconds),
  cpuMsPerSignal: rounded((cpuSeconds * 1000) / signals, 3),
});
