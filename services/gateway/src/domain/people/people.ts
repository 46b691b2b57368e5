import type { Person, Roster, Team } from './person.js';
import type { RosterChange } from './take-in-people.js';

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

/** Where people and teams are kept. */
export abstract class People {
  /**
   * Reads the whole roster, calls `change` and keeps what it returns, in one transaction with the events that tell
   * of it. Two imports never run at once: the second reads what the first has left.
   */
  abstract revise(change: (roster: Roster) => RosterChange): Promise<RosterChange>;
  abstract byEmail(email: string): Promise<Person | undefined>;
  abstract listPeople(page: NamePage): Promise<{ rows: PersonInTeam[]; total: number }>;
  abstract listTeams(page: NamePage): Promise<{ rows: TeamOfPeople[]; total: number }>;
}
