import type { Action, PromisedAction, Withdrawal } from '../../domain/action.js';
import type { Commitment, SuccessMeasure } from '../../domain/commitment.js';
import type { DomainSet } from '../../domain/cynefin.js';
import type { Outcome } from '../../domain/outcome.js';
import type { InsightSize, Stakes } from '../../domain/stakes.js';
import type { Way } from '../../domain/way.js';

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
  domain: DomainSet;
  sponsor_id: string | null;
  way: Way | null;
  started_at: Date | null;
  progress_at: Date | null;
  stalls: number;
  week_from: Date | null;
  stalls_at: Date | null;
  done_at: Date | null;
  measure_at: Date | null;
  outcome: Outcome | null;
  dropped: { reason: string; at: string; by: string } | null;
  withdrawn: Withdrawal | null;
  insight_kind: string | null;
  insight_since: Date | null;
  playbook_id: string | null;
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
  domain: 'jsonb',
  sponsor_id: 'uuid',
  way: 'jsonb',
  started_at: 'timestamptz',
  progress_at: 'timestamptz',
  stalls: 'integer',
  week_from: 'timestamptz',
  stalls_at: 'timestamptz',
  done_at: 'timestamptz',
  measure_at: 'timestamptz',
  outcome: 'jsonb',
  dropped: 'jsonb',
  withdrawn: 'jsonb',
  insight_kind: 'text',
  insight_since: 'timestamptz',
  playbook_id: 'uuid',
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
      ...(row.insight_kind ? { kind: row.insight_kind } : {}),
      ...(row.insight_since ? { since: row.insight_since } : {}),
    },
    correlationId: row.correlation_id,
    version: row.version,
    proposedAt: row.proposed_at,
    domain: row.domain,
    withdrawn: row.withdrawn,
  };
  if (row.state === 'proposed')
    return { ...always, state: row.state, stakes: row.stakes, stakesMissing: row.stakes_missing };
  if (row.state === 'dropped') return { ...always, state: row.state, ...droppingOf(row) };
  return { ...always, state: row.state, commitment: commitmentOf(row), ...workOf(row) };
}

const commitmentOf = (row: ActionRow): Commitment => ({
  problem: row.problem!,
  ownerId: row.owner_id!,
  sponsorId: row.sponsor_id,
  deadline: row.deadline!,
  stakes: row.stakes!,
  successMeasure: row.success_measure!,
  way: row.way,
  ...(row.playbook_id ? { playbookId: row.playbook_id } : {}),
});

const droppingOf = (row: ActionRow) => ({
  reason: row.dropped!.reason,
  droppedAt: new Date(row.dropped!.at),
  droppedBy: row.dropped!.by,
  commitment: row.owner_id ? commitmentOf(row) : null,
});

const workOf = (row: ActionRow) => ({
  committedAt: row.committed_at!,
  committedBy: row.committed_by!,
  startedAt: row.started_at,
  progressAt: row.progress_at!,
  stalls: row.stalls,
  weekFrom: row.week_from!,
  stallsAt: row.stalls_at,
  doneAt: row.done_at,
  measureAt: row.measure_at,
  outcome: row.outcome,
});

export function rowOf(action: Action): Partial<Record<keyof ActionRow, unknown>> {
  const { actionId, insight, correlationId, version, state, proposedAt, domain, withdrawn } = action;
  const always = {
    action_id: actionId,
    insight_id: insight.insightId,
    correlation_id: correlationId,
    state,
    version,
    insight_sequence: insight.sequence,
    title: insight.title,
    insight_size: insight.size,
    insight_kind: insight.kind,
    insight_since: insight.since,
    proposed_at: proposedAt,
    domain,
    withdrawn,
    stalls: 0,
  };
  if (action.state === 'proposed') return { ...always, stakes: action.stakes, stakes_missing: action.stakesMissing };
  const promised = action.commitment ? promisedColumns(action.commitment) : {};
  if (action.state !== 'dropped') return { ...always, ...promised, ...workColumns(action) };
  const { reason, droppedAt, droppedBy } = action;
  return { ...always, ...promised, dropped: { reason, at: droppedAt, by: droppedBy } };
}

const promisedColumns = ({
  problem,
  ownerId,
  sponsorId,
  deadline,
  stakes,
  successMeasure,
  way,
  playbookId,
}: Commitment) => ({
  problem,
  owner_id: ownerId,
  sponsor_id: sponsorId,
  deadline,
  stakes,
  success_measure: successMeasure,
  way,
  playbook_id: playbookId,
});

const workColumns = (action: PromisedAction) => ({
  committed_at: action.committedAt,
  committed_by: action.committedBy,
  started_at: action.startedAt,
  progress_at: action.progressAt,
  stalls: action.stalls,
  week_from: action.weekFrom,
  stalls_at: action.stallsAt,
  done_at: action.doneAt,
  measure_at: action.measureAt,
  outcome: action.outcome,
});
