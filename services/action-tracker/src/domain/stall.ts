import { DateTime } from 'luxon';
import type { Absence } from './people.js';
import { knownZone } from './time-zone.js';

/** Days of its owner's calendar that an action may go without evidence of progress. */
export const STALLS_AFTER_DAYS = 7;
/** Whoever is away for longer hands the action over; a timer must have an end. */
const LONGEST_AWAY_DAYS = 730;

export interface StallCalendar {
  readonly timeZone: string;
  readonly absences: readonly Absence[];
}

/**
 * When an action without evidence of progress since then counts as stalled: at the same hour of the owner's clock,
 * so many days of their calendar later. A day on which they are away and nobody stands in for them doesn't count.
 * Over a change of the clocks a day has 23 or 25 hours.
 */
export function stallsAt(since: Date, owner: StallCalendar, days = STALLS_AFTER_DAYS): Date {
  const begin = DateTime.fromJSDate(since, { zone: knownZone(owner.timeZone) });
  const away = owner.absences.filter(({ deputyId }) => deputyId === null);
  let passed = 0;
  for (let left = days; left > 0 && passed < LONGEST_AWAY_DAYS;) {
    passed += 1;
    if (!isAway(begin.plus({ days: passed }).toISODate()!, away)) left -= 1;
  }
  return begin.plus({ days: passed }).toJSDate();
}

const isAway = (day: string, away: readonly Absence[]): boolean =>
  away.some(({ from, to }) => from <= day && day <= to);
