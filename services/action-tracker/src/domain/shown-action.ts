import type { Action, ActionState } from './action.js';
import type { SuccessMeasure } from './commitment.js';
import { isDue, isOverdue } from './deadline.js';
import type { Person } from './people.js';
import type { Stakes } from './stakes.js';

/** An action as it is shown; instants as ISO text. */
export interface ShownAction {
  id: string;
  version: number;
  state: ActionState;
  insightId: string;
  title: string;
  problem: string | null;
  owner: { id: string; name: string; timeZone: string } | null;
  deadline: string | null;
  stakes: Stakes | null;
  stakesMissing: string | null;
  successMeasure: SuccessMeasure | null;
  due: boolean;
  overdue: boolean;
  proposedAt: string;
  committedAt: string | null;
  committedBy: string | null;
}

/** @param owner who the commitment names; nobody is shown where that person isn't known (any more) */
export function shown(action: Action, owner: Person | undefined, now: Date): ShownAction {
  const { actionId: id, version, state, insight, proposedAt } = action;
  const { insightId, title } = insight;
  const always = { id, version, state, insightId, title, proposedAt: proposedAt.toISOString() };
  if (action.state === 'proposed')
    return { ...always, ...UNPROMISED, stakes: action.stakes, stakesMissing: action.stakesMissing };
  const { problem, deadline, stakes, successMeasure } = action.commitment;
  return {
    ...always,
    problem,
    owner: owner ? { id: owner.personId, name: owner.name, timeZone: owner.timeZone } : null,
    deadline: deadline.toISOString(),
    stakes,
    stakesMissing: null,
    successMeasure,
    due: isDue(deadline, now),
    overdue: isOverdue(deadline, now),
    committedAt: action.committedAt.toISOString(),
    committedBy: action.committedBy,
  };
}

const UNPROMISED = {
  problem: null,
  owner: null,
  deadline: null,
  successMeasure: null,
  due: false,
  overdue: false,
  committedAt: null,
  committedBy: null,
} as const;

export const ownerIdOf = (action: Action): string | undefined =>
  action.state === 'proposed' ? undefined : action.commitment.ownerId;
