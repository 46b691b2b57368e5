import { type Action, type ActionState, isOpen, isPromised, type PromisedAction, type Withdrawal } from './action.js';
import type { SuccessMeasure } from './commitment.js';
import { type CostOfDelay, costOfDelay } from './cost-of-delay.js';
import type { DomainSet } from './cynefin.js';
import { isDue, isOverdue } from './deadline.js';
import type { Outcome } from './outcome.js';
import type { People, Person } from './people.js';
import type { Stakes } from './stakes.js';
import type { Way } from './way.js';

/** An action as it is shown; instants as ISO text. */
export interface ShownAction {
  id: string;
  version: number;
  state: ActionState;
  insightId: string;
  title: string;
  domain: DomainSet;
  problem: string | null;
  owner: { id: string; name: string; timeZone: string } | null;
  sponsor: { id: string; name: string } | null;
  deadline: string | null;
  stakes: Stakes | null;
  stakesMissing: string | null;
  successMeasure: SuccessMeasure | null;
  way: Way | null;
  due: boolean;
  overdue: boolean;
  proposedAt: string;
  committedAt: string | null;
  committedBy: string | null;
  startedAt: string | null;
  progressAt: string | null;
  stalls: number;
  stallsAt: string | null;
  doneAt: string | null;
  measureAt: string | null;
  outcome: Outcome | null;
  dropped: { reason: string; at: string; by: string } | null;
  withdrawn: Withdrawal | null;
  costOfDelay: CostOfDelay | null;
}

/** @param people those whom the commitment names; nobody is shown where a person isn't known (any more) */
export function shown(action: Action, people: People, now: Date): ShownAction {
  const { actionId: id, version, state, insight, proposedAt, domain, withdrawn } = action;
  const { insightId, title } = insight;
  const named = { ...NOTHING, id, version, state, insightId, title, domain, withdrawn };
  const always = { ...named, proposedAt: proposedAt.toISOString() };
  if (action.state === 'proposed')
    return {
      ...always,
      stakes: action.stakes,
      stakesMissing: action.stakesMissing,
      ...waiting(action.stakes, action, now),
    };
  const promise = action.commitment ? promiseOf(action.commitment, people) : {};
  if (action.state === 'dropped') {
    const { reason, droppedAt, droppedBy } = action;
    return { ...always, ...promise, dropped: { reason, at: droppedAt.toISOString(), by: droppedBy } };
  }
  return { ...always, ...promise, ...workOf(action, now), ...waiting(action.commitment.stakes, action, now) };
}

/** Waiting costs until the work is done. */
const waiting = (stakes: Stakes | null, action: Action, now: Date) =>
  stakes && (action.state === 'proposed' || isOpen(action))
    ? { costOfDelay: costOfDelay(stakes, action.proposedAt, now) }
    : {};

function promiseOf({ problem, deadline, stakes, successMeasure, way, ownerId, sponsorId }: Promised, people: People) {
  const owner = people.person(ownerId);
  const sponsor = sponsorId ? people.person(sponsorId) : undefined;
  const named = { owner: owner ? ownerAs(owner) : null, sponsor: sponsor ? nameOf(sponsor) : null };
  return { problem, deadline: deadline.toISOString(), stakes, successMeasure, way, ...named };
}
type Promised = PromisedAction['commitment'];
const nameOf = ({ personId: id, name }: Person) => ({ id, name });
const ownerAs = (owner: Person) => ({ ...nameOf(owner), timeZone: owner.timeZone });

function workOf(action: PromisedAction, now: Date) {
  const { commitment, state, committedAt, committedBy, startedAt, progressAt, stalls, outcome } = action;
  const working = state === 'committed' || state === 'in-progress';
  return {
    due: working && isDue(commitment.deadline, now),
    overdue: working && isOverdue(commitment.deadline, now),
    committedAt: committedAt.toISOString(),
    committedBy,
    startedAt: startedAt?.toISOString() ?? null,
    progressAt: progressAt.toISOString(),
    stalls,
    stallsAt: action.stallsAt && isOpen(action) ? action.stallsAt.toISOString() : null,
    doneAt: action.doneAt?.toISOString() ?? null,
    measureAt: action.measureAt?.toISOString() ?? null,
    outcome,
  };
}

const NOTHING = {
  problem: null,
  owner: null,
  sponsor: null,
  deadline: null,
  stakes: null,
  stakesMissing: null,
  successMeasure: null,
  way: null,
  due: false,
  overdue: false,
  committedAt: null,
  committedBy: null,
  startedAt: null,
  progressAt: null,
  stalls: 0,
  stallsAt: null,
  doneAt: null,
  measureAt: null,
  outcome: null,
  dropped: null,
  costOfDelay: null,
} as const;

/** Whom to look up before actions can be shown. */
export const namedIn = (actions: readonly Action[]): string[] =>
  actions.flatMap((action) => {
    const commitment = action.state === 'proposed' ? null : action.commitment;
    return commitment ? [commitment.ownerId, commitment.sponsorId ?? []].flat() : [];
  });

export const ownerIdOf = (action: Action): string | undefined =>
  isPromised(action) ? action.commitment.ownerId : undefined;
