import type { Transaction } from '@mirrorloop/messaging';
import { Database, notParked, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { PromisedAction } from '../../domain/action.js';
import { CLIMB_ESCALATIONS } from '../../domain/escalations.js';
import type { Unwatched } from '../../domain/actions.js';
import type { TimerKind } from '../../domain/timers.js';
import { FIRE_TIMERS, type PassedTimer, PassedTimers } from '../../features/fire-timers/passed-timers.js';
import { actionOf, type ActionRow } from './action-rows.js';

type TakenRow = ActionRow & { kind: TimerKind; due_at: Date; set_at: Date | null };

@Injectable()
export class PostgresPassedTimers extends PassedTimers {
  constructor(private readonly database: Database) {
    super();
  }

  /**
   * Both rows are locked: the action's keeps another sweep from its later timers, the timer's makes PostgreSQL look
   * again at `fired_at` where another sweep committed since this statement began.
   */
  async take(now: Date, limit: number, tx: Transaction): Promise<PassedTimer[]> {
    const rows = await sqlOf(tx).query<TakenRow>(
      `SELECT a.*, t.kind, t.due_at, t.set_at FROM timers t JOIN actions a USING (action_id)
       WHERE t.fired_at IS NULL AND t.due_at <= $1 AND ${notParked(FIRE_TIMERS, 't.action_id')}
       ORDER BY t.due_at, t.action_id, t.kind LIMIT $2 FOR UPDATE OF a, t SKIP LOCKED`,
      [now, limit],
    );
    return rows.map((row) => {
      return { action: actionOf(row) as PromisedAction, kind: row.kind, dueAt: row.due_at, setAt: row.set_at };
    });
  }

  async fired(timers: readonly PassedTimer[], at: Date, tx: Transaction): Promise<void> {
    await sqlOf(tx).query(
      `UPDATE timers t SET fired_at = $3 FROM unnest($1::uuid[], $2::text[]) AS f (action_id, kind)
       WHERE t.action_id = f.action_id AND t.kind = f.kind`,
      [timers.map(({ action }) => action.actionId), timers.map(({ kind }) => kind), at],
    );
  }

  async lateBy(now: Date): Promise<number> {
    const [earliest] = await this.database.query<{ due_at: Date }>(
      `(SELECT due_at FROM timers WHERE fired_at IS NULL AND due_at <= $1 AND ${notParked(FIRE_TIMERS, 'action_id')}
         ORDER BY due_at LIMIT 1)
       UNION ALL (SELECT due_at FROM escalations
         WHERE due_at <= $1 AND ${notParked(CLIMB_ESCALATIONS, 'escalation_id')} ORDER BY due_at LIMIT 1)
       ORDER BY due_at LIMIT 1`,
      [now],
    );
    return earliest ? now.getTime() - earliest.due_at.getTime() : 0;
  }

  async unwatched(): Promise<Unwatched[]> {
    const timers = await this.database.query<Unwatched>(UNWATCHED);
    return [...timers, ...(await this.database.query<Unwatched>(UNHEARD))];
  }
}

/**
 * A timer is open, or it fired, which no table takes before its time has come. Whether that is so by the auditor's own
 * clock doesn't matter: another process may fire one between that clock's reading and this statement.
 */
const UNWATCHED = `SELECT a.action_id AS "actionId", k.kind
  FROM actions a CROSS JOIN LATERAL (VALUES
    ('due', a.deadline - interval '24 hours', a.state IN ('committed', 'in-progress')),
    ('overdue', a.deadline, a.state IN ('committed', 'in-progress')),
    ('stalled', a.stalls_at, a.state IN ('committed', 'in-progress', 'refuted', 'inconclusive')),
    ('measure', a.measure_at, a.state = 'done'),
    ('reclassify', (a.way ->> 'reclassifyBy')::timestamptz, a.domain ->> 'domain' = 'chaotic'
      AND a.way ->> 'kind' = 'contain' AND a.state NOT IN ('proposed', 'verified', 'dropped'))) AS k (kind, due_at, wanted)
  WHERE k.wanted AND NOT EXISTS (
    SELECT FROM timers t WHERE t.action_id = a.action_id AND t.kind = k.kind
      AND t.due_at = k.due_at AND (t.fired_at IS NULL OR k.kind <> 'stalled'))
  ORDER BY a.deadline, a.action_id, k.kind`;

/**
 * What passed while the policy for everybody answered for it was escalated, then or before; and what runs goes on when
 * its acknowledgement ends, or within the longest wait there is. A team's own policy may have come and gone meanwhile.
 */
const UNHEARD = `SELECT a.action_id AS "actionId", 'escalation' AS kind
  FROM actions a LEFT JOIN timers t ON t.action_id = a.action_id AND t.kind = 'overdue'
    CROSS JOIN LATERAL (VALUES
      ('overdue', t.fired_at, a.state IN ('committed', 'in-progress')),
      ('stalled', a.week_from, a.stalls > 0 AND a.state IN ('committed', 'in-progress', 'refuted', 'inconclusive')))
      AS p (reason, at, stands)
    JOIN policy_reasons r ON r.reason = p.reason AND r.team_id IS NULL AND r.since < p.at
  WHERE p.stands AND NOT EXISTS (
    SELECT FROM escalations e WHERE e.action_id = a.action_id AND e.reason = p.reason
      AND coalesce(e.ended_at >= p.at, true))
  UNION ALL
  SELECT action_id, 'escalation' FROM escalations
  WHERE due_at <> (acknowledged ->> 'until')::timestamptz OR due_at < began_at OR due_at > began_at + interval '11 years'`;
