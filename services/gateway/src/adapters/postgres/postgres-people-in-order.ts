import type { Transaction } from '@mirrorloop/messaging';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { Calendar, Person, Team } from '../../domain/people/person.js';
import { PeopleInOrder } from '../../features/republish-people/people-in-order.js';
import { CALENDAR, PERSON, TEAM } from './person-columns.js';

@Injectable()
export class PostgresPeopleInOrder extends PeopleInOrder {
  calendarsAfter(id: string | null, limit: number, tx: Transaction): Promise<Calendar[]> {
    return pageOf('calendar', CALENDAR, id, limit, tx);
  }
  teamsAfter(id: string | null, limit: number, tx: Transaction): Promise<Team[]> {
    return pageOf('team', TEAM, id, limit, tx);
  }
  peopleAfter(id: string | null, limit: number, tx: Transaction): Promise<Person[]> {
    return pageOf('person', PERSON, id, limit, tx);
  }
}

const pageOf = <T>(table: string, columns: string, id: string | null, limit: number, tx: Transaction): Promise<T[]> =>
  // eslint-disable-next-line secure-code/no-built-sql -- names given above, no one else's
  sqlOf(tx).query<T>(`SELECT ${columns} FROM ${table} WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`, [
    id,
    limit,
  ]);
