import type { Absence, Week } from '@mirrorloop/calendar';
import { derivedId } from '@mirrorloop/kernel';

/** In which people are written to. */
export type Language = 'en' | 'de';

/** Somebody who works here, or has left. `version` counts the changes that others have heard of. */
export interface Person {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** In lower case: two spellings of one address are one person. */
  readonly email: string;
  readonly title: string;
  readonly teamId: string;
  readonly managerId: string | null;
  /** Who acts for them while they are away. */
  readonly deputyId: string | null;
  readonly timeZone: string;
  /** As the sources name them. */
  readonly stores: readonly string[];
  readonly absences: readonly Absence[];
  /** null: Monday to Friday, 9 to 17. */
  readonly calendarId: string | null;
  /** In which they are written to; null: the organisation's. */
  readonly language: Language | null;
  readonly active: boolean;
  /** The day they left; null while they are here. */
  readonly leftOn: string | null;
}

/** Somebody of whom nothing is known but that they work here. */
export const NOTHING_KNOWN = {
  version: 0,
  title: '',
  teamId: '',
  managerId: null,
  deputyId: null,
  stores: [],
  absences: [],
  calendarId: null,
  language: null,
  active: true,
  leftOn: null,
} satisfies Partial<Person>;

export interface Team {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** Who was named by hand; null where the reporting lines tell. */
  readonly chosenManagerId: string | null;
  readonly managerId: string | null;
  /** False where nobody is left in it. */
  readonly active: boolean;
}

/** A day off, as `2026-12-25`, and what it is called. */
export interface Holiday {
  readonly date: string;
  readonly name: string;
}

/** Hours and days off; they count by the clocks of whoever keeps the calendar. */
export interface Calendar {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** ISO 3166: whose public holidays are off; null for none. */
  readonly country: string | null;
  /** A part of the country with holidays of its own, such as `ENG` or `BE`. */
  readonly region: string | null;
  readonly week: Week;
  /** The company's own. */
  readonly daysOff: readonly Holiday[];
  /** Public holidays on which it works all the same. */
  readonly workedOn: readonly string[];
  /** All that are off, in order, the company's own among them, up to `holidaysUntil`. */
  readonly holidays: readonly Holiday[];
  readonly holidaysUntil: string;
}

/** Everybody, every team and every calendar, as known so far, by id. */
export interface Roster {
  readonly people: ReadonlyMap<string, Person>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly calendars: ReadonlyMap<string, Calendar>;
}

/** New and changed ones, with their new version. */
export interface RosterChange {
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly calendars: readonly Calendar[];
}

export const NO_ROSTER: Roster = { people: new Map(), teams: new Map(), calendars: new Map() };

/** An id that follows from a name or an address, and from a count where somebody else once had that name. */
function idNotTaken(kind: string, text: string, taken: ReadonlyMap<string, unknown>): string {
  for (let n = 0; ; n++) {
    const id = n === 0 ? derivedId(kind, text) : derivedId(kind, text, String(n));
    if (!taken.has(id)) return id;
  }
}

/** Finds who is meant, whatever they were called when they came. */
export class Names {
  private readonly people: ReadonlyMap<string, string>;
  private readonly teams: ReadonlyMap<string, string>;
  private readonly calendars: ReadonlyMap<string, string>;

  constructor(private readonly roster: Roster) {
    const idsBy = <T extends { id: string }>(all: ReadonlyMap<string, T>, by: (one: T) => string) =>
      new Map([...all.values()].map((one) => [by(one), one.id]));
    this.people = idsBy(roster.people, ({ email }) => email);
    this.teams = idsBy(roster.teams, ({ name }) => name);
    this.calendars = idsBy(roster.calendars, ({ name }) => name.toLowerCase());
  }

  /** Whose address it is, or the id of whoever comes with it. */
  readonly person = (email: string): string =>
    this.people.get(email) ?? idNotTaken('person', email, this.roster.people);
  readonly team = (name: string): string => this.teams.get(name) ?? idNotTaken('team', name, this.roster.teams);
  readonly calendar = (name: string): string =>
    this.calendars.get(name.toLowerCase()) ?? idNotTaken('calendar', name.toLowerCase(), this.roster.calendars);
}
