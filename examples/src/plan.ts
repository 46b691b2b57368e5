import type { SampleDay } from './days.js';
import { type Dice, runningSums } from './dice.js';
import type { SampleSource, Touchpoint } from './sources.js';
import { surge } from './truths.js';

export interface Planned {
  readonly day: SampleDay;
  readonly touchpoint: Touchpoint;
  /** In milliseconds, UTC. */
  readonly at: number;
}

/** Spreads exactly `count` signals over days and touchpoints by chance, as busy as weekday and surge make them; in order of time. */
export function plan(dice: Dice, source: SampleSource, days: readonly SampleDay[], count: number): Planned[] {
  const cells = days.flatMap((day) => source.touchpoints.map((touchpoint) => ({ day, touchpoint })));
  const sums = runningSums(
    cells.map((cell) => cell.touchpoint.weight * source.week[cell.day.weekday]! * volume(source, cell)),
  );
  const throws = new Array<number>(cells.length).fill(0);
  for (let at = 0; at < count; at++) throws[dice.place(sums)]!++;
  return cells
    .flatMap((cell, which) =>
      Array.from({ length: throws[which]! }, () => ({ ...cell, at: timeIn(dice, source, cell.day) })),
    )
    .sort((a, b) => a.at - b.at);
}

const timeIn = (dice: Dice, { hours }: SampleSource, { start }: SampleDay): number =>
  start + dice.between(hours[0] * 3600, hours[1] * 3600 + 3599) * 1000;

type Cell = Pick<Planned, 'day' | 'touchpoint'>;

export const inSurge = (source: SampleSource, { day, touchpoint }: Cell): boolean =>
  source.name === surge.source && touchpoint.name === surge.touchpoint && day.daysLeft < surge.lastDays;

const volume = (source: SampleSource, cell: Cell): number => (inSurge(source, cell) ? surge.volume : 1);
