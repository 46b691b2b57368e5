import { type Absence, STANDARD_WEEK, type Week } from '@mirrorloop/calendar';
import type { Transaction } from '@mirrorloop/messaging';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type ByPerson, type Colleague, Colleagues } from '../../domain/colleagues.js';
import { knownZone } from '../../domain/time-zone.js';

@Injectable()
export class PostgresColleagues extends Colleagues {
  constructor(private readonly database: Database) {
    super();
  }

  async around(personIds: readonly string[], tx?: Transaction): Promise<ByPerson> {
    const rows = await (tx ? sqlOf(tx) : this.database).query<ColleagueRow>(AROUND, [personIds]);
    return new Map(rows.map((row) => [row.person_id, colleagueOf(row)]));
  }
}

interface ColleagueRow {
  person_id: string;
  name: string;
  email: string;
  time_zone: string;
  active: boolean;
  team_id: string;
  manager_id: string | null;
  deputy_id: string | null;
  absences: Absence[];
  week: Week | null;
  holidays: string[] | null;
}

/** UNION, not UNION ALL, ends the search even where lines that arrived out of order close a circle for a while. */
const AROUND = `WITH RECURSIVE around (id) AS (
    SELECT unnest($1::uuid[])
    UNION SELECT next.id FROM around JOIN people p ON p.person_id = around.id
      CROSS JOIN LATERAL (VALUES (p.manager_id), (p.deputy_id)) AS next (id) WHERE next.id IS NOT NULL)
  SELECT p.*, c.week, c.holidays FROM around JOIN people p ON p.person_id = around.id LEFT JOIN calendars c USING (calendar_id)`;

const colleagueOf = (row: ColleagueRow): Colleague => ({
  personId: row.person_id,
  name: row.name,
  email: row.email,
  timeZone: row.time_zone,
  active: row.active,
  teamId: row.team_id,
  managerId: row.manager_id,
  deputyId: row.deputy_id,
  work: {
    timeZone: knownZone(row.time_zone),
    week: row.week ?? STANDARD_WEEK,
    holidays: new Set(row.holidays ?? []),
    absences: row.absences,
  },
});
