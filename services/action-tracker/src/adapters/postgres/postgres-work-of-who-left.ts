import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import {
  type LeftWork,
  type LeftWorkPlace,
  WorkOfWhoLeft,
} from '../../features/list-work-of-who-left/work-of-who-left.js';

interface Row {
  action_id: string;
  title: string;
  deadline: Date;
  owner_id: string;
  name: string;
}

/** Begins at the few who left, and asks for the actions of each by its index. */
const LEFT = `FROM people JOIN actions ON actions.owner_id = people.person_id
  WHERE NOT people.active AND actions.state NOT IN ('proposed', 'done', 'verified', 'dropped')`;

@Injectable()
export class PostgresWorkOfWhoLeft extends WorkOfWhoLeft {
  constructor(private readonly database: Database) {
    super();
  }

  async page(limit: number, after?: LeftWorkPlace): Promise<{ rows: LeftWork[]; total: number }> {
    const rows = await this.database.query<Row>(
      `SELECT action_id, actions.title, deadline, owner_id, name ${LEFT}
         AND ($1::timestamptz IS NULL OR (deadline, action_id) > ($1, $2::uuid))
       ORDER BY deadline, action_id LIMIT $3`,
      [after?.deadline ?? null, after?.id ?? null, limit],
    );
    const [counted] = await this.database.query<{ total: number }>(`SELECT count(*)::int AS total ${LEFT}`);
    return { rows: rows.map(workOf), total: counted!.total };
  }
}

const workOf = ({ action_id: actionId, title, deadline, owner_id: id, name }: Row): LeftWork => ({
  actionId,
  title,
  deadline,
  owner: { id, name },
});
