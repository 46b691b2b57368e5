import type { Transaction } from '@mirrorloop/messaging';
import { Database, notParked, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type Action, isOpen, isPromised, type PromisedAction } from '../../domain/action.js';
import type { Escalation } from '../../domain/escalation.js';
import { OWNER_LEFT } from '../../domain/escalation-policy.js';
import {
  CLIMB_ESCALATIONS,
  Escalations,
  type KeptEscalation,
  type Opening,
  type RunningEscalation,
  type ToldStep,
} from '../../domain/escalations.js';
import { isDue, isOverdue } from '../../domain/deadline.js';
import { actionOf, type ActionRow } from './action-rows.js';
import { escalationOf, type EscalationRow, writtenOf } from './escalation-rows.js';

@Injectable()
export class PostgresEscalations extends Escalations {
  constructor(private readonly database: Database) {
    super();
  }

  async open(openings: readonly Opening[], at: Date, tx: Transaction): Promise<void> {
    if (openings.length > 0) await sqlOf(tx).query(OPEN, [JSON.stringify(openings), at]);
  }

  async openForWhoLeft(at: Date, limit: number): Promise<number> {
    const opened = await this.database.query(OPEN_FOR_WHO_LEFT, [at, limit, JSON.stringify(OWNER_LEFT)]);
    return opened.length;
  }

  async settle(actions: readonly Action[], at: Date, tx: Transaction): Promise<void> {
    const standing = actions.map((action) => ({
      id: action.actionId,
      owner: isPromised(action) ? action.commitment.ownerId : null,
      reasons: standingOf(action, at),
    }));
    if (standing.length > 0) await sqlOf(tx).query(SETTLE, [JSON.stringify(standing), at]);
  }

  async take(now: Date, limit: number, tx: Transaction): Promise<RunningEscalation[]> {
    const rows = await sqlOf(tx).query<TakenRow>(TAKE, [now, limit]);
    return rows.map(runningOf);
  }

  async lockRunning(actionId: string, tx: Transaction): Promise<RunningEscalation[]> {
    const rows = await sqlOf(tx).query<TakenRow>(LOCK, [actionId]);
    return rows.map(runningOf);
  }

  async save(escalations: readonly Escalation[], steps: readonly ToldStep[], at: Date, tx: Transaction): Promise<void> {
    await sqlOf(tx).query(SAVE, [JSON.stringify(escalations.map(writtenOf)), at]);
    if (steps.length > 0) await sqlOf(tx).query(TELL, [JSON.stringify(steps)]);
  }

  async of(actionId: string): Promise<KeptEscalation[]> {
    const rows = await this.database.query<KeptRow>(KEPT, [actionId]);
    return rows.map((row) => ({
      ...escalationOf(row),
      endedAt: row.ended_at,
      steps: row.steps.map((step) => ({ ...step, at: new Date(step.at) })),
    }));
  }
}

type TakenRow = ActionRow & {
  escalation: EscalationRow & { opened_at: string; began_at: string; due_at: string };
};
type KeptRow = EscalationRow & {
  ended_at: Date | null;
  steps: (Omit<ToldStep, 'at'> & { at: string })[];
};

const runningOf = (row: TakenRow): RunningEscalation => {
  const { escalation } = row;
  const { opened_at, began_at, due_at } = escalation;
  const instants = { opened_at: new Date(opened_at), began_at: new Date(began_at), due_at: new Date(due_at) };
  return { escalation: escalationOf({ ...escalation, ...instants }), action: actionOf(row) as PromisedAction };
};

/** The reasons for which somebody should still hear of it. */
function standingOf(action: Action, now: Date): string[] {
  if (!isPromised(action) || action.state === 'verified') return [];
  const working = action.state === 'committed' || action.state === 'in-progress';
  const overdue = working && isOverdue(action.commitment.deadline, now);
  const due = working && !overdue && isDue(action.commitment.deadline, now);
  const stalled = isOpen(action) && action.stalls > 0;
  return ['owner-left', ...(due ? ['due'] : []), ...(overdue ? ['overdue'] : []), ...(stalled ? ['stalled'] : [])];
}

/** Due at once: the first look finds out whose turn it is, and when. */
const OPEN = `INSERT INTO escalations (action_id, reason, owner_id, course, opened_at, began_at, due_at)
  SELECT o."actionId", o.reason, o."ownerId", policy.course, $2, o."from", o."from"
  FROM jsonb_to_recordset($1::jsonb) AS o ("actionId" uuid, "ownerId" uuid, reason text, "from" timestamptz)
    LEFT JOIN people p ON p.person_id = o."ownerId"
    CROSS JOIN LATERAL (
      SELECT jsonb_build_object('name', y.name, 'steps', y.steps, 'runs', y.runs,
        'acknowledgedForHours', y.acknowledged_for_hours) AS course
      FROM policy_reasons r JOIN policies y USING (policy_id)
      WHERE r.reason = o.reason AND (r.team_id = p.team_id OR r.team_id IS NULL)
      ORDER BY r.team_id NULLS LAST LIMIT 1) AS policy
  ON CONFLICT (action_id, reason) WHERE due_at IS NOT NULL DO NOTHING`;

/** Begins at the few who left, and asks for the actions of each by its index. */
const OPEN_FOR_WHO_LEFT = `INSERT INTO escalations (action_id, reason, owner_id, course, opened_at, began_at, due_at)
  SELECT a.action_id, 'owner-left', a.owner_id, $3::jsonb, $1, $1, $1
  FROM people p JOIN actions a ON a.owner_id = p.person_id
  WHERE NOT p.active AND a.state NOT IN ('proposed', 'done', 'verified', 'dropped')
    AND NOT EXISTS (SELECT FROM escalations e
      WHERE e.action_id = a.action_id AND e.reason = 'owner-left' AND e.owner_id = a.owner_id)
  ORDER BY a.action_id LIMIT $2
  ON CONFLICT (action_id, reason) WHERE due_at IS NOT NULL DO NOTHING RETURNING escalation_id`;

const SETTLE = `UPDATE escalations e SET state = 'resolved', due_at = NULL, ended_at = greatest($2, e.opened_at)
  FROM jsonb_to_recordset($1::jsonb) AS s (id uuid, owner uuid, reasons jsonb)
  WHERE e.action_id = s.id AND e.due_at IS NOT NULL
    AND (NOT s.reasons ? e.reason OR (e.reason = 'owner-left' AND e.owner_id IS DISTINCT FROM s.owner))`;

const TAKE = `SELECT a.*, to_jsonb(e) AS escalation FROM escalations e JOIN actions a USING (action_id)
  WHERE e.due_at <= $1 AND ${notParked(CLIMB_ESCALATIONS, 'e.escalation_id')} ORDER BY e.due_at, e.escalation_id LIMIT $2 FOR UPDATE OF a, e SKIP LOCKED`;

const LOCK = `SELECT a.*, to_jsonb(e) AS escalation FROM escalations e JOIN actions a USING (action_id)
  WHERE e.action_id = $1 AND e.due_at IS NOT NULL ORDER BY e.escalation_id FOR UPDATE OF a, e`;

const SAVE = `UPDATE escalations e SET place = w.place, began_at = w.began_at, due_at = w.due_at, heard = w.heard,
    acknowledged = w.acknowledged, state = w.state,
    ended_at = CASE WHEN w.state IN ('resolved', 'exhausted') THEN $2::timestamptz END
  FROM jsonb_to_recordset($1::jsonb) AS w (escalation_id uuid, place integer, began_at timestamptz, due_at timestamptz,
    heard uuid[], acknowledged jsonb, state text)
  WHERE e.escalation_id = w.escalation_id`;

const TELL = `INSERT INTO escalation_steps (escalation_id, step, at, to_id, to_name, instead_of)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS s
    ("escalationId" uuid, step integer, at timestamptz, "toId" uuid, "to" text, "insteadOf" text)`;

const KEPT = `SELECT e.*, (SELECT coalesce(jsonb_agg(jsonb_build_object('escalationId', s.escalation_id, 'step', s.step,
      'at', s.at, 'toId', s.to_id, 'to', s.to_name, 'insteadOf', s.instead_of) ORDER BY s.step), '[]')
    FROM escalation_steps s WHERE s.escalation_id = e.escalation_id) AS steps
  FROM escalations e WHERE e.action_id = $1 ORDER BY e.opened_at DESC, e.escalation_id`;
