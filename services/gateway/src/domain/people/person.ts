import { derivedId } from '@mirrorloop/kernel';

/** Somebody who works here. `version` counts the changes that others have heard of. */
export interface Person {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly teamId: string;
  readonly managerId: string | null;
  readonly timeZone: string;
  readonly active: boolean;
}

export interface Team {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly managerId: string | null;
}

/** Everybody and every team, as known so far, by id. */
export interface Roster {
  readonly people: ReadonlyMap<string, Person>;
  readonly teams: ReadonlyMap<string, Team>;
}

/** One readable line of a people file. */
export interface PersonLine {
  readonly line: number;
  readonly name: string;
  /** In lower case: two spellings of one address are one person. */
  readonly email: string;
  readonly title: string;
  readonly team: string;
  readonly managerEmail: string | null;
  readonly timeZone: string;
}

/** Why a line was left out. */
export interface RefusedLine {
  readonly line: number;
  readonly path: string;
  readonly message: string;
}

export const personIdOf = (email: string): string => derivedId('person', email);
export const teamIdOf = (name: string): string => derivedId('team', name);
