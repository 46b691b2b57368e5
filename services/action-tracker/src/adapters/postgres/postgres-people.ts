import type { Transaction } from '@mirrorloop/messaging';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type People, PeopleDirectory, type Person } from '../../domain/people.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Injectable()
export class PostgresPeopleDirectory extends PeopleDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async of(ids: readonly string[], tx?: Transaction): Promise<People> {
    const known = [...new Set(ids.filter((id) => UUID.test(id)))];
    if (known.length === 0) return NOBODY;
    const rows = await (tx ? sqlOf(tx) : this.database).query<NamedRow>(NAMED, [known]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return {
      person: (id) => personOf(byId.get(id)),
      teamName: (id) => (byId.get(id)?.team ? byId.get(id)?.name : undefined),
    };
  }
}

interface NamedRow {
  id: string;
  team: boolean;
  name: string;
  time_zone: string;
  active: boolean;
}

const NAMED = `SELECT person_id AS id, false AS team, name, time_zone, active FROM people WHERE person_id = ANY($1::uuid[])
  UNION ALL SELECT team_id, true, name, '', false FROM teams WHERE team_id = ANY($1::uuid[])`;

const personOf = (row: NamedRow | undefined): Person | undefined =>
  row && !row.team ? { personId: row.id, name: row.name, timeZone: row.time_zone, active: row.active } : undefined;

const NOBODY: People = { person: () => undefined, teamName: () => undefined };
