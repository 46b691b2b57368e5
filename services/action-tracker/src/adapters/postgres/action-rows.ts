import type { Action } from '../../domain/action.js';
import type { SuccessMeasure } from '../../domain/commitment.js';
import type { InsightSize, Stakes } from '../../domain/stakes.js';

export interface ActionRow {
  action_id: string;
  insight_id: string;
  correlation_id: string;
  state: Action['state'];
  version: number;
  insight_sequence: string;
  title: string;
  insight_size: InsightSize;
  stakes: Stakes | null;
  stakes_missing: string | null;
  problem: string | null;
  owner_id: string | null;
  deadline: Date | null;
  success_measure: SuccessMeasure | null;
  proposed_at: Date;
  committed_at: Date | null;
  committed_by: string | null;
}

/** Names and types of what is written, as `jsonb_to_recordset` takes them. */
export const WRITTEN = {
  action_id: 'uuid',
  insight_id: 'uuid',
  correlation_id: 'text',
  state: 'text',
  version: 'integer',
  insight_sequence: 'bigint',
  title: 'text',
  insight_size: 'jsonb',
  stakes: 'jsonb',
  stakes_missing: 'text',
  problem: 'text',
  owner_id: 'uuid',
  deadline: 'timestamptz',
  success_measure: 'jsonb',
  proposed_at: 'timestamptz',
  committed_at: 'timestamptz',
  committed_by: 'text',
} as const satisfies Record<keyof ActionRow, string>;

/** The table's check constraint keeps a promise whole, so that what the domain demands is there. */
export function actionOf(row: ActionRow): Action {
  const always = {
    actionId: row.action_id,
    insight: {
      insightId: row.insight_id,
      sequence: Number(row.insight_sequence),
      title: row.title,
      size: row.insight_size,
    },
    correlationId: row.correlation_id,
    version: row.version,
    proposedAt: row.proposed_at,
  };
  if (row.state === 'proposed')
    return { ...always, state: row.state, stakes: row.stakes, stakesMissing: row.stakes_missing };
  return {
    ...always,
    state: row.state,
    commitment: {
      problem: row.problem!,
      ownerId: row.owner_id!,
      deadline: row.deadline!,
      stakes: row.stakes!,
      successMeasure: row.success_measure!,
    },
    committedAt: row.committed_at!,
    committedBy: row.committed_by!,
  };
}

export function rowOf(action: Action): Partial<Record<keyof ActionRow, unknown>> {
  const { actionId, insight, correlationId, version, state, proposedAt } = action;
  const always = {
    action_id: actionId,
    insight_id: insight.insightId,
    correlation_id: correlationId,
    state,
    version,
    insight_sequence: insight.sequence,
    title: insight.title,
    insight_size: insight.size,
    proposed_at: proposedAt,
  };
  if (action.state === 'proposed') return { ...always, stakes: action.stakes, stakes_missing: action.stakesMissing };
  const { problem, ownerId, deadline, stakes, successMeasure } = action.commitment;
  const promised = { problem, owner_id: ownerId, deadline, stakes, success_measure: successMeasure };
  return { ...always, ...promised, committed_at: action.committedAt, committed_by: action.committedBy };
}
