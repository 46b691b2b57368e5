import { rounded, slope } from '../machine/figures.js';

/** What a process held once so many signals had been sent to it. */
export type Reading = readonly [sent: number, mb: number];

/**
 * What it held in the beginning, in the middle and at the end, and how much more for each 100,000 signals. The first
 * third counts for none of that: it fills caches and lets the heap find its size.
 */
export function memoryFigures(readings: readonly Reading[], count: number) {
  const settled = readings.filter(([sent]) => sent > count / 3);
  const at = (share: number) => readings.find(([sent]) => sent >= count * share) ?? readings.at(-1);
  return {
    residentMbAtStart: rounded(readings[0]?.[1] ?? NaN),
    residentMbInTheMiddle: rounded(at(0.5)?.[1] ?? NaN),
    residentMb: rounded(readings.at(-1)?.[1] ?? NaN),
    residentMbMost: rounded(Math.max(...readings.map(([, mb]) => mb))),
    residentMbPer100000Signals: rounded(slope(settled) * 100_000, 1),
  };
}
