import { isDeepStrictEqual } from 'node:util';
import { derivedId, Rejected, VersionConflict } from '@mirrorloop/kernel';
import type { Commitment } from './commitment.js';
import { type DomainSet, NOT_YET_KNOWN } from './cynefin.js';
import type { Outcome, Verdict } from './outcome.js';
import { computeStakes, type InsightSize, type Rates, type Stakes } from './stakes.js';

/** What an action knows of the insight it answers. */
export interface Insight {
  readonly insightId: string;
  /** The insight's version: news older than what is known changes nothing. */
  readonly sequence: number;
  readonly title: string;
  readonly size: InsightSize;
  /** What kind of insight it is, or what else asks for action; unknown of what was proposed before kinds were kept. */
  readonly kind?: string;
  /** The beginning of the first day on which customers said it; unknown of what was proposed before it was kept. */
  readonly since?: Date;
}
/** The insight it answers was taken back. */
export interface Withdrawal {
  /** ISO text. */
  readonly at: string;
  readonly reason: string;
  readonly by: string;
}
interface AnyAction {
  readonly actionId: string;
  readonly insight: Insight;
  /** From the insight to the outcome everything carries it. */
  readonly correlationId: string;
  /** Counts every change from 1; an event about the action carries it as its sequence. */
  readonly version: number;
  readonly proposedAt: Date;
  /** In which domain its insight lies, and so which ways of acting fit. */
  readonly domain: DomainSet;
  /** Its evidence was withdrawn: it goes on as it is until somebody decides what becomes of it. */
  readonly withdrawn: Withdrawal | null;
}
export interface ProposedAction extends AnyAction {
  readonly state: 'proposed';
  readonly stakes: Stakes | null;
  /** Why no stakes could be computed. */
  readonly stakesMissing: string | null;
}
export type PromisedState = 'committed' | 'in-progress' | 'done' | 'verifying' | Verdict;
/** Somebody promised it: what was promised, and how far it has come. */
export interface PromisedAction extends AnyAction {
  readonly state: PromisedState;
  readonly commitment: Commitment;
  readonly committedAt: Date;
  readonly committedBy: string;
  readonly startedAt: Date | null;
  /** The latest evidence of progress, else when it was promised: nothing else moves it. */
  readonly progressAt: Date;
  /** How often in a row it stalled since. */
  readonly stalls: number;
  /** Where the week that runs now began: at the latest progress, or when it stalled last. */
  readonly weekFrom: Date;
  /** When it counts as stalled (again); null where nobody has to move it any more. */
  readonly stallsAt: Date | null;
  readonly doneAt: Date | null;
  /** When the success measure may be taken again. */
  readonly measureAt: Date | null;
  readonly outcome: Outcome | null;
}
export interface DroppedAction extends AnyAction {
  readonly state: 'dropped';
  readonly reason: string;
  readonly droppedAt: Date;
  readonly droppedBy: string;
  /** What had been promised before; null where it was only proposed. */
  readonly commitment: Commitment | null;
}
/** A state is a shape of its own, so that what it demands can't be missing. */
export type Action = ProposedAction | PromisedAction | DroppedAction;
export type ActionState = Action['state'];

/** Every move there is. `refuted` reopens: it is promised anew, or dropped; `inconclusive` can be measured again. */
export const MOVES: Readonly<Record<ActionState, readonly ActionState[]>> = {
  proposed: ['committed', 'dropped'],
  committed: ['in-progress', 'done', 'dropped'],
  'in-progress': ['done', 'dropped'],
  done: ['verifying', 'in-progress', 'dropped'],
  verifying: ['verified', 'refuted', 'inconclusive', 'in-progress', 'dropped'],
  verified: [],
  refuted: ['committed', 'dropped'],
  inconclusive: ['verified', 'refuted', 'inconclusive', 'committed', 'dropped'],
  dropped: [],
};
export const STATES = Object.keys(MOVES) as [ActionState, ...ActionState[]];

export const isPromised = (action: Action): action is PromisedAction =>
  action.state !== 'proposed' && action.state !== 'dropped';
/** Somebody is at work on it, or should be. */
export const isOpen = ({ state }: Action): boolean =>
  state === 'committed' || state === 'in-progress' || state === 'refuted' || state === 'inconclusive';

/** Chaos that was contained, which isn't over with that: it is classified again, and promised anew as fits then. */
export const isContaining = (action: Action): boolean =>
  isPromised(action) && action.commitment.way?.kind === 'contain' && action.state !== 'verified';
/** Nobody had promised it when its evidence was withdrawn: there is nothing left that a promise could answer. */
export const isVoid = ({ state, withdrawn }: Action): boolean => state === 'proposed' && withdrawn !== null;
export const NO_EVIDENCE =
  'Its evidence was withdrawn before anybody promised it: drop it. What is true asks for an action by an insight of its own.';

/** As its state lets; or anew, wherever it stands, once what was contained is classified otherwise. */
export const canBePromised = (action: Action): boolean =>
  (MOVES[action.state].includes('committed') && !isVoid(action)) ||
  (isContaining(action) && action.domain.domain !== 'chaotic');
/** By when that is due; undefined where nobody waits for it (any more). */
export const reclassifiedBy = (action: PromisedAction): Date | undefined => {
  const { way } = action.commitment;
  const waits = isContaining(action) && action.domain.domain === 'chaotic';
  return waits && way?.kind === 'contain' ? new Date(way.reclassifyBy) : undefined;
};

/** One insight asks for one action, whoever hears of it, however often. */
export const actionIdOf = (insightId: string): string => derivedId('action', insightId);

export function propose(insight: Insight, correlationId: string, rates: Rates, now: Date): ProposedAction {
  const { stakes, missing } = computeStakes(insight.size, rates);
  const actionId = actionIdOf(insight.insightId);
  const born = { actionId, insight, correlationId, version: 1, proposedAt: now, domain: NOT_YET_KNOWN };
  return { ...born, withdrawn: null, state: 'proposed', stakes, stakesMissing: missing };
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

/** Something about it was noticed (a timer fired): news of the action, told once, under a version of its own. */
export const noticed = <A extends Action>(action: A): A => ({ ...action, version: action.version + 1 });

/** Its insight was taken back, under a version of its own. */
export const withdrawn = (action: Action, sequence: number, withdrawal: Withdrawal): Action => ({
  ...noticed(action),
  insight: { ...action.insight, sequence },
  withdrawn: withdrawal,
});

/** @throws VersionConflict when the version that somebody saw isn't the current one */
export function holdVersion({ version }: Action, seen: unknown): void {
  if (typeof seen === 'number' && seen !== version)
    throw new VersionConflict(`The action is at version ${version}, you saw ${seen}: look again before you decide.`);
}

/** @throws Rejected where no move leads from the action's state to that one */
export function holdMove(action: Action, to: ActionState): void {
  if (MOVES[action.state].includes(to)) return;
  throw new Rejected(`The action is ${action.state}`, [
    { path: 'state', message: `An action that is ${action.state} can't become ${to}.` },
  ]);
}
