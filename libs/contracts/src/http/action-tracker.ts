import type { Stakes, SuccessMeasure } from '../shapes.js';

export type ActionState = 'proposed' | 'committed';

/** GET /api/action-tracker/actions (filters insightId, ownerId, state), /actions/{id} */
export interface ActionView {
  id: string;
  version: number;
  state: ActionState;
  insightId: string;
  title: string;
  problem: string | null;
  owner: { id: string; name: string; timeZone: string } | null;
  deadline: string | null;
  /** Proposed from the evidence until a manager commits; null where the evidence has no customers or no value. */
  stakes: Stakes | null;
  /** Why no stakes could be computed, so that a manager states them; null where there are some. */
  stakesMissing?: string | null;
  successMeasure: SuccessMeasure | null;
  due: boolean;
  overdue: boolean;
  proposedAt: string;
  committedAt: string | null;
  committedBy: string | null;
}

/** POST /api/action-tracker/actions/{id}/commit; 422 names each missing field, 412 when `version` isn't current. */
export interface CommitAction {
  version: number;
  problem: string;
  ownerId: string;
  /** An instant with its offset, or a day (2026-12-04), which ends at 18:00 in the owner's time zone. */
  deadline: string;
  stakes: Stakes;
  successMeasure: SuccessMeasure;
}

/** GET /api/action-tracker/actions/{id}/history */
export interface HistoryEntry {
  at: string;
  what: string;
  by: string;
  version: number;
}

/** GET /api/action-tracker/notices: what the console tells its people, newest first. */
export interface Notice {
  id: string;
  kind: 'due' | 'overdue';
  actionId: string;
  title: string;
  owner: string;
  deadline: string;
  at: string;
}

/** GET /api/action-tracker/settings: the rates stakes are computed with, shown wherever they are used. */
export interface StakesRates {
  shareOfValueAtRisk: number;
  shareWonBackByActing: number;
  /** Counts the changes. PUT with it is refused (412) when somebody else changed the rates; without it, it isn't. */
  version?: number;
}
