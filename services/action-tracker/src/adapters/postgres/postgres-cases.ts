import type { Transaction } from '@mirrorloop/messaging';
import { Database, notParked, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { actionIdOf } from '../../domain/action.js';
import type { Case, CaseSettings } from '../../domain/case.js';
import {
  type CaseFilter,
  type CasePlace,
  Cases,
  type ListedCase,
  WATCH_CASES,
  type Whence,
} from '../../domain/cases.js';
import { type Group, type Stream, streamKey } from '../../domain/like-cases.js';
import { CASE_COLUMNS, caseOf, type CaseRow, caseRowOf } from './case-rows.js';

const COLUMNS = Object.keys(CASE_COLUMNS).join(', ');
const RECORD = Object.entries(CASE_COLUMNS)
  .map((column) => column.join(' '))
  .join(', ');

@Injectable()
export class PostgresCases extends Cases {
  constructor(private readonly database: Database) {
    super();
  }

  async settings(tx?: Transaction): Promise<CaseSettings> {
    const [row] = await (tx ? sqlOf(tx) : this.database).query<CaseSettings>(SETTINGS);
    return row!;
  }

  async changeSettings(to: CaseSettings, seen: number): Promise<boolean> {
    const { version, respondHours, resolveHours, likeCases, windowDays, routes, defaultTeamId } = to;
    const values = [version, respondHours, resolveHours, likeCases, windowDays, JSON.stringify(routes), defaultTeamId];
    return (await this.database.query(CHANGE_SETTINGS, [...values, seen])).length > 0;
  }

  async known(signalIds: readonly string[], tx: Transaction): Promise<ReadonlySet<string>> {
    const sql = 'SELECT signal_id FROM cases WHERE signal_id = ANY($1::uuid[])';
    const rows = await sqlOf(tx).query<{ signal_id: string }>(sql, [signalIds]);
    return new Set(rows.map(({ signal_id }) => signal_id));
  }

  async lockStreams(of: readonly Pick<Stream, 'key' | 'touchpoint' | 'theme'>[], tx: Transaction): Promise<Stream[]> {
    const named = new Map(of.map((one) => [one.key, one]));
    const keys = [...named.keys()].sort();
    await sqlOf(tx).query('INSERT INTO case_streams (key) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [keys]);
    const locked = await sqlOf(tx).query<{ key: string; group_id: string | null }>(
      'SELECT key, group_id FROM case_streams WHERE key = ANY($1::text[]) ORDER BY key FOR UPDATE',
      [keys],
    );
    const rows = await sqlOf(tx).query<StreamRow>(STREAMS, [locked.map(({ key }) => key)]);
    return rows.map(({ key, group_id: groupId, is_open: open, loose }) => ({
      ...named.get(key)!,
      group: groupId ? { groupId, open } : null,
      loose: loose.map((one) => ({ ...one, openedAt: new Date(one.openedAt) })),
    }));
  }

  async route(whence: readonly Whence[], settings: CaseSettings, tx: Transaction): Promise<(string | undefined)[]> {
    const { routes, defaultTeamId } = settings;
    const teamOf = new Map(routes.map(({ touchpoint, teamId }) => [touchpoint, teamId]));
    const asked = whence.map(({ touchpoint, store }) => ({ store, team: teamOf.get(touchpoint) ?? defaultTeamId }));
    const rows = await sqlOf(tx).query<{ person_id: string | null }>(ROUTE, [
      asked.map(({ store }) => store),
      asked.map(({ team }) => team),
    ]);
    return rows.map(({ person_id }) => person_id ?? undefined);
  }

  async add(cases: readonly Case[], groups: readonly Group[], tx: Transaction): Promise<void> {
    if (groups.length > 0) await sqlOf(tx).query(ADD_GROUPS, [JSON.stringify(groups.map(groupRowOf))]);
    if (cases.length > 0) await sqlOf(tx).query(ADD, [JSON.stringify(cases.map(caseRowOf))]);
    const linked = groups.flatMap(({ groupId, cases: ids }) => ids.map((id) => ({ groupId, id })));
    if (linked.length > 0)
      await sqlOf(tx).query(LINK, [linked.map(({ id }) => id), linked.map(({ groupId }) => groupId)]);
  }

  async lock(caseId: string, tx: Transaction): Promise<Case | undefined> {
    const [row] = await sqlOf(tx).query<CaseRow>(`SELECT ${COLUMNS} FROM cases WHERE case_id = $1 FOR UPDATE`, [
      caseId,
    ]);
    return row && caseOf(row);
  }

  async save(cases: readonly Case[], tx: Transaction): Promise<void> {
    await sqlOf(tx).query(SAVE, [JSON.stringify(cases.map(caseRowOf))]);
  }

  async late(now: Date, limit: number, tx: Transaction): Promise<Case[]> {
    const rows = await sqlOf(tx).query<CaseRow>(LATE, [now, limit]);
    return rows.map(caseOf);
  }

  async page(filter: CaseFilter, limit: number, after?: CasePlace): Promise<{ items: ListedCase[]; total: number }> {
    const chosen = [filter.state ?? null, filter.ownerId ?? null, filter.actionId ?? null];
    const [counted] = await this.database.query<{ total: number }>(`SELECT count(*)::int AS total ${LISTED}`, chosen);
    const rows = await this.database.query<CaseRow & { owner: string | null; action_id: string | null }>(PAGE, [
      ...chosen,
      after?.at ?? null,
      after?.id ?? null,
      limit,
    ]);
    const items = rows.map((row) => ({ ...caseOf(row), owner: row.owner, actionId: row.action_id }));
    return { items, total: counted!.total };
  }
}

interface StreamRow {
  key: string;
  group_id: string | null;
  is_open: boolean;
  loose: { caseId: string; subjectId: string; openedAt: string }[];
}

const groupRowOf = (group: Group) => ({
  ...group,
  key: streamKey(group),
  actionId: actionIdOf(group.groupId),
});

const SETTINGS = `SELECT version, respond_hours AS "respondHours", resolve_hours AS "resolveHours",
  like_cases AS "likeCases", window_days AS "windowDays", routes, default_team_id AS "defaultTeamId" FROM case_settings`;
const CHANGE_SETTINGS = `UPDATE case_settings SET version = $1, respond_hours = $2, resolve_hours = $3, like_cases = $4,
  window_days = $5, routes = $6, default_team_id = $7 WHERE version = $8 RETURNING version`;

const STREAMS = `SELECT s.key, s.group_id, coalesce(a.state NOT IN ('verified', 'dropped'), false) AS is_open,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('caseId', c.case_id, 'subjectId', c.subject_id,
        'openedAt', c.opened_at) ORDER BY c.opened_at, c.case_id), '[]')
      FROM cases c CROSS JOIN case_settings t WHERE c.stream = s.key AND c.group_id IS NULL
        AND c.opened_at > (SELECT max(n.opened_at) FROM cases n WHERE n.stream = s.key AND n.group_id IS NULL)
          - make_interval(days => t.window_days)) AS loose
  FROM case_streams s LEFT JOIN case_groups g USING (group_id) LEFT JOIN actions a USING (action_id)
  WHERE s.key = ANY($1::text[])`;

/** In a store, whoever others there report to comes first. */
const ROUTE = `SELECT coalesce(
    (SELECT p.person_id FROM people p WHERE w.store IS NOT NULL AND p.active AND w.store = ANY(p.stores)
     ORDER BY EXISTS (SELECT FROM people r WHERE r.manager_id = p.person_id AND r.active) DESC, p.person_id LIMIT 1),
    (SELECT t.manager_id FROM teams t WHERE t.team_id = w.team)) AS person_id
  FROM unnest($1::text[], $2::uuid[]) WITH ORDINALITY AS w (store, team, n) ORDER BY w.n`;

const ADD_GROUPS = `WITH made AS (
    INSERT INTO case_groups (group_id, touchpoint, theme, opened_at, action_id, recurrence_of)
    SELECT "groupId", touchpoint, theme, "openedAt", "actionId", "recurrenceOf" FROM jsonb_to_recordset($1::jsonb) AS g
      ("groupId" uuid, touchpoint text, theme text, "openedAt" timestamptz, "actionId" uuid, "recurrenceOf" uuid))
  UPDATE case_streams s SET group_id = g."groupId"
  FROM jsonb_to_recordset($1::jsonb) AS g ("groupId" uuid, key text) WHERE s.key = g.key`;

const ADD = `INSERT INTO cases (${COLUMNS}) SELECT ${COLUMNS} FROM jsonb_to_recordset($1::jsonb) AS c (${RECORD})`;

const LINK = `UPDATE cases c SET group_id = l.group_id
  FROM unnest($1::uuid[], $2::uuid[]) AS l (case_id, group_id) WHERE c.case_id = l.case_id`;

const SAVE = `UPDATE cases SET (owner_id, version, state, respond_by, resolve_by, response, resolution, answered, resolved,
    handed_over) =
    (c.owner_id, c.version, c.state, c.respond_by, c.resolve_by, c.response, c.resolution, c.answered, c.resolved,
    c.handed_over)
  FROM jsonb_to_recordset($1::jsonb) AS c (${RECORD}) WHERE cases.case_id = c.case_id`;

const LATE = `SELECT ${COLUMNS} FROM cases
  WHERE ((response = 'running' AND respond_by < $1) OR (resolution = 'running' AND resolve_by < $1))
    AND ${notParked(WATCH_CASES, 'case_id')}
  ORDER BY case_id LIMIT $2 FOR UPDATE SKIP LOCKED`;

const LISTED = `FROM cases c LEFT JOIN people p ON p.person_id = c.owner_id LEFT JOIN case_groups g USING (group_id)
  WHERE ($1::text IS NULL OR c.state = $1) AND ($2::uuid IS NULL OR c.owner_id = $2)
    AND ($3::uuid IS NULL OR g.action_id = $3)`;
const PAGE = `SELECT c.*, p.name AS owner, g.action_id ${LISTED}
  AND ($5::uuid IS NULL OR (c.state = 'resolved', c.sorted_by, c.case_id) >
    ((SELECT x.state = 'resolved' FROM cases x WHERE x.case_id = $5), $4::timestamptz, $5))
  ORDER BY c.state = 'resolved', c.sorted_by, c.case_id LIMIT $6`;
