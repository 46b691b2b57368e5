import type { Escalation } from '../../domain/escalation.js';

export interface EscalationRow {
  escalation_id: string;
  action_id: string;
  reason: Escalation['reason'];
  owner_id: string;
  course: Escalation['course'];
  opened_at: Date;
  place: number;
  began_at: Date;
  due_at: Date | null;
  heard: string[];
  acknowledged: { by: string; at: string; until: string } | null;
  state: Escalation['state'];
}

export const escalationOf = (row: EscalationRow): Escalation => ({
  escalationId: row.escalation_id,
  actionId: row.action_id,
  reason: row.reason,
  ownerId: row.owner_id,
  course: row.course,
  openedAt: row.opened_at,
  place: row.place,
  from: row.began_at,
  dueAt: row.due_at,
  heard: row.heard,
  acknowledged: row.acknowledged && {
    by: row.acknowledged.by,
    at: new Date(row.acknowledged.at),
    until: new Date(row.acknowledged.until),
  },
  state: row.state,
});

/** What changes while it runs. */
export const writtenOf = ({ escalationId, place, from, dueAt, heard, acknowledged, state }: Escalation) => ({
  escalation_id: escalationId,
  place,
  began_at: from,
  due_at: dueAt,
  heard,
  acknowledged,
  state,
});
