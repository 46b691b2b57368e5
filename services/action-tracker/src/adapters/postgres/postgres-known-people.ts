import type { Transaction } from '@mirrorloop/messaging';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import {
  KnownPeople,
  type PersonData,
  type Said,
  type Sequences,
  type TeamData,
} from '../../features/follow-people/known-people.js';

interface SequenceRow {
  id: string;
  sequence: string;
}

@Injectable()
export class PostgresKnownPeople extends KnownPeople {
  async sequencesOf(personIds: readonly string[], teamIds: readonly string[], tx: Transaction): Promise<Sequences> {
    const read = async (table: string, id: string, ids: readonly string[]) =>
      ids.length === 0
        ? []
        : sqlOf(tx).query<SequenceRow>(
            `SELECT ${id} AS id, sequence FROM ${table} WHERE ${id} = ANY($1::uuid[]) ORDER BY ${id} FOR UPDATE`,
            [ids],
          );
    const people = await read('people', 'person_id', personIds);
    const teams = await read('teams', 'team_id', teamIds);
    return { people: sequencesBy(people), teams: sequencesBy(teams) };
  }

  async save(people: readonly Said<PersonData>[], teams: readonly Said<TeamData>[], tx: Transaction): Promise<void> {
    if (people.length > 0) await sqlOf(tx).query(SAVE_PEOPLE, [flat(people)]);
    if (teams.length > 0) await sqlOf(tx).query(SAVE_TEAMS, [flat(teams)]);
  }
}

const sequencesBy = (rows: readonly SequenceRow[]): Map<string, number> =>
  new Map(rows.map(({ id, sequence }) => [id, Number(sequence)]));

const flat = (said: readonly Said<object>[]): string =>
  JSON.stringify(said.map(({ id, sequence, data }) => ({ ...data, id, sequence })));

/** Compared again here, since a replay may run beside the stream before the row first exists. */
const SAVE_PEOPLE = `INSERT INTO people (person_id, sequence, name, email, title, team_id, manager_id, time_zone, active)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS p (id uuid, sequence bigint, name text, email text, title text,
    "teamId" uuid, "managerId" uuid, "timeZone" text, active boolean)
  ON CONFLICT (person_id) DO UPDATE SET (sequence, name, email, title, team_id, manager_id, time_zone, active) =
    (excluded.sequence, excluded.name, excluded.email, excluded.title, excluded.team_id, excluded.manager_id,
     excluded.time_zone, excluded.active)
  WHERE people.sequence < excluded.sequence`;

const SAVE_TEAMS = `INSERT INTO teams (team_id, sequence, name, manager_id)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS t (id uuid, sequence bigint, name text, "managerId" uuid)
  ON CONFLICT (team_id) DO UPDATE SET (sequence, name, manager_id) = (excluded.sequence, excluded.name, excluded.manager_id)
  WHERE teams.sequence < excluded.sequence`;
