import { ActionEscalated } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { type Envelope, published } from '@mirrorloop/messaging';
import { noticed, type PromisedAction } from '../../domain/action.js';
import { type HistoryLine, PLATFORM } from '../../domain/actions.js';
import type { ByPerson } from '../../domain/colleagues.js';
import { costOfDelay } from '../../domain/cost-of-delay.js';
import { type Climbed, climb, type Escalation, type Telling } from '../../domain/escalation.js';
import type { RunningEscalation, ToldStep } from '../../domain/escalations.js';
import { type NoticeRow, ownerOfNotice } from '../../domain/notice.js';

/** What the escalations whose time has come amount to. */
export interface Climbing {
  readonly actions: readonly PromisedAction[];
  readonly escalations: readonly Escalation[];
  readonly steps: readonly ToldStep[];
  readonly history: readonly HistoryLine[];
  readonly notices: readonly NoticeRow[];
  readonly envelopes: readonly Envelope[];
}
interface Told {
  readonly action: PromisedAction;
  readonly escalation: Escalation;
  readonly telling: Telling | null;
}

/** Pure: a notice, a line of history and an event a step, each under a version of its action's own. */
export function whatClimbs(running: readonly RunningEscalation[], colleagues: ByPerson, now: Date): Climbing {
  const latest = new Map(running.map(({ action }) => [action.actionId, action]));
  const climbed = running.map(({ escalation }): Told => {
    const action = latest.get(escalation.actionId)!;
    const next = climb(escalation, action.commitment, colleagues, now);
    const after = isNews(escalation, next) ? noticed(action) : action;
    latest.set(action.actionId, after);
    return { ...next, action: after };
  });
  const news = climbed.filter(({ telling, escalation }) => telling !== null || escalation.state === 'exhausted');
  const told = news.flatMap(({ telling, ...rest }) => (telling ? { telling, ...rest } : []));
  return {
    actions: [...new Map(news.map(({ action: { actionId } }) => [actionId, latest.get(actionId)!])).values()],
    escalations: climbed.map(({ escalation }) => escalation),
    steps: told.map((one) => stepOf(one, now)),
    history: news.map((one) => lineOf(one, now)),
    notices: told.map((one) => noticeOf(one, colleagues, now)),
    envelopes: told.flatMap((one) => newsOf(one, now)),
  };
}

const isNews = ({ state }: Escalation, { telling, escalation: next }: Climbed): boolean =>
  telling !== null || (next.state === 'exhausted' && state !== 'exhausted');

type Step = Told & { readonly telling: Telling };
const WHY: Readonly<Record<Escalation['reason'], string>> = {
  due: 'it is due',
  overdue: 'it is overdue',
  stalled: 'it stalled',
  'owner-left': 'its owner has left',
};

const stepOf = ({ escalation: { escalationId }, telling: { step, to, insteadOf } }: Step, at: Date): ToldStep => ({
  escalationId,
  step,
  at,
  toId: to.personId,
  to: to.name,
  insteadOf: insteadOf?.name ?? null,
});

function lineOf({ action: { actionId, version }, escalation, telling }: Told, at: Date): HistoryLine {
  const why = `Because ${WHY[escalation.reason]} and nobody has acknowledged it`;
  const stead = telling?.insteadOf ? ` in place of ${telling.insteadOf.name}` : '';
  const what = telling
    ? `Escalated to ${telling.to.name}${stead} (${escalation.course.name}, step ${telling.step})`
    : `Escalation ended without an answer (${escalation.course.name})`;
  return { actionId, version, at, what, by: PLATFORM, why };
}

const idOf = ({ escalation: { escalationId }, telling: { step } }: Step): string =>
  derivedId('escalation', escalationId, String(step));

function noticeOf(one: Step, colleagues: ByPerson, at: Date): NoticeRow {
  const { actionId, insight, commitment, proposedAt } = one.action;
  const { ownerId, deadline, stakes } = commitment;
  const { to, step: times } = one.telling;
  const { reason } = one.escalation;
  const owner = ownerOfNotice(ownerId, colleagues.get(ownerId));
  const cost = costOfDelay(stakes, proposedAt, at);
  const told = { toId: to.personId, to: to.name, times, cost, reason, since: sinceWhen(one) };
  return { id: idOf(one), kind: 'escalated', actionId, title: insight.title, owner, deadline, at, ...told };
}

/** Since when it is as it shouldn't be; of whoever left, since that was noticed. */
function sinceWhen({ action: { commitment, progressAt }, escalation: { reason, openedAt } }: Step): Date {
  if (reason === 'stalled') return progressAt;
  return reason === 'owner-left' ? openedAt : commitment.deadline;
}

function newsOf(one: Step, now: Date): Envelope[] {
  const { action, escalation, telling } = one;
  const { actionId, insight, commitment, correlationId, version } = action;
  const about = { actionId, insightId: insight.insightId, title: insight.title, ownerId: commitment.ownerId };
  const step = { step: telling.step, toId: telling.to.personId, insteadOfId: telling.insteadOf?.personId ?? null };
  const event = ActionEscalated.of({ ...about, reason: escalation.reason, ...step }, version);
  return published('action-tracker.climb-escalations', { id: idOf(one), correlationId }, [event], now);
}
