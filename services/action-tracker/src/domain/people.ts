import type { OpenTransaction } from './actions.js';

/** Somebody who works here, as far as an action needs to know. */
export interface Person {
  readonly personId: string;
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
  /** False once they have left. */
  readonly active: boolean;
}
/** Who an id names: a person, a team (which can't own anything), or nobody we know. */
export interface People {
  person(id: string): Person | undefined;
  teamName(id: string): string | undefined;
}

export abstract class PeopleDirectory {
  /** Those of the ids that name anybody; ids may be any text. Reads in the transaction where there is one. */
  abstract of(ids: readonly string[], tx?: OpenTransaction): Promise<People>;
}
