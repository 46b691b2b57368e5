import type { Transaction } from '@mirrorloop/messaging';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type People, PeopleDirectory, type Person } from '../../domain/people.js';
import { isUuid } from '../../domain/uuid.js';

@Injectable()
export class PostgresPeopleDirectory extends PeopleDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async of(ids: readonly string[], tx?: Transaction): Promise<People> {
    const known = [...new Set(ids.filter(isUuid))];
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
  manager_id: string | null;
  deputy_id: string | null;
  absences: { from: string; to: string }[];
}

/** UNION leaves out whom it has already found, and so ends where reporting lines go in a circle. */
const NAMED = `WITH RECURSIVE line AS (
    SELECT person_id, name, time_zone, active, manager_id, deputy_id, absences FROM people WHERE person_id = ANY($1::uuid[])
    UNION SELECT p.person_id, p.name, p.time_zone, p.active, p.manager_id, p.deputy_id, p.absences
      FROM people p JOIN line ON p.person_id = line.manager_id)
  SELECT person_id AS id, false AS team, name, time_zone, active, manager_id, deputy_id, absences FROM line
  UNION ALL SELECT team_id, true, name, '', false, NULL, NULL, '[]' FROM teams WHERE team_id = ANY($1::uuid[])`;

const personOf = (row: NamedRow | undefined): Person | undefined => {
  if (!row || row.team) return undefined;
  const { id: personId, name, time_zone: timeZone, active, manager_id: managerId, deputy_id: deputyId } = row;
  const absences = row.absences.map((absence) => ({ ...absence, deputyId }));
  return { personId, name, timeZone, active, managerId, absences };
};

const NOBODY: People = { person: () => undefined, teamName: () => undefined };
