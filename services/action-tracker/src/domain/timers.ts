import { type Action, isPromised, type PromisedAction, reclassifiedBy } from './action.js';
import { timersOf as deadlineTimers } from './deadline.js';

/**
 * What a running clock tells about an action: `due` while there is still time, `overdue` when the deadline has passed,
 * `stalled` when nothing has moved for a week, `measure` when the success measure's lag has passed, `reclassify` when what
 * was contained is to be classified again.
 */
export type TimerKind = 'due' | 'overdue' | 'stalled' | 'measure' | 'reclassify';
/** What people are told: that a timer fired, or that a step of an escalation is theirs. */
export type NoticeKind =
  TimerKind | 'escalated' | 'withdrawn' | 'case-opened' | 'case-late' | 'case-handed-over' | 'minutes';
export interface Timer {
  readonly kind: TimerKind;
  readonly dueAt: Date;
}

/** Every timer an action must have in its state, in the order in which they fire where several have passed. */
export function timersOf(action: Action): readonly Timer[] {
  if (!isPromised(action)) return [];
  const again = reclassifiedBy(action);
  return [...ofState(action), ...(again ? [{ kind: 'reclassify' as const, dueAt: again }] : [])];
}

function ofState({ state, commitment, stallsAt, measureAt }: PromisedAction): readonly Timer[] {
  if (state === 'committed' || state === 'in-progress')
    return [...deadlineTimers(commitment.deadline), { kind: 'stalled', dueAt: stallsAt! }];
  if (state === 'refuted' || state === 'inconclusive') return [{ kind: 'stalled', dueAt: stallsAt! }];
  return state === 'done' ? [{ kind: 'measure', dueAt: measureAt! }] : [];
}
