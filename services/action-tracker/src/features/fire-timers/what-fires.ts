import {
  ActionFellDue,
  ActionFellOverdue,
  ActionStalled,
  MeasureRequested,
  type Outgoing,
  ReclassificationRequested,
} from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { type Envelope, published } from '@mirrorloop/messaging';
import { noticed, type PromisedAction } from '../../domain/action.js';
import { type HistoryLine, PLATFORM } from '../../domain/actions.js';
import { type CostOfDelay, costOfDelay } from '../../domain/cost-of-delay.js';
import { NOBODY, onCalendarOf, weekFrom } from '../../domain/moves.js';
import { hearerOf, type People } from '../../domain/people.js';
import type { Opening } from '../../domain/escalations.js';
import { POLICY_REASONS } from '../../domain/escalation-policy.js';
import type { TimerKind } from '../../domain/timers.js';
import { type NoticeRow, ownerOfNotice } from '../../domain/notice.js';
import type { PassedTimer } from './passed-timers.js';

/** What the passed timers of a sweep amount to, in the order in which they came due. */
export interface Told {
  /** As they are after their last timer. */
  readonly actions: readonly PromisedAction[];
  readonly history: readonly HistoryLine[];
  readonly notices: readonly NoticeRow[];
  /** Somebody has to hear of these until one acknowledges. */
  readonly openings: readonly Opening[];
  readonly envelopes: readonly Envelope[];
}
interface Fired {
  readonly timer: PassedTimer;
  readonly action: PromisedAction;
  /** False where its week has grown longer meanwhile. */
  readonly told: boolean;
}

/**
 * Pure: one notice, one line of history, one event a timer; each under a version of its own. A week that grew longer
 * since its timer was set (its owner is away) hasn't passed: that timer tells nothing and is set anew.
 */
export function whatFires(passed: readonly PassedTimer[], people: People, now: Date): Told {
  const latest = new Map(passed.map(({ action }) => [action.actionId, action]));
  const fired = passed.map((timer): Fired => {
    const action = latest.get(timer.action.actionId)!;
    const next = FIRES[timer.kind](action, people, now);
    latest.set(action.actionId, next);
    const told = timer.kind !== 'stalled' || next.stalls > action.stalls;
    return { timer, action: next, told };
  });
  const news = fired.filter(({ told }) => told);
  return {
    actions: [...latest.values()],
    history: fired.map((one) => lineOf(one, now)),
    notices: news.map((one) => noticeOf(one, people, now)),
    openings: news.flatMap(openingOf),
    envelopes: news.flatMap((one) => newsOf(one, now)),
  };
}

function openingOf({ timer, action: { actionId, commitment } }: Fired): Opening[] {
  const reason = POLICY_REASONS.find((known) => known === timer.kind);
  const from = timer.setAt && timer.setAt > timer.dueAt ? timer.setAt : timer.dueAt;
  return reason ? [{ actionId, ownerId: commitment.ownerId, reason, from }] : [];
}

const FIRES: Readonly<Record<TimerKind, (action: PromisedAction, people: People, now: Date) => PromisedAction>> = {
  due: noticed,
  overdue: noticed,
  measure: (action) => ({ ...noticed(action), state: 'verifying' }),
  stalled,
  reclassify: noticed,
};

function stalled(action: PromisedAction, people: People, now: Date): PromisedAction {
  const owner = people.person(action.commitment.ownerId) ?? NOBODY;
  const onCalendar = onCalendarOf(action, owner);
  if (onCalendar.stallsAt! > now) return noticed(onCalendar);
  return { ...noticed(weekFrom(action, onCalendar.stallsAt!, owner)), stalls: action.stalls + 1 };
}

const WHAT: Readonly<Record<TimerKind, (action: PromisedAction) => string>> = {
  due: () => 'Fell due: its deadline is less than a day away',
  overdue: () => 'Fell overdue: its deadline has passed',
  stalled: ({ stalls }) =>
    `Stalled: no evidence of progress for a week${stalls > 1 ? `, ${stalls} times in a row` : ''}`,
  reclassify: () => 'To be classified again: it was contained until now',
  measure: () => 'Outcome asked for: the lag of its success measure has passed',
};
const lineOf = ({ timer, action, told }: Fired, at: Date): HistoryLine => ({
  actionId: action.actionId,
  version: action.version,
  at,
  what: told ? WHAT[timer.kind](action) : 'Its week grew longer: its owner is away and nobody stands in',
  by: PLATFORM,
  why: null,
});

/** The version makes it the firing's own: a deadline may be moved away and back. */
const firingIdOf = ({ timer, action }: Fired): string =>
  derivedId('timer', action.actionId, timer.kind, timer.dueAt.toISOString(), String(action.version));

/** The owner hears; of what stalled again, whoever sponsors it, with what waiting has cost. */
function noticeOf(one: Fired, people: People, at: Date): NoticeRow {
  const { actionId, insight, commitment, stalls } = one.action;
  const { kind } = one.timer;
  const again = kind === 'stalled' && stalls > 1;
  const to = hearerOf(commitment, again, people);
  const owner = ownerOfNotice(commitment.ownerId, people.person(commitment.ownerId));
  const said = { id: firingIdOf(one), kind, actionId, title: insight.title, owner, deadline: commitment.deadline, at };
  const cost = kind === 'stalled' ? costOf(one.action, at) : null;
  return { ...said, toId: to?.personId ?? null, to: to?.name ?? null, times: kind === 'stalled' ? stalls : 1, cost };
}

const costOf = ({ commitment, proposedAt }: PromisedAction, at: Date): CostOfDelay =>
  costOfDelay(commitment.stakes, proposedAt, at);

function newsOf(one: Fired, now: Date): Envelope[] {
  const { timer, action } = one;
  const { actionId, insight, commitment, correlationId } = action;
  const about = { actionId, insightId: insight.insightId, title: insight.title, ownerId: commitment.ownerId };
  const cause = { id: firingIdOf(one), correlationId };
  return published('action-tracker.fire-timers', cause, [eventOf(timer, about, action, now)], now);
}

interface About {
  readonly actionId: string;
  readonly insightId: string;
  readonly title: string;
  readonly ownerId: string;
}

function eventOf({ kind, dueAt }: PassedTimer, about: About, action: PromisedAction, now: Date): Outgoing {
  const { commitment, version, stalls, progressAt, committedAt, doneAt } = action;
  const deadline = commitment.deadline.toISOString();
  if (kind === 'due') return ActionFellDue.of({ ...about, deadline }, version);
  if (kind === 'overdue') return ActionFellOverdue.of({ ...about, deadline }, version);
  if (kind === 'stalled') {
    const cost = costOf(action, now);
    return ActionStalled.of({ ...about, times: stalls, progressAt: progressAt.toISOString(), cost }, version);
  }
  if (kind === 'reclassify')
    return ReclassificationRequested.of({ ...about, reclassifyBy: dueAt.toISOString() }, version);
  const { successMeasure } = commitment;
  const instants = { committedAt: committedAt.toISOString(), doneAt: doneAt!.toISOString() };
  return MeasureRequested.of({ ...about, successMeasure, ...instants }, version);
}
