import type { Transaction } from '@mirrorloop/messaging';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { Person, Team } from '../../domain/people/person.js';
import { PeopleInOrder } from '../../features/republish-people/people-in-order.js';
import { PERSON } from './person-columns.js';

@Injectable()
export class PostgresPeopleInOrder extends PeopleInOrder {
  teamsAfter(id: string | null, limit: number, tx: Transaction): Promise<Team[]> {
    return sqlOf(tx).query(
      `SELECT id, version, name, manager_id AS "managerId" FROM team
       WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`,
      [id, limit],
    );
  }

  peopleAfter(id: string | null, limit: number, tx: Transaction): Promise<Person[]> {
    return sqlOf(tx).query(`SELECT ${PERSON} FROM person WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`, [
      id,
      limit,
    ]);
  }
}
