import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { OpenTransaction } from '../../domain/ports.js';
import { KnownPeople, type Person, type Team } from '../../features/follow-people/known-people.js';
import { columnsOf } from './columns.js';

@Injectable()
export class PostgresKnownPeople extends KnownPeople {
  async lock(ids: readonly string[], tx: OpenTransaction): Promise<ReadonlyMap<string, number>> {
    const sql = sqlOf(tx);
    const people = await sql.query<{ id: string; sequence: string }>(
      'SELECT person_id AS id, sequence FROM person WHERE person_id = ANY($1::uuid[]) ORDER BY person_id FOR UPDATE',
      [ids],
    );
    const teams = await sql.query<{ id: string; sequence: string }>(
      'SELECT team_id AS id, sequence FROM team WHERE team_id = ANY($1::uuid[]) ORDER BY team_id FOR UPDATE',
      [ids],
    );
    return new Map([...people, ...teams].map(({ id, sequence }) => [id, Number(sequence)]));
  }

  async save(people: readonly Person[], teams: readonly Team[], tx: OpenTransaction): Promise<void> {
    if (people.length > 0) await sqlOf(tx).query(SAVE_PEOPLE, [JSON.stringify(people)]);
    if (teams.length > 0)
      await sqlOf(tx).query(
        SAVE_TEAMS,
        columnsOf(
          teams,
          (t) => t.teamId,
          (t) => t.sequence,
          (t) => t.name,
        ),
      );
  }
}

/** Compared again here, since a replay may run beside the stream before the row first exists. */
const SAVE_PEOPLE = `INSERT INTO person (person_id, sequence, team_id, stores, active)
  SELECT "personId", sequence, "teamId", stores, active
  FROM jsonb_to_recordset($1::jsonb) AS p ("personId" uuid, sequence bigint, "teamId" uuid, stores text[], active boolean)
  ON CONFLICT (person_id) DO UPDATE SET (sequence, team_id, stores, active) =
    (excluded.sequence, excluded.team_id, excluded.stores, excluded.active)
  WHERE person.sequence < excluded.sequence`;

const SAVE_TEAMS = `INSERT INTO team (team_id, sequence, name)
  SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[]) AS t (team_id, sequence, name)
  ON CONFLICT (team_id) DO UPDATE SET (sequence, name) = (excluded.sequence, excluded.name)
  WHERE team.sequence < excluded.sequence`;
