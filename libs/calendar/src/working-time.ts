import { type Absence, dayIn, isAway } from './absence.js';
import { firstAt, lastAt } from './wall-clock.js';
import { STANDARD_WEEK, type Week } from './week.js';

/** When one person works: a week by the clocks where they are, without holidays and absences. */
export interface WorkingTime {
  /** IANA name. */
  readonly timeZone: string;
  readonly week: Week;
  /** Days off, as `2026-12-25`. */
  readonly holidays: ReadonlySet<string>;
  readonly absences: readonly Absence[];
}

/** Instants in ms since 1970; `to` is the first one after. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export const standardTime = (timeZone: string): WorkingTime => ({
  timeZone,
  week: STANDARD_WEEK,
  holidays: new Set(),
  absences: [],
});

/** Looked no further: somebody who doesn't work in ten years has no working hours. */
const MOST_DAYS = 3660;
const DAY_MS = 86_400_000;

export const worksOn = (time: WorkingTime, day: string): boolean => stretchesOf(time, day).length > 0;

/** The stretches worked on a day, in order, none touching another. An hour that comes twice is worked twice. */
export function stretchesOf({ timeZone, week, holidays, absences }: WorkingTime, day: string): Stretch[] {
  if (holidays.has(day) || isAway(absences, day)) return [];
  const spans = week[(new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7] ?? [];
  const stretches = spans.map(({ from, to }) => ({
    from: firstAt(day, from, timeZone),
    to: lastAt(day, to, timeZone),
  }));
  return joined(stretches.filter(({ from, to }) => from < to));
}

export const isWorking = (time: WorkingTime, at: Date): boolean =>
  stretchesOf(time, dayIn(time.timeZone, at)).some(({ from, to }) => from <= at.getTime() && at.getTime() < to);

/**
 * The instant by which so many ms have been worked since `from`. 0 gives the next instant of work, `from` itself
 * where it is one.
 *
 * @returns undefined where that much isn't worked within ten years
 */
export function afterWorking(time: WorkingTime, from: Date, ms: number): Date | undefined {
  if (time.week.every((spans) => spans.length === 0)) return undefined;
  let left = ms;
  for (const day of daysFrom(time.timeZone, from)) {
    for (const stretch of stretchesOf(time, day)) {
      const start = Math.max(stretch.from, from.getTime());
      if (start >= stretch.to) continue;
      if (left === 0 || left <= stretch.to - start) return new Date(start + left);
      left -= stretch.to - start;
    }
  }
  return undefined;
}

export const hoursAfter = (time: WorkingTime, from: Date, hours: number): Date | undefined =>
  afterWorking(time, from, hours * 3_600_000);

/** The end of work on the nth day of work after the day of `from`; undefined where there is none within ten years. */
export function workingDaysAfter(time: WorkingTime, from: Date, days: number): Date | undefined {
  let left = days;
  const today = dayIn(time.timeZone, from);
  for (const day of daysFrom(time.timeZone, from)) {
    const last = day === today && days > 0 ? undefined : stretchesOf(time, day).at(-1);
    if (last && --left <= 0) return new Date(last.to);
  }
  return undefined;
}

/** How many ms are worked between two instants; 0 where the second isn't later. */
export function workedBetween(time: WorkingTime, from: Date, to: Date): number {
  let worked = 0;
  for (const day of daysFrom(time.timeZone, from)) {
    const stretches = stretchesOf(time, day);
    for (const stretch of stretches)
      worked += Math.max(0, Math.min(stretch.to, to.getTime()) - Math.max(stretch.from, from.getTime()));
    if (firstAt(day, '24:00', time.timeZone) >= to.getTime()) break;
  }
  return worked;
}

function* daysFrom(zone: string, from: Date): Generator<string> {
  const first = Date.parse(`${dayIn(zone, from)}T00:00Z`);
  for (let i = 0; i < MOST_DAYS; i++) yield new Date(first + i * DAY_MS).toISOString().slice(0, 10);
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const stretch of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && stretch.from <= last.to)
      whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, stretch.to) };
    else whole.push(stretch);
  }
  return whole;
}
