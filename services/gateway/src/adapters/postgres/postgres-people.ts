import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type NamePage, People, type PersonInTeam, type TeamOfPeople } from '../../domain/people/people.js';
import type { Person } from '../../domain/people/person.js';
import { PERSON } from './person-columns.js';

@Injectable()
export class PostgresPeople extends People {
  constructor(private readonly database: Database) {
    super();
  }

  async byEmail(email: string): Promise<Person | undefined> {
    const [person] = await this.database.query<Person>(`SELECT ${PERSON} FROM person WHERE email = $1`, [email]);
    return person;
  }

  async listPeople({ after, limit }: NamePage): Promise<{ rows: PersonInTeam[]; total: number }> {
    const rows = await this.database.query<PersonInTeam>(
      `SELECT ${PERSON}, (SELECT t.name FROM team t WHERE t.id = person.team_id) AS "teamName"
       FROM person WHERE $1::text IS NULL OR (name, id) > ($1, $2) ORDER BY name, id LIMIT $3`,
      [after?.name, after?.id, limit],
    );
    return { rows, total: await this.count('person') };
  }

  async listTeams({ after, limit }: NamePage): Promise<{ rows: TeamOfPeople[]; total: number }> {
    const rows = await this.database.query<TeamOfPeople>(
      `SELECT id, version, name, manager_id AS "managerId",
              (SELECT count(*)::int FROM person p WHERE p.team_id = team.id AND p.active) AS people
       FROM team WHERE $1::text IS NULL OR (name, id) > ($1, $2) ORDER BY name, id LIMIT $3`,
      [after?.name, after?.id, limit],
    );
    return { rows, total: await this.count('team') };
  }

  private async count(table: 'person' | 'team'): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
    return row!.n;
  }
}
