import type { Action, ActionState, ProposedAction } from './action.js';
import type { Evidence } from './evidence.js';
import type { TimerKind } from './timers.js';

/** The open transaction that state, inbox and outbox share; only an adapter knows more of it. */
export interface OpenTransaction {
  readonly id: symbol;
}

/** One line of an action's history: who did what, under which version. */
export interface HistoryLine {
  readonly actionId: string;
  readonly version: number;
  readonly at: Date;
  readonly what: string;
  readonly by: string;
  readonly why: string | null;
}
/** Evidence of progress as it was added, under the version that it made. */
export interface KeptEvidence extends Evidence {
  readonly actionId: string;
  readonly version: number;
  readonly at: Date;
  readonly by: string;
}
/** Who did it where nobody did: a computation, a clock. */
export const PLATFORM = 'the platform';

export interface ActionFilter {
  readonly insightId?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly state?: ActionState | undefined;
}
/** Where a page of the list ended; `at` keeps the clock still for whoever pages on. */
export interface ListPlace {
  readonly at: string;
  readonly overdue: boolean;
  readonly cost: number;
  readonly id: string;
}

export abstract class Actions {
  /** Those of the ids that exist, locked in order of id until the transaction ends. */
  abstract lock(actionIds: readonly string[], tx: OpenTransaction): Promise<Action[]>;
  /** Every action that nobody has promised yet, locked likewise. */
  abstract lockProposed(tx: OpenTransaction): Promise<ProposedAction[]>;
  /** Keeps the actions as they are now, and what happened; throws where somebody else made one of them meanwhile. */
  abstract save(actions: readonly Action[], history: readonly HistoryLine[], tx: OpenTransaction): Promise<void>;
  /**
   * Gives each action the timers that its state asks for, in the transaction that changes it, so that none can be
   * forgotten. One that fired and is due at the same instant as before stays fired. `at` is when they are set.
   */
  abstract setTimers(actions: readonly Action[], at: Date, tx: OpenTransaction): Promise<void>;
  abstract addEvidence(evidence: readonly KeptEvidence[], tx: OpenTransaction): Promise<void>;
  /** Newest first. */
  abstract evidenceOf(actionId: string): Promise<KeptEvidence[]>;
  abstract find(actionId: string): Promise<Action | undefined>;
  /** Overdue first, then what a week of waiting costs, the dearest first; those without an amount last. */
  abstract page(filter: ActionFilter, now: Date, limit: number, after?: ListPlace): Promise<ListedActions>;
  /** Oldest first; `undefined` where there is no such action. */
  abstract historyOf(actionId: string): Promise<HistoryLine[] | undefined>;
}
export interface ListedActions {
  readonly actions: readonly Action[];
  readonly next: ListPlace | undefined;
  readonly total: number;
}

export interface Unwatched {
  readonly actionId: string;
  readonly kind: TimerKind | 'escalation';
}
