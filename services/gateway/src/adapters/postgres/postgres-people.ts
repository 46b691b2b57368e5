import { dayIn } from '@mirrorloop/calendar';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import {
  type CalendarOfPeople,
  type ListedPerson,
  type NamePage,
  People,
  type PeopleFilter,
  type PersonInLine,
  type TeamOfPeople,
} from '../../domain/people/people.js';
import type { Person } from '../../domain/people/person.js';
import { CALENDAR, PERSON, TEAM } from './person-columns.js';

const NAMED = `SELECT ${PERSON}, team.name AS "teamName", manager.name AS "managerName", deputy.name AS "deputyName"
  FROM person JOIN team ON team.id = person.team_id
  LEFT JOIN person manager ON manager.id = person.manager_id
  LEFT JOIN person deputy ON deputy.id = person.deputy_id`;

/** $1 text, $2 team, $3 store, $4 who is shown, $5 and $6 which day it is in which zone. */
const FILTERED = `($1::text IS NULL OR concat_ws(' ', person.name, person.title, person.email) ILIKE $1)
  AND ($2::uuid IS NULL OR person.team_id = $2) AND ($3::text IS NULL OR person.stores ? $3)
  AND ($4::text IS NULL OR person.active = ($4 <> 'left'))
  AND ($4::text IS DISTINCT FROM 'away' OR EXISTS (
    SELECT FROM jsonb_to_recordset(person.absences) AS away ("from" text, "to" text)
    JOIN unnest($5::text[], $6::text[]) AS today (zone, day) ON today.zone = person.time_zone
    WHERE today.day BETWEEN away."from" AND away."to"))`;

@Injectable()
export class PostgresPeople extends People {
  constructor(private readonly database: Database) {
    super();
  }

  async byEmail(email: string): Promise<Person | undefined> {
    const [person] = await this.database.query<Person>(`SELECT ${PERSON} FROM person WHERE email = $1`, [email]);
    return person;
  }

  async find(id: string): Promise<PersonInLine | undefined> {
    const [person] = await this.database.query<ListedPerson>(`${NAMED} WHERE person.id = $1`, [id]);
    if (!person) return undefined;
    const [around] = await this.database.query<Pick<PersonInLine, 'above' | 'reports' | 'deputyOf'>>(AROUND, [id]);
    return { ...person, ...around! };
  }

  async listPeople(filter: PeopleFilter, { after, limit }: NamePage, now: Date) {
    const filtered = await this.filterOf(filter, now);
    const rows = await this.database.query<ListedPerson>(
      `${NAMED} WHERE ${FILTERED} AND ($7::text IS NULL OR (person.name, person.id) > ($7, $8))
       ORDER BY person.name, person.id LIMIT $9`,
      [...filtered, after?.name, after?.id, limit],
    );
    const [counted] = await this.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM person WHERE ${FILTERED}`,
      filtered,
    );
    return { rows, total: counted!.n };
  }

  async listTeams({ after, limit }: NamePage): Promise<{ rows: TeamOfPeople[]; total: number }> {
    const rows = await this.database.query<TeamOfPeople>(
      `SELECT ${TEAM}, (SELECT m.name FROM person m WHERE m.id = team.manager_id) AS "managerName",
              (SELECT count(*)::int FROM person p WHERE p.team_id = team.id AND p.active) AS people
       FROM team WHERE $1::text IS NULL OR (name, id) > ($1, $2) ORDER BY name, id LIMIT $3`,
      [after?.name, after?.id, limit],
    );
    const [counted] = await this.database.query<{ n: number }>('SELECT count(*)::int AS n FROM team');
    return { rows, total: counted!.n };
  }

  stores(): Promise<{ name: string; people: number }[]> {
    return this.database.query(`SELECT store.name, count(*)::int AS people
      FROM person CROSS JOIN jsonb_array_elements_text(stores) AS store (name) WHERE active GROUP BY 1 ORDER BY 1`);
  }

  calendars(): Promise<CalendarOfPeople[]> {
    return this.database.query(`SELECT ${CALENDAR},
        (SELECT count(*)::int FROM person p WHERE p.calendar_id = calendar.id AND p.active) AS people
      FROM calendar ORDER BY name, id`);
  }

  /** PostgreSQL may not know every zone that Node does, so Node says which day it is in each. */
  private async filterOf({ search, team, store, show }: PeopleFilter, now: Date): Promise<unknown[]> {
    const rows =
      show === 'away'
        ? await this.database.query<{ zone: string }>('SELECT DISTINCT time_zone AS zone FROM person')
        : [];
    const zones = rows.map(({ zone }) => zone);
    const like = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    return [like, team, store, show, zones, zones.map((zone) => dayIn(zone, now))];
  }
}

const PEOPLE_AS_JSON = `coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'title', title) ORDER BY name, id), '[]')`;

const AROUND = `WITH RECURSIVE above (id, name, title, manager_id, step) AS (
    SELECT m.id, m.name, m.title, m.manager_id, 1 FROM person p JOIN person m ON m.id = p.manager_id WHERE p.id = $1
    UNION ALL SELECT m.id, m.name, m.title, m.manager_id, step + 1 FROM above JOIN person m ON m.id = above.manager_id)
  SELECT
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'title', title) ORDER BY step), '[]') FROM above) AS above,
    (SELECT ${PEOPLE_AS_JSON} FROM person WHERE manager_id = $1 AND active) AS reports,
    (SELECT ${PEOPLE_AS_JSON} FROM person WHERE deputy_id = $1 AND active) AS "deputyOf"`;
