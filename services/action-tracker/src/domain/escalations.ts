import type { Action, PromisedAction } from './action.js';
import type { OpenTransaction } from './actions.js';
import type { Escalation } from './escalation.js';
import type { PolicyReason } from './escalation-policy.js';

/** Under which escalations that can't go on are parked. */
export const CLIMB_ESCALATIONS = 'action-tracker.climb-escalations';

export interface Opening {
  readonly actionId: string;
  readonly ownerId: string;
  readonly reason: PolicyReason;
  /** When it should have been heard of: the first wait counts from there, however late it is noticed. */
  readonly from: Date;
}
export interface RunningEscalation {
  readonly escalation: Escalation;
  readonly action: PromisedAction;
}
/** A step that was told, as it is kept. */
export interface ToldStep {
  readonly escalationId: string;
  readonly step: number;
  readonly at: Date;
  readonly toId: string;
  readonly to: string;
  readonly insteadOf: string | null;
}
export interface KeptEscalation extends Escalation {
  readonly endedAt: Date | null;
  readonly steps: readonly ToldStep[];
}

export abstract class Escalations {
  /** By the policy of the owner's team, else by the one for all; none where no policy is for that, or one runs already. */
  abstract open(openings: readonly Opening[], at: Date, tx: OpenTransaction): Promise<void>;
  /** For up to `limit` promises whose owner has left and for whom none was opened. @returns how many */
  abstract openForWhoLeft(at: Date, limit: number): Promise<number>;
  /** Ends those whose reason is no longer there: the action moved, ended, or has another owner. */
  abstract settle(actions: readonly Action[], at: Date, tx: OpenTransaction): Promise<void>;
  /** Up to `limit` whose time has come, earliest first, locked with their actions; what is parked, or another process has, is passed over. */
  abstract take(now: Date, limit: number, tx: OpenTransaction): Promise<RunningEscalation[]>;
  /** Those of an action that run, locked with it. */
  abstract lockRunning(actionId: string, tx: OpenTransaction): Promise<RunningEscalation[]>;
  abstract save(
    escalations: readonly Escalation[],
    steps: readonly ToldStep[],
    at: Date,
    tx: OpenTransaction,
  ): Promise<void>;
  /** Newest first. */
  abstract of(actionId: string): Promise<KeptEscalation[]>;
}
