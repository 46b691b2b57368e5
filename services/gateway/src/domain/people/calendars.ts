import { faultsOfWeek, STANDARD_WEEK } from '@mirrorloop/calendar';
import { type FieldError, Rejected } from '@mirrorloop/kernel';
import type { HolidayBook, Place } from './holidays.js';
import { type Calendar, Names, type Roster, type RosterChange } from './person.js';
import { settle } from './settle.js';

/** What people say of a calendar; the holidays follow. */
export type CalendarFacts = Pick<Calendar, 'name' | 'country' | 'region' | 'week' | 'daysOff' | 'workedOn'>;

/** Deadlines lie at most ten years ahead, and a calendar knows the holidays until then. */
const YEARS_AHEAD = 11;
/** A calendar that knows less than this of the future is told anew. */
const LEAST_YEARS_AHEAD = 10;

/** @throws Rejected with the path of each bad field */
export function addCalendar(roster: Roster, facts: CalendarFacts, book: HolidayBook, now: Date): RosterChange {
  if ([...roster.calendars.values()].some(({ name }) => name.toLowerCase() === facts.name.toLowerCase()))
    throw new Rejected(`There is a calendar ${facts.name} already`, [{ path: 'name', message: 'is taken' }]);
  const id = new Names(roster).calendar(facts.name);
  return settle(roster, { calendars: [withHolidays({ id, version: 0, ...facts }, book, now)] });
}

/** @throws Rejected with the path of each bad field */
export function changeCalendar(
  roster: Roster,
  { id, ...facts }: CalendarFacts & { readonly id: string },
  book: HolidayBook,
  now: Date,
): RosterChange {
  const taken = [...roster.calendars.values()].some(
    (other) => other.id !== id && other.name.toLowerCase() === facts.name.toLowerCase(),
  );
  if (taken) throw new Rejected(`There is a calendar ${facts.name} already`, [{ path: 'name', message: 'is taken' }]);
  return settle(roster, { calendars: [withHolidays({ id, version: 0, ...facts }, book, now)] });
}

/** The calendars whose holidays are running out, with those of further years. */
export function lookFurther(roster: Roster, book: HolidayBook, now: Date): RosterChange {
  const short = [...roster.calendars.values()].filter((calendar) => runsOut(calendar, now));
  return settle(roster, { calendars: short.map((calendar) => withHolidays(calendar, book, now)) });
}

export const runsOut = ({ holidaysUntil }: Pick<Calendar, 'holidaysUntil'>, now: Date): boolean =>
  holidaysUntil < String(now.getUTCFullYear() + LEAST_YEARS_AHEAD);

/** A calendar for `DE` or `GB-ENG`: its holidays, and the standard week. undefined where there is no such place. */
export function calendarOfPlace(text: string, book: HolidayBook): CalendarFacts | undefined {
  const [country = '', region = null] = text.toUpperCase().split('-', 2);
  if (!book.isKnown({ country, region })) return undefined;
  return { name: text.toUpperCase(), country, region, week: STANDARD_WEEK, daysOff: [], workedOn: [] };
}

export function withHolidays(
  facts: CalendarFacts & { readonly id: string; readonly version: number },
  book: HolidayBook,
  now: Date,
): Calendar {
  const faults = faultsOf(facts, book);
  if (faults.length > 0)
    throw new Rejected(faults.map(({ path, message }) => `${path}: ${message}`).join('; '), faults);
  const year = now.getUTCFullYear();
  const until = year + YEARS_AHEAD;
  const { id, version, name, country, region, week, daysOff, workedOn } = facts;
  const ofPlace = country ? book.publicHolidays({ country, region }, year - 1, until) : [];
  const off = new Map(
    [...ofPlace.filter(({ date }) => !workedOn.includes(date)), ...daysOff].map((day) => [day.date, day]),
  );
  const holidays = [...off.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  const holidaysUntil = `${until}-12-31`;
  return { id, version, name, country, region, week, daysOff, workedOn, holidays, holidaysUntil };
}

function faultsOf({ week, country, region }: CalendarFacts, book: HolidayBook): FieldError[] {
  const faults = faultsOfWeek(week).map(({ path, message }) => ({ path: `week${path}`, message }));
  if (country && !book.isKnown({ country, region: null }))
    faults.push({ path: 'country', message: 'no holidays are known of it' });
  else if (country && region && !book.isKnown({ country, region } satisfies Place))
    faults.push({ path: 'region', message: `no part of ${country} with holidays of its own` });
  else if (region && !country) faults.push({ path: 'region', message: 'needs its country' });
  return faults;
}
