import type { Absence, Week } from '@mirrorloop/calendar';
import type { Transaction } from '@mirrorloop/messaging';

/** A person, team or calendar as gateway last said it. */
export interface Said<T> {
  readonly id: string;
  /** Its version; older news never overwrites newer. */
  readonly sequence: number;
  readonly data: T;
}
export interface PersonData {
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly teamId: string;
  readonly managerId: string | null;
  readonly timeZone: string;
  readonly active: boolean;
  readonly deputyId?: string | null | undefined;
  readonly stores?: readonly string[] | undefined;
  readonly absences?: readonly Absence[] | undefined;
  readonly calendarId?: string | null | undefined;
}
export interface TeamData {
  readonly name: string;
  readonly managerId: string | null;
  readonly active?: boolean | undefined;
}
export interface CalendarData {
  readonly name: string;
  readonly week: Week;
  readonly holidays: readonly string[];
}
/** What one batch brought, by kind. */
export interface SaidOfPeople {
  readonly people: readonly Said<PersonData>[];
  readonly teams: readonly Said<TeamData>[];
  readonly calendars: readonly Said<CalendarData>[];
}
export interface IdsByKind {
  readonly people: readonly string[];
  readonly teams: readonly string[];
  readonly calendars: readonly string[];
}

export abstract class KnownPeople {
  /** The sequence of each that is known, their rows locked in order of id, kind by kind. */
  abstract sequencesOf(ids: IdsByKind, tx: Transaction): Promise<Map<string, number>>;
  abstract save(said: SaidOfPeople, tx: Transaction): Promise<void>;
}
