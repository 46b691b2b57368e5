import type { Transaction } from '@mirrorloop/messaging';
import type { PromisedAction } from '../../domain/action.js';
import type { Unwatched } from '../../domain/actions.js';
import type { TimerKind } from '../../domain/timers.js';

/** Under which timers that can't fire are parked, by action. */
export const FIRE_TIMERS = 'action-tracker.fire-timers';

/** A timer whose time has come, with the action it belongs to. */
export interface PassedTimer {
  readonly action: PromisedAction;
  readonly kind: TimerKind;
  readonly dueAt: Date;
  /** When it was set, which may be after its time; null where that is no longer known. */
  readonly setAt: Date | null;
}
export abstract class PassedTimers {
  /**
   * Takes up to `limit` open timers whose time has come, earliest first, with their actions; both stay locked until
   * the transaction ends. What another process has taken, or is parked, is passed over, all timers of one action
   * together, so that an action's timers fire in order.
   */
  abstract take(now: Date, limit: number, tx: Transaction): Promise<PassedTimer[]>;
  /** They have fired and never will again. */
  abstract fired(timers: readonly PassedTimer[], at: Date, tx: Transaction): Promise<void>;
  /** Milliseconds since the earliest timer that should have fired and hasn't came due; 0 where there is none. */
  abstract lateBy(now: Date): Promise<number>;
  /**
   * The auditor: promises that no clock watches over. Empty as long as each action has the timers its state asks for
   * at their times, each open or fired when its time had come; what passed was escalated, and every escalation that runs goes on.
   */
  abstract unwatched(): Promise<Unwatched[]>;
}
