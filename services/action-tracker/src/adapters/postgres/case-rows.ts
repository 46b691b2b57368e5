import type { Case, Done } from '../../domain/case.js';
import { streamKey } from '../../domain/like-cases.js';

export interface CaseRow {
  case_id: string;
  signal_id: string;
  subject_id: string;
  stream: string;
  touchpoint: string;
  theme: string | null;
  store: string | null;
  channel: string;
  reasons: string[];
  occurred_at: Date;
  opened_at: Date;
  owner_id: string | null;
  version: number;
  state: Case['state'];
  respond_by: Date;
  resolve_by: Date;
  response: Case['response'];
  resolution: Case['resolution'];
  answered: KeptDone | null;
  resolved: KeptDone | null;
  group_id: string | null;
  correlation_id: string;
  handed_over: { at: string; by: string; fromId: string | null; reason: string } | null;
}
interface KeptDone {
  at: string;
  by: string;
  what: string;
}

/** Names and types of what is written, as `jsonb_to_recordset` takes them. */
export const CASE_COLUMNS = {
  case_id: 'uuid',
  signal_id: 'uuid',
  subject_id: 'uuid',
  stream: 'text',
  touchpoint: 'text',
  theme: 'text',
  store: 'text',
  channel: 'text',
  reasons: 'text[]',
  occurred_at: 'timestamptz',
  opened_at: 'timestamptz',
  owner_id: 'uuid',
  version: 'integer',
  state: 'text',
  respond_by: 'timestamptz',
  resolve_by: 'timestamptz',
  response: 'text',
  resolution: 'text',
  answered: 'jsonb',
  resolved: 'jsonb',
  group_id: 'uuid',
  correlation_id: 'text',
  handed_over: 'jsonb',
} as const satisfies Record<keyof CaseRow, string>;

export const caseRowOf = (one: Case): Record<keyof CaseRow, unknown> => ({
  case_id: one.caseId,
  signal_id: one.signalId,
  subject_id: one.subjectId,
  stream: streamKey(one),
  touchpoint: one.touchpoint,
  theme: one.theme,
  store: one.store,
  channel: one.channel,
  reasons: one.reasons,
  occurred_at: one.occurredAt,
  opened_at: one.openedAt,
  owner_id: one.ownerId,
  version: one.version,
  state: one.state,
  respond_by: one.respondBy,
  resolve_by: one.resolveBy,
  response: one.response,
  resolution: one.resolution,
  answered: one.answered,
  resolved: one.resolved,
  group_id: one.groupId,
  correlation_id: one.correlationId,
  handed_over: one.handedOver,
});

const doneOf = (kept: KeptDone | null): Done | null => kept && { ...kept, at: new Date(kept.at) };

export const caseOf = (row: CaseRow): Case => ({
  caseId: row.case_id,
  signalId: row.signal_id,
  subjectId: row.subject_id,
  touchpoint: row.touchpoint,
  theme: row.theme,
  store: row.store,
  channel: row.channel,
  reasons: row.reasons,
  occurredAt: row.occurred_at,
  openedAt: row.opened_at,
  ownerId: row.owner_id,
  version: row.version,
  state: row.state,
  respondBy: row.respond_by,
  resolveBy: row.resolve_by,
  response: row.response,
  resolution: row.resolution,
  answered: doneOf(row.answered),
  resolved: doneOf(row.resolved),
  groupId: row.group_id,
  correlationId: row.correlation_id,
  handedOver: row.handed_over && { ...row.handed_over, at: new Date(row.handed_over.at) },
});
