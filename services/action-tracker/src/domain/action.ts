import { isDeepStrictEqual } from 'node:util';
import { derivedId, Rejected, VersionConflict } from '@mirrorloop/kernel';
import type { Said } from './checks.js';
import { type Commitment, readCommitment } from './commitment.js';
import type { People } from './people.js';
import { computeStakes, type InsightSize, type Rates, type Stakes } from './stakes.js';

/** What an action knows of the insight it answers. */
export interface Insight {
  readonly insightId: string;
  /** The insight's version: news older than what is known changes nothing. */
  readonly sequence: number;
  readonly title: string;
  readonly size: InsightSize;
}
interface AnyAction {
  readonly actionId: string;
  readonly insight: Insight;
  /** From the insight to the outcome everything carries it. */
  readonly correlationId: string;
  /** Counts every change from 1; an event about the action carries it as its sequence. */
  readonly version: number;
  readonly proposedAt: Date;
}
export interface ProposedAction extends AnyAction {
  readonly state: 'proposed';
  readonly stakes: Stakes | null;
  /** Why no stakes could be computed. */
  readonly stakesMissing: string | null;
}
export interface CommittedAction extends AnyAction {
  readonly state: 'committed';
  readonly commitment: Commitment;
  readonly committedAt: Date;
  readonly committedBy: string;
}
/** A state is a shape of its own, so that what it demands can't be missing. */
export type Action = ProposedAction | CommittedAction;
export type ActionState = Action['state'];

/** Every move there is. */
const MOVES: Readonly<Record<ActionState, readonly ActionState[]>> = { proposed: ['committed'], committed: [] };

/** One insight asks for one action, whoever hears of it, however often. */
export const actionIdOf = (insightId: string): string => derivedId('action', insightId);

export function propose(insight: Insight, correlationId: string, rates: Rates, now: Date): ProposedAction {
  const { stakes, missing } = computeStakes(insight.size, rates);
  const actionId = actionIdOf(insight.insightId);
  const born = { actionId, insight, correlationId, version: 1, proposedAt: now };
  return { ...born, state: 'proposed', stakes, stakesMissing: missing };
}

/**
 * Newer figures, or other rates, give a proposed action other stakes; nobody has promised anything yet.
 * The version counts only what can be seen of it, so that nobody is refused for having seen the same.
 */
export function reproposed(action: ProposedAction, insight: Insight, rates: Rates): ProposedAction {
  const { stakes, missing } = computeStakes(insight.size, rates);
  const again = { ...action, insight, stakes, stakesMissing: missing };
  return looksLike(again, action) ? again : { ...again, version: action.version + 1 };
}

const looksLike = (a: ProposedAction, b: ProposedAction): boolean =>
  a.insight.title === b.insight.title && a.stakesMissing === b.stakesMissing && isDeepStrictEqual(a.stakes, b.stakes);

/**
 * One person promises: by when, what is at stake, what will show success.
 *
 * @param said what the manager sent, unchecked, with the `version` they saw
 * @throws VersionConflict when that version isn't the current one; `Rejected` naming all that is missing or wrong
 */
export function commit(action: Action, said: Said, now: Date, people: People, by: string): CommittedAction {
  holdVersion(action, said['version']);
  const { actionId, insight, correlationId, version, proposedAt } = moving(action, 'committed');
  const commitment = readCommitment(said, now, people);
  const kept = { actionId, insight, correlationId, proposedAt, version: version + 1 };
  return { ...kept, state: 'committed', commitment, committedAt: now, committedBy: by };
}

/** Something about it was noticed (a timer fired): news of the action, told once, under a version of its own. */
export const noticed = (action: CommittedAction): CommittedAction => ({ ...action, version: action.version + 1 });

function holdVersion({ version }: Action, seen: unknown): void {
  if (typeof seen === 'number' && seen !== version)
    throw new VersionConflict(`The action is at version ${version}, you saw ${seen}: look again before you decide.`);
}

function moving(action: Action, to: ActionState): Action {
  if (MOVES[action.state].includes(to)) return action;
  throw new Rejected(`The action is ${action.state}`, [
    { path: 'state', message: `An action that is ${action.state} can't become ${to}.` },
  ]);
}
