import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import type { Transaction } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import type { Action, ProposedAction } from '../../domain/action.js';
import {
  type ActionFilter,
  Actions,
  type HistoryLine,
  type KeptEvidence,
  type ListedActions,
  type ListPlace,
} from '../../domain/actions.js';
import { timersOf } from '../../domain/timers.js';
import { actionOf, type ActionRow, rowOf, WRITTEN } from './action-rows.js';
import { pageOfActions } from './list-of-actions.js';

const COLUMNS = Object.keys(WRITTEN).join(', ');
const RECORD = Object.entries(WRITTEN)
  .map((column) => column.join(' '))
  .join(', ');

@Injectable()
export class PostgresActions extends Actions {
  constructor(private readonly database: Database) {
    super();
  }

  async lock(actionIds: readonly string[], tx: Transaction): Promise<Action[]> {
    const rows = await sqlOf(tx).query<ActionRow>(
      `SELECT ${COLUMNS} FROM actions WHERE action_id = ANY($1::uuid[]) ORDER BY action_id FOR UPDATE`,
      [actionIds],
    );
    return rows.map(actionOf);
  }

  async lockProposed(tx: Transaction): Promise<ProposedAction[]> {
    const rows = await sqlOf(tx).query<ActionRow>(
      `SELECT ${COLUMNS} FROM actions WHERE state = 'proposed' ORDER BY action_id FOR UPDATE`,
    );
    return rows.map(actionOf).filter((action) => action.state === 'proposed');
  }

  async save(actions: readonly Action[], history: readonly HistoryLine[], tx: Transaction): Promise<void> {
    if (actions.length > 0) await sqlOf(tx).query(UPSERT, [JSON.stringify(actions.map(rowOf))]);
    if (history.length > 0) await sqlOf(tx).query(TELL, columnsOf(history));
  }

  async setTimers(actions: readonly Action[], at: Date, tx: Transaction): Promise<void> {
    if (actions.length === 0) return;
    const timers = actions.flatMap((action) => timersOf(action).map((timer) => ({ id: action.actionId, ...timer })));
    await sqlOf(tx).query(SET_TIMERS, [
      actions.map(({ actionId }) => actionId),
      timers.map(({ id }) => id),
      timers.map(({ kind }) => kind),
      timers.map(({ dueAt }) => dueAt),
      at,
    ]);
  }

  async addEvidence(evidence: readonly KeptEvidence[], tx: Transaction): Promise<void> {
    if (evidence.length > 0) await sqlOf(tx).query(ADD_EVIDENCE, [JSON.stringify(evidence)]);
  }

  evidenceOf(actionId: string): Promise<KeptEvidence[]> {
    return this.database.query<KeptEvidence>(
      `SELECT action_id AS "actionId", version, at, by, kind, what, place AS "where", moved FROM evidence
       WHERE action_id = $1 ORDER BY version DESC`,
      [actionId],
    );
  }

  async find(actionId: string): Promise<Action | undefined> {
    const sql = `SELECT ${COLUMNS} FROM actions WHERE action_id = $1`;
    const [row] = await this.database.query<ActionRow>(sql, [actionId]);
    return row && actionOf(row);
  }

  page(filter: ActionFilter, now: Date, limit: number, after?: ListPlace): Promise<ListedActions> {
    return pageOfActions(this.database, filter, now, limit, after);
  }

  async historyOf(actionId: string): Promise<HistoryLine[] | undefined> {
    const lines = await this.database.query<HistoryLine>(
      `SELECT action_id AS "actionId", version, at, what, by, why FROM history WHERE action_id = $1 ORDER BY version`,
      [actionId],
    );
    return lines.length > 0 ? lines : undefined;
  }
}

/** A version is written once: whoever comes second with it changes nothing here and fails on the history's key. */
const UPSERT = `INSERT INTO actions (${COLUMNS})
  SELECT ${COLUMNS} FROM jsonb_to_recordset($1::jsonb) AS a (${RECORD})
  ON CONFLICT (action_id) DO UPDATE SET (${COLUMNS}) = (${COLUMNS.replace(/\w+/g, 'excluded.$&')})
  WHERE (actions.version, actions.insight_sequence) < (excluded.version, excluded.insight_sequence)`;

const TELL = `INSERT INTO history (action_id, version, at, what, by, why)
  SELECT * FROM unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::text[], $5::text[], $6::text[])`;

/** What is no longer wanted goes unless it has fired; what is wanted at another instant is open again. */
const SET_TIMERS = `WITH wanted AS (
    SELECT * FROM unnest($2::uuid[], $3::text[], $4::timestamptz[]) AS w (action_id, kind, due_at)),
  gone AS (DELETE FROM timers t WHERE t.action_id = ANY($1::uuid[]) AND t.fired_at IS NULL
    AND NOT EXISTS (SELECT FROM wanted w WHERE w.action_id = t.action_id AND w.kind = t.kind))
  INSERT INTO timers (action_id, kind, due_at, set_at) SELECT action_id, kind, due_at, $5 FROM wanted
  ON CONFLICT (action_id, kind) DO UPDATE SET due_at = excluded.due_at, set_at = excluded.set_at, fired_at = NULL
  WHERE timers.due_at <> excluded.due_at`;

const ADD_EVIDENCE = `INSERT INTO evidence (action_id, version, at, by, kind, what, place, moved)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS e ("actionId" uuid, version integer, at timestamptz, by text,
    kind text, what text, "where" text, moved jsonb)`;

const columnsOf = (lines: readonly HistoryLine[]) => [
  lines.map(({ actionId }) => actionId),
  lines.map(({ version }) => version),
  lines.map(({ at }) => at),
  lines.map(({ what }) => what),
  lines.map(({ by }) => by),
  lines.map(({ why }) => why),
];
