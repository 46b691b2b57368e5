import { DateTime } from 'luxon';

/** The timers of a deadline: `due` while there is still time, `overdue` when it has passed. */
interface DeadlineTimer {
  readonly kind: 'due' | 'overdue';
  readonly dueAt: Date;
}

const HOUR_MS = 3_600_000;
/** How long before the deadline its owner hears of it. */
export const DUE_BEFORE_MS = 24 * HOUR_MS;
/** The hour at which a day given as a deadline ends, where its owner is. */
export const END_OF_WORK = 18;
const MOST_YEARS_AHEAD = 10;

/** In the order in which they fire, even where both have passed already. */
export const timersOf = (deadline: Date): readonly DeadlineTimer[] => [
  { kind: 'due', dueAt: new Date(deadline.getTime() - DUE_BEFORE_MS) },
  { kind: 'overdue', dueAt: deadline },
];

export const isDue = (deadline: Date, now: Date): boolean => now.getTime() >= deadline.getTime() - DUE_BEFORE_MS;
export const isOverdue = (deadline: Date, now: Date): boolean => now >= deadline;

/** A deadline as an instant, or what is wrong with it. */
export type ReadDeadline = { readonly deadline: Date } | { readonly wrong: string };

/**
 * Reads a deadline: an instant with its offset (`2026-12-04T17:00:00Z`), or a day (`2026-12-04`), which ends at 18:00
 * where its owner is.
 *
 * @param zone the owner's IANA time zone, needed only for a day
 */
export function readDeadline(said: string, zone: string, now: Date): ReadDeadline {
  const at = DAY.test(said) ? atHour(said, END_OF_WORK, zone) : instantOf(said);
  if (!at) return { wrong: 'Give a day (2026-12-04) or an instant with its offset (2026-12-04T17:00:00Z).' };
  if (at <= now) return { wrong: 'The deadline has passed already: give one in the future.' };
  const most = DateTime.fromJSDate(now).plus({ years: MOST_YEARS_AHEAD }).toJSDate();
  return at > most ? { wrong: `A deadline lies at most ${MOST_YEARS_AHEAD} years ahead.` } : { deadline: at };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;

/** An instant with its offset. */
export const instantOf = (said: string): Date | undefined => {
  const at = INSTANT.test(said) ? DateTime.fromISO(said, { setZone: true }) : undefined;
  return at?.isValid ? at.toJSDate() : undefined;
};

/**
 * The instant at which clocks in the zone show that hour of that day. An hour that a change of the clocks leaves out
 * moves on by what was left out; of an hour that comes twice it is the later one, so that nobody is late while a
 * clock on the wall still shows the hour. `undefined` for a day or a zone that doesn't exist.
 */
export function atHour(day: string, hour: number, zone: string): Date | undefined {
  const midnight = DateTime.fromISO(day, { zone: 'utc' });
  if (!midnight.isValid) return undefined;
  const { year, month, day: dayOfMonth } = midnight;
  const local = DateTime.fromObject({ year, month, day: dayOfMonth, hour }, { zone });
  if (!local.isValid) return undefined;
  return new Date(Math.max(...local.getPossibleOffsets().map((at) => at.toMillis())));
}
