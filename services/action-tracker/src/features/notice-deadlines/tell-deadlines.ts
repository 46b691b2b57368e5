import { ActionFellDue, ActionFellOverdue } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { type Envelope, published } from '@mirrorloop/messaging';
import { type CommittedAction, noticed } from '../../domain/action.js';
import { type HistoryLine, PLATFORM } from '../../domain/actions.js';
import type { TimerKind } from '../../domain/deadline.js';
import type { People } from '../../domain/people.js';
import type { NoticeRow, PassedTimer } from './passed-timers.js';

/** What the passed timers of a sweep amount to, in the order in which they came due. */
export interface Told {
  /** As they are after their last timer. */
  readonly actions: readonly CommittedAction[];
  readonly history: readonly HistoryLine[];
  readonly notices: readonly NoticeRow[];
  readonly envelopes: readonly Envelope[];
}

/** Pure: one notice, one line of history, one event a timer; each under a version of its own. */
export function tellDeadlines(passed: readonly PassedTimer[], owners: People, now: Date): Told {
  const latest = new Map(passed.map(({ action }) => [action.actionId, action]));
  const steps = passed.map((timer) => {
    const action = noticed(latest.get(timer.action.actionId)!);
    latest.set(action.actionId, action);
    return { id: timerIdOf(timer), timer, action };
  });
  return {
    actions: [...latest.values()],
    history: steps.map(({ timer, action }) => lineOf(timer.kind, action, now)),
    notices: steps.map(({ id, timer }) => noticeOf(id, timer, owners, now)),
    envelopes: steps.flatMap(({ id, timer, action }) => newsOf(id, timer.kind, action, now)),
  };
}

const WHAT: Readonly<Record<TimerKind, string>> = {
  due: 'Fell due: its deadline is less than a day away',
  overdue: 'Fell overdue: its deadline has passed',
};
const lineOf = (kind: TimerKind, { actionId, version }: CommittedAction, at: Date): HistoryLine => ({
  actionId,
  version,
  at,
  what: WHAT[kind],
  by: PLATFORM,
});

/** The same timer always has the same id, so that what it published once is never news again. */
const timerIdOf = ({ action, kind, dueAt }: PassedTimer): string =>
  derivedId('timer', action.actionId, kind, dueAt.toISOString());

const noticeOf = (id: string, { action, kind }: PassedTimer, owners: People, at: Date): NoticeRow => {
  const { actionId, insight, commitment } = action;
  const owner = owners.person(commitment.ownerId)?.name ?? 'somebody no longer known';
  return { id, kind, actionId, title: insight.title, owner, deadline: commitment.deadline, at };
};

function newsOf(id: string, kind: TimerKind, action: CommittedAction, now: Date): Envelope[] {
  const { actionId, insight, commitment, correlationId, version } = action;
  const { ownerId, deadline } = commitment;
  const { insightId, title } = insight;
  const contract = kind === 'due' ? ActionFellDue : ActionFellOverdue;
  const event = contract.of({ actionId, insightId, title, ownerId, deadline: deadline.toISOString() }, version);
  return published('action-tracker.notice-deadlines', { id, correlationId }, [event], now);
}
