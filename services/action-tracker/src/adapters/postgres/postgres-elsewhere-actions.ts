import { derivedId } from '@mirrorloop/kernel';
import type { Transaction } from '@mirrorloop/messaging';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import {
  type ElsewhereAction,
  ElsewhereActions,
  type ElsewhereChange,
  type ElsewhereFigures,
  type ElsewhereFilter,
  elsewhereIdOf,
  elsewhereOf,
  type ElsewherePlace,
  type StandingAction,
} from '../../domain/elsewhere.js';

/** Changes, or actions with all of theirs, a statement. */
const SET = 2_000;

@Injectable()
export class PostgresElsewhereActions extends ElsewhereActions {
  constructor(private readonly database: Database) {
    super();
  }

  async bringIn(
    system: string,
    changes: readonly ElsewhereChange[],
    at: Date,
    tx: Transaction,
  ): Promise<{ actions: number; added: number }> {
    await sqlOf(tx).query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`elsewhere ${system}`]);
    const touched = new Set<string>();
    let added = 0;
    for (const set of inSetsOf(SET, changes)) {
      const rows = set.map((change) => rowOf(system, change));
      const ids = await sqlOf(tx).query<{ id: string }>(ADD, [JSON.stringify(rows), at]);
      added += ids.length;
      ids.forEach(({ id }) => touched.add(id));
    }
    for (const ids of inSetsOf(SET, [...touched])) await this.fold(system, ids, tx);
    return { actions: new Set(changes.map(({ ref }) => ref)).size, added };
  }

  private async fold(system: string, ids: readonly string[], tx: Transaction): Promise<void> {
    const rows = await sqlOf(tx).query<{ said: Said[] }>(CHANGES, [ids]);
    const folded = rows.map(({ said }) => elsewhereOf(system, said.map(changeOf)));
    await sqlOf(tx).query(KEEP, [JSON.stringify(folded)]);
  }

  async lock(id: string, tx: Transaction): Promise<ElsewhereAction | undefined> {
    const sql = `SELECT ${KNOWN} FROM elsewhere_actions e WHERE id = $1 FOR UPDATE`;
    const [one] = await sqlOf(tx).query<ElsewhereAction>(sql, [id]);
    return one;
  }

  async takenOver(id: string, actionId: string, tx: Transaction): Promise<void> {
    await sqlOf(tx).query('UPDATE elsewhere_actions SET action_id = $2 WHERE id = $1', [id, actionId]);
  }

  async page(
    { system = undefined, standing = undefined, asOf }: ElsewhereFilter,
    limit: number,
    after?: ElsewherePlace,
  ): Promise<{ items: StandingAction[]; total: number }> {
    const chosen = [asOf, system ?? null, standing ?? null];
    const [counted] = await this.database.query<{ total: number }>(`SELECT count(*)::int AS total ${CHOSEN}`, chosen);
    const place = [after ? (after.deadline ?? 'infinity') : null, after?.id ?? null];
    const items = await this.database.query<StandingAction>(PAGE, [...chosen, ...place, limit]);
    return { items, total: counted!.total };
  }

  figures(asOf: Date): Promise<ElsewhereFigures[]> {
    return this.database.query<ElsewhereFigures>(FIGURES, [asOf]);
  }
}

type Said = {
  [K in keyof ElsewhereChange]: ElsewhereChange[K] extends Date | null ? string | null : ElsewhereChange[K];
};

/** The same said twice is one change, whatever else the lines held. */
const rowOf = (system: string, change: ElsewhereChange) => ({
  id: elsewhereIdOf(system, change.ref),
  fingerprint: derivedId('elsewhere change', JSON.stringify(change)),
  at: change.at,
  said: change,
});

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
const changeOf = ({ at, committedAt, deadline, doneAt, ...rest }: Said): ElsewhereChange => ({
  ...rest,
  ...{ at: dateOf(at), committedAt: dateOf(committedAt), deadline: dateOf(deadline), doneAt: dateOf(doneAt) },
});

function* inSetsOf<T>(size: number, all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}

const ADD = `INSERT INTO elsewhere_changes (id, fingerprint, at, said, imported_at)
  SELECT id, fingerprint, at, said, $2 FROM jsonb_to_recordset($1::jsonb)
    AS c (id uuid, fingerprint uuid, at timestamptz, said jsonb)
  ON CONFLICT DO NOTHING RETURNING id`;

/** In the order in which they happened; at one time, in the order in which they were told. */
const CHANGES = `SELECT jsonb_agg(said ORDER BY at NULLS FIRST, position) AS said
  FROM elsewhere_changes WHERE id = ANY($1::uuid[]) GROUP BY id ORDER BY id`;

const FOLDED = `id, system, ref, title, problem, owner, team, committed_at, deadline, done_at, state, late, reopened,
  reopened_at, changes, missing`;
const KEEP = `INSERT INTO elsewhere_actions (${FOLDED})
  SELECT id, system, ref, title, problem, owner, team, "committedAt", deadline, "doneAt", state, late, reopened,
    "reopenedAt", changes, missing
  FROM jsonb_to_recordset($1::jsonb) AS e (id uuid, system text, ref text, title text, problem text, owner text,
    team text, "committedAt" timestamptz, deadline timestamptz, "doneAt" timestamptz, state text, late boolean,
    reopened integer, "reopenedAt" timestamptz, changes integer, missing text[])
  ON CONFLICT (id) DO UPDATE SET (${FOLDED}) = (${FOLDED.replace(/\w+/g, 'excluded.$&')})`;

/** As of $1: what was done later was open then. Where the other system judged lateness itself, that is what counts. */
const DONE = "(e.state = 'done' AND coalesce(e.done_at <= $1::timestamptz, true))";
const STANDING = `CASE WHEN e.state = 'dropped' THEN 'dropped'
  WHEN ${DONE} AND coalesce(e.late, e.done_at > e.deadline) THEN 'late'
  WHEN ${DONE} AND NOT coalesce(e.late, e.done_at > e.deadline) THEN 'on-time'
  WHEN ${DONE} OR e.deadline IS NULL THEN 'unknown'
  WHEN e.deadline <= $1 THEN 'overdue' ELSE 'open' END`;
const KNOWN = `e.id, e.system, e.ref, e.title, e.problem, e.owner, e.team, e.committed_at AS "committedAt", e.deadline,
  e.done_at AS "doneAt", e.state, e.late, e.reopened, e.reopened_at AS "reopenedAt", e.changes, e.missing,
  e.action_id AS "actionId"`;
const SHOWN = `${KNOWN}, ${STANDING} AS standing`;
const CHOSEN = `FROM elsewhere_actions e
  WHERE ($2::text IS NULL OR e.system = $2) AND ($3::text IS NULL OR ${STANDING} = $3)`;
const PAGE = `SELECT ${SHOWN} ${CHOSEN}
    AND ($5::uuid IS NULL OR (coalesce(e.deadline, 'infinity'), e.id) > ($4::timestamptz, $5))
  ORDER BY coalesce(e.deadline, 'infinity'), e.id LIMIT $6`;

const STANDS = (standing: string, as: string): string =>
  `count(*) FILTER (WHERE standing = '${standing}')::int AS "${as}"`;
const FIGURES = `SELECT system, count(*)::int AS actions, count(DISTINCT owner)::int AS owners,
    ${STANDS('overdue', 'overdue')}, ${STANDS('open', 'open')}, ${STANDS('late', 'late')},
    ${STANDS('on-time', 'onTime')}, ${STANDS('dropped', 'dropped')}, ${STANDS('unknown', 'unknown')},
    count(*) FILTER (WHERE reopened > 0 AND coalesce(reopened_at <= $1, true))::int AS reopened
  FROM (SELECT e.system, e.owner, e.reopened, e.reopened_at, ${STANDING} AS standing FROM elsewhere_actions e) s
  GROUP BY system ORDER BY system`;
