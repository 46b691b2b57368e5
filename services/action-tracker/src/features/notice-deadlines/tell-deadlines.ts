import { ActionFellDue, ActionFellOverdue } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { type Envelope, published } from '@mirrorloop/messaging';
import { type CommittedAction, noticed } from '../../domain/action.js';
import { ActionBook } from '../../domain/action-book.js';
import { PLATFORM } from '../../domain/actions.js';
import type { TimerKind } from '../../domain/deadline.js';
import type { People } from '../../domain/people.js';
import type { NoticeRow, PassedTimer } from './passed-timers.js';

/** What the passed timers of a sweep amount to, in the order in which they came due. */
export interface Told {
  readonly book: ActionBook;
  readonly notices: readonly NoticeRow[];
  readonly envelopes: readonly Envelope[];
}

/** Pure: one notice, one line of history, one event a timer; each under a version of its own. */
export function tellDeadlines(passed: readonly PassedTimer[], owners: People, now: Date): Told {
  let book = ActionBook.of(passed.map(({ action }) => action));
  const notices: NoticeRow[] = [];
  const envelopes: Envelope[] = [];
  for (const timer of passed) {
    const action = noticed(book.get(timer.action.actionId) as CommittedAction);
    const id = timerIdOf(timer);
    book = book.with(action, { ...WHAT[timer.kind], actionId: action.actionId, version: action.version, at: now });
    notices.push(noticeOf(id, timer, owners, now));
    envelopes.push(...newsOf(id, timer.kind, action, now));
  }
  return { book, notices, envelopes };
}

const WHAT: Readonly<Record<TimerKind, { readonly what: string; readonly by: string }>> = {
  due: { what: 'Fell due: its deadline is less than a day away', by: PLATFORM },
  overdue: { what: 'Fell overdue: its deadline has passed', by: PLATFORM },
};

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
