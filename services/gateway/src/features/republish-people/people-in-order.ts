import type { Transaction } from '@mirrorloop/messaging';
import type { Calendar, Person, Team } from '../../domain/people/person.js';

/** Every calendar, every team and everybody, in order of id. */
export abstract class PeopleInOrder {
  abstract calendarsAfter(id: string | null, limit: number, tx: Transaction): Promise<Calendar[]>;
  abstract teamsAfter(id: string | null, limit: number, tx: Transaction): Promise<Team[]>;
  abstract peopleAfter(id: string | null, limit: number, tx: Transaction): Promise<Person[]>;
}
