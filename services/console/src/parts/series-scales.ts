import type { SeriesDay } from '@mirrorloop/contracts';
import { scaleLinear, scaleTime } from '@visx/scale';

export const margin = { left: 34, right: 12, top: 30, bottom: 28 };
export const at = (day: SeriesDay) => new Date(day.day);

/** Days across, counts up from zero. */
export function scalesFor(shown: readonly SeriesDay[], width: number, height: number) {
  const top = Math.max(1, ...shown.flatMap((day) => [day.negative, day.high ?? 0]));
  const domain = [shown[0] ? at(shown[0]) : new Date(0), at(shown.at(-1) ?? shown[0]!)];
  return {
    x: scaleTime({ domain, range: [margin.left, width - margin.right] }),
    y: scaleLinear({ domain: [0, top * 1.08], range: [height - margin.bottom, margin.top] }),
  };
}
export type Scales = ReturnType<typeof scalesFor>;
