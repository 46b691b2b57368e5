import type { Person, Team } from './person.js';

export interface PersonInTeam extends Person {
  readonly teamName: string;
}
export interface TeamOfPeople extends Team {
  readonly people: number;
}
/** One page in order of name, then id. */
export interface NamePage {
  readonly after: { readonly name: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Where people and teams are read. */
export abstract class People {
  /** @param email in lower case */
  abstract byEmail(email: string): Promise<Person | undefined>;
  abstract listPeople(page: NamePage): Promise<{ rows: PersonInTeam[]; total: number }>;
  abstract listTeams(page: NamePage): Promise<{ rows: TeamOfPeople[]; total: number }>;
}
