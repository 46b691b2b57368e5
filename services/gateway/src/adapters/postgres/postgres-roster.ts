import type { Transaction } from '@mirrorloop/messaging';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { Calendar, Person, Roster, RosterChange, Team } from '../../domain/people/person.js';
import { RosterKeeper } from '../../features/revise-roster/roster-keeper.js';
import { CALENDAR, PERSON, TEAM } from './person-columns.js';

@Injectable()
export class PostgresRoster extends RosterKeeper {
  /** The lock lets readers pass and makes the next change wait, that of people who aren't there yet included. */
  async readToRevise(tx: Transaction): Promise<Roster> {
    const sql = sqlOf(tx);
    await sql.query('LOCK TABLE calendar, team, person IN SHARE ROW EXCLUSIVE MODE');
    return {
      people: byId(await sql.query<Person>(`SELECT ${PERSON} FROM person`)),
      teams: byId(await sql.query<Team>(`SELECT ${TEAM} FROM team`)),
      calendars: byId(await sql.query<Calendar>(`SELECT ${CALENDAR} FROM calendar`)),
    };
  }

  async save({ people, teams, calendars }: RosterChange, tx: Transaction): Promise<void> {
    const sql = sqlOf(tx);
    if (calendars.length > 0) await sql.query(CALENDARS, [JSON.stringify(calendars)]);
    if (teams.length > 0) await sql.query(TEAMS, [JSON.stringify(teams)]);
    if (people.length > 0) await sql.query(PEOPLE, [JSON.stringify(people)]);
  }
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

const CALENDARS = `INSERT INTO calendar
    (id, version, name, country, region, week, days_off, worked_on, holidays, holidays_until)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS c (id uuid, version int, name text, country text, region text,
    week jsonb, "daysOff" jsonb, "workedOn" jsonb, holidays jsonb, "holidaysUntil" text)
  ON CONFLICT (id) DO UPDATE SET (version, name, country, region, week, days_off, worked_on, holidays, holidays_until) =
    (excluded.version, excluded.name, excluded.country, excluded.region, excluded.week, excluded.days_off,
     excluded.worked_on, excluded.holidays, excluded.holidays_until)`;

const TEAMS = `INSERT INTO team (id, version, name, chosen_manager_id, manager_id, active)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS t (id uuid, version int, name text, "chosenManagerId" uuid,
    "managerId" uuid, active boolean)
  ON CONFLICT (id) DO UPDATE SET (version, name, chosen_manager_id, manager_id, active) =
    (excluded.version, excluded.name, excluded.chosen_manager_id, excluded.manager_id, excluded.active)`;

const PEOPLE = `INSERT INTO person (id, version, name, email, title, team_id, manager_id, deputy_id, time_zone, stores,
    absences, calendar_id, language, active, left_on)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS p (id uuid, version int, name text, email text, title text,
    "teamId" uuid, "managerId" uuid, "deputyId" uuid, "timeZone" text, stores jsonb, absences jsonb,
    "calendarId" uuid, language text, active boolean, "leftOn" text)
  ON CONFLICT (id) DO UPDATE SET (version, name, email, title, team_id, manager_id, deputy_id, time_zone, stores,
      absences, calendar_id, language, active, left_on) =
    (excluded.version, excluded.name, excluded.email, excluded.title, excluded.team_id, excluded.manager_id,
     excluded.deputy_id, excluded.time_zone, excluded.stores, excluded.absences, excluded.calendar_id,
     excluded.language, excluded.active, excluded.left_on)`;
