import type { Transaction } from '@mirrorloop/messaging';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import {
  type IdsByKind,
  KnownPeople,
  type Said,
  type SaidOfPeople,
} from '../../features/follow-people/known-people.js';

interface SequenceRow {
  id: string;
  sequence: string;
}

@Injectable()
export class PostgresKnownPeople extends KnownPeople {
  async sequencesOf({ people, teams, calendars }: IdsByKind, tx: Transaction): Promise<Map<string, number>> {
    const read = async (table: string, id: string, ids: readonly string[]) =>
      ids.length === 0
        ? []
        : sqlOf(tx).query<SequenceRow>(
            // eslint-disable-next-line secure-code/no-built-sql -- names given below, no one else's
            `SELECT ${id} AS id, sequence FROM ${table} WHERE ${id} = ANY($1::uuid[]) ORDER BY ${id} FOR UPDATE`,
            [ids],
          );
    const rows = [
      ...(await read('people', 'person_id', people)),
      ...(await read('teams', 'team_id', teams)),
      ...(await read('calendars', 'calendar_id', calendars)),
    ];
    return new Map(rows.map(({ id, sequence }) => [id, Number(sequence)]));
  }

  async save({ people, teams, calendars }: SaidOfPeople, tx: Transaction): Promise<void> {
    if (people.length > 0) await sqlOf(tx).query(SAVE_PEOPLE, [flat(people)]);
    if (teams.length > 0) await sqlOf(tx).query(SAVE_TEAMS, [flat(teams)]);
    if (calendars.length > 0) await sqlOf(tx).query(SAVE_CALENDARS, [flat(calendars)]);
  }
}

const flat = (said: readonly Said<object>[]): string =>
  JSON.stringify(said.map(({ id, sequence, data }) => ({ ...data, id, sequence })));

/** Compared again here, since a replay may run beside the stream before the row first exists. */
const SAVE_PEOPLE = `INSERT INTO people (person_id, sequence, name, email, title, team_id, manager_id, time_zone, active,
    deputy_id, stores, absences, calendar_id, language)
  SELECT id, sequence, name, email, title, "teamId", "managerId", "timeZone", active,
    "deputyId", coalesce(stores, '{}'), coalesce(absences, '[]'), "calendarId", language
  FROM jsonb_to_recordset($1::jsonb) AS p (id uuid, sequence bigint, name text, email text, title text,
    "teamId" uuid, "managerId" uuid, "timeZone" text, active boolean,
    "deputyId" uuid, stores text[], absences jsonb, "calendarId" uuid, language text)
  ON CONFLICT (person_id) DO UPDATE SET (sequence, name, email, title, team_id, manager_id, time_zone, active,
      deputy_id, stores, absences, calendar_id, language) =
    (excluded.sequence, excluded.name, excluded.email, excluded.title, excluded.team_id, excluded.manager_id,
     excluded.time_zone, excluded.active, excluded.deputy_id, excluded.stores, excluded.absences, excluded.calendar_id, excluded.language)
  WHERE people.sequence < excluded.sequence`;

const SAVE_TEAMS = `INSERT INTO teams (team_id, sequence, name, manager_id, active)
  SELECT id, sequence, name, "managerId", coalesce(active, true)
  FROM jsonb_to_recordset($1::jsonb) AS t (id uuid, sequence bigint, name text, "managerId" uuid, active boolean)
  ON CONFLICT (team_id) DO UPDATE SET (sequence, name, manager_id, active) =
    (excluded.sequence, excluded.name, excluded.manager_id, excluded.active)
  WHERE teams.sequence < excluded.sequence`;

const SAVE_CALENDARS = `INSERT INTO calendars (calendar_id, sequence, name, week, holidays)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS c (id uuid, sequence bigint, name text, week jsonb, holidays text[])
  ON CONFLICT (calendar_id) DO UPDATE SET (sequence, name, week, holidays) =
    (excluded.sequence, excluded.name, excluded.week, excluded.holidays)
  WHERE calendars.sequence < excluded.sequence`;
