import type { Transaction } from '@mirrorloop/messaging';
import type { Person, Team } from '../../domain/people/person.js';

/** Everybody and every team, in order of id. */
export abstract class PeopleInOrder {
  abstract teamsAfter(id: string | null, limit: number, tx: Transaction): Promise<Team[]>;
  abstract peopleAfter(id: string | null, limit: number, tx: Transaction): Promise<Person[]>;
}
