import type { Series } from '../src/domain/series.js';

/** A series to test with: signals a day, the usual share that is negative, how far days differ, and what is planted. */
export interface Invented {
  readonly mean: number;
  readonly share: number;
  /** Intraclass correlation of a day's signals. */
  readonly rho: number;
  /** From this day on the share is `times` as large. */
  readonly since?: number;
  readonly times?: number;
}

/** The same numbers from the same seed (mulberry32). */
export function rollOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Days with a weekly rhythm of four tenths in the number of signals and of a tenth in the share. */
export function inventedSeries(roll: () => number, touchpoint: string, invented: Invented, days: number): Series {
  const { mean, share, rho, since = Infinity, times = 1 } = invented;
  const peak = Math.floor(roll() * 7);
  const counts = Array.from({ length: days }, (_, day) => {
    const rhythm = Math.cos((2 * Math.PI * (day - peak)) / 7);
    const usual = Math.min(0.97, share * (1 + 0.1 * rhythm) * (day >= since ? times : 1));
    const p = rho === 0 ? usual : beta(roll, (usual * (1 - rho)) / rho, ((1 - usual) * (1 - rho)) / rho);
    const total = poisson(roll, mean * (1 + 0.4 * rhythm));
    const negative = Array.from({ length: total }, () => roll()).filter((x) => x < p).length;
    return { day, total, negative };
  });
  return { touchpoint, theme: 'delivery', days: counts.filter(({ total }) => total > 0) };
}

function poisson(roll: () => number, mean: number): number {
  let count = 0;
  for (let t = -Math.log(1 - roll()); t < mean; t -= Math.log(1 - roll())) count += 1;
  return count;
}

function beta(roll: () => number, a: number, b: number): number {
  const [x, y] = [gamma(roll, a), gamma(roll, b)];
  return x / (x + y || 1);
}

/** Marsaglia and Tsang (2000), ACM Trans. Math. Softw. 26:363. */
function gamma(roll: () => number, shape: number): number {
  if (shape < 1) return gamma(roll, shape + 1) * roll() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - roll()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}
