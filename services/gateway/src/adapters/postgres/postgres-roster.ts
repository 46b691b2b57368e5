import type { Transaction } from '@mirrorloop/messaging';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { Person, Roster, Team } from '../../domain/people/person.js';
import { RosterKeeper } from '../../features/import-people/roster-keeper.js';
import { PERSON } from './person-columns.js';

@Injectable()
export class PostgresRoster extends RosterKeeper {
  /** The lock lets readers pass and makes the next import wait, those of people who aren't there yet included. */
  async readToRevise(tx: Transaction): Promise<Roster> {
    const sql = sqlOf(tx);
    await sql.query('LOCK TABLE team, person IN SHARE ROW EXCLUSIVE MODE');
    const people = await sql.query<Person>(`SELECT ${PERSON} FROM person`);
    const teams = await sql.query<Team>('SELECT id, version, name, manager_id AS "managerId" FROM team');
    return { people: new Map(people.map((p) => [p.id, p])), teams: new Map(teams.map((t) => [t.id, t])) };
  }

  async save({ people, teams }: { people: readonly Person[]; teams: readonly Team[] }, tx: Transaction): Promise<void> {
    const sql = sqlOf(tx);
    if (teams.length > 0) await sql.query(TEAMS, column(teams, 'id', 'version', 'name', 'managerId'));
    if (people.length > 0)
      await sql.query(
        PEOPLE,
        column(people, 'id', 'version', 'name', 'email', 'title', 'teamId', 'managerId', 'timeZone', 'active'),
      );
  }
}

const TEAMS = `INSERT INTO team (id, version, name, manager_id)
  SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[])
  ON CONFLICT (id) DO UPDATE SET (version, name, manager_id) = (excluded.version, excluded.name, excluded.manager_id)`;

const PEOPLE = `INSERT INTO person (id, version, name, email, title, team_id, manager_id, time_zone, active)
  SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::text[], $9::boolean[])
  ON CONFLICT (id) DO UPDATE SET (version, name, email, title, team_id, manager_id, time_zone, active) =
    (excluded.version, excluded.name, excluded.email, excluded.title, excluded.team_id, excluded.manager_id, excluded.time_zone, excluded.active)`;

const column = <T>(rows: readonly T[], ...keys: (keyof T)[]): unknown[][] =>
  keys.map((key) => rows.map((row) => row[key]));
