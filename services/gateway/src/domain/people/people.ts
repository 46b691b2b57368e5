import type { Calendar, Person, Team } from './person.js';

export interface Named {
  readonly id: string;
  readonly name: string;
}
export interface ListedPerson extends Person {
  readonly teamName: string;
  readonly managerName: string | null;
  readonly deputyName: string | null;
}
export interface PersonInLine extends ListedPerson {
  /** From whom they report to up to the top. */
  readonly above: readonly (Named & { readonly title: string })[];
  readonly reports: readonly (Named & { readonly title: string })[];
  readonly deputyOf: readonly Named[];
}
export interface TeamOfPeople extends Team {
  readonly managerName: string | null;
  readonly people: number;
}
export interface CalendarOfPeople extends Calendar {
  readonly people: number;
}

/** One page in order of name, then id. */
export interface NamePage {
  readonly after: { readonly name: string; readonly id: string } | undefined;
  readonly limit: number;
}
export interface PeopleFilter {
  /** Part of a name, an address or a title. */
  readonly search?: string | undefined;
  readonly team?: string | undefined;
  readonly store?: string | undefined;
  readonly show?: 'here' | 'away' | 'left' | undefined;
}

/** Where people, teams and calendars are read. */
export abstract class People {
  /** @param email in lower case */
  abstract byEmail(email: string): Promise<Person | undefined>;
  abstract find(id: string): Promise<PersonInLine | undefined>;
  /** @param now tells who is away, each by the day where they are */
  abstract listPeople(
    filter: PeopleFilter,
    page: NamePage,
    now: Date,
  ): Promise<{ rows: ListedPerson[]; total: number }>;
  abstract listTeams(page: NamePage): Promise<{ rows: TeamOfPeople[]; total: number }>;
  /** In order of name. */
  abstract stores(): Promise<{ name: string; people: number }[]>;
  abstract calendars(): Promise<CalendarOfPeople[]>;
}
