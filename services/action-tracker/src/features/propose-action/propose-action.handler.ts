import {
  ActionEvidenceWithdrawn,
  ActionProposed,
  type EventOf,
  InsightRaised,
  InsightRetracted,
  InsightRevised,
} from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import {
  type Action,
  actionIdOf,
  type Insight,
  isPromised,
  propose,
  type ProposedAction,
  reproposed,
  withdrawn,
} from '../../domain/action.js';
import { ActionBook } from '../../domain/action-book.js';
import { Actions, type HistoryLine, PLATFORM } from '../../domain/actions.js';
import { NoticeBoard, type NoticeRow, ownerOfNotice } from '../../domain/notice.js';
import { hearerOf, type People, PeopleDirectory } from '../../domain/people.js';
import { RatesSettings } from '../../domain/rates.js';
import { namedIn, ownerIdOf } from '../../domain/shown-action.js';
import type { Rates } from '../../domain/stakes.js';

const HEARD = [InsightRaised, InsightRevised, InsightRetracted] as const;
type Heard = (typeof HEARD)[number];
type Stated = EventOf<typeof InsightRaised | typeof InsightRevised>;
interface State {
  readonly book: ActionBook;
  readonly rates: Rates;
  readonly people: People;
  readonly notices: readonly NoticeRow[];
}

/**
 * Answers each insight with one proposed action, whose stakes follow the insight until somebody commits it. Of one that
 * is retracted its owner hears: the action goes on, and shows that its evidence was withdrawn.
 */
@Injectable()
@Handles<Heard>(HEARD, { group: 'action-tracker.propose-action' })
export class ProposeActionHandler implements BatchHandler<Heard, State> {
  constructor(
    private readonly actions: Actions,
    private readonly rates: RatesSettings,
    private readonly directory: PeopleDirectory,
    private readonly board: NoticeBoard,
  ) {}

  async load(events: readonly EventOf<Heard>[], tx: Transaction): Promise<State> {
    // The rates first, as whoever changes them does: else the two wait for each other.
    const rates = await this.rates.hold(tx);
    const ids = events.map(({ data }) => actionIdOf(data.insightId));
    const known = await this.actions.lock(ids, tx);
    // Of a retraction alone somebody hears.
    const retracted = new Set(events.flatMap(({ type }, i) => (type === InsightRetracted.type ? [ids[i]] : [])));
    const people = await this.directory.of(namedIn(known.filter(({ actionId }) => retracted.has(actionId))), tx);
    return { rates, book: ActionBook.of(known), people, notices: [] };
  }

  decide(state: State, event: EventOf<Heard>, { now }: { now: Date }): Decision<State> {
    if (event.type === InsightRetracted.type) return withdrawing(state, event as Retracted, now);
    return this.stated(state, event as Stated, now);
  }

  private stated(state: State, event: Stated, now: Date): Decision<State> {
    const { book, rates } = state;
    const insight = insightOf(event);
    const known = book.get(actionIdOf(insight.insightId));
    if (!known) return proposing(state, propose(insight, event.correlationId, rates, now), FIRST, now);
    if (known.insight.sequence >= insight.sequence) return unchanged('the action knows this insight, or a newer one');
    if (known.state !== 'proposed') return unchanged('the action is promised: its stakes are fixed');
    const again = reproposed(known, insight, rates);
    if (again.version === known.version) return decided({ ...state, book: book.with(again) });
    return proposing(state, again, 'Stakes computed anew from the revised insight', now);
  }

  async save({ book, notices }: State, tx: Transaction): Promise<void> {
    await this.actions.save(book.changed, book.history, tx);
    await this.board.notice(notices, tx);
  }
}

const FIRST = 'Proposed from the insight';

function proposing(state: State, action: ProposedAction, what: string, at: Date): Decision<State> {
  const line = lineOf(action, what, at);
  return decided({ ...state, book: state.book.with(action, line) }, proposalOf(action));
}

type Retracted = EventOf<typeof InsightRetracted>;

/** Nothing of it is lost: whoever promised it hears, and decides. */
function withdrawing(state: State, { data, sequence }: Retracted, now: Date): Decision<State> {
  const { insightId, reason, by } = data;
  const known = state.book.get(actionIdOf(insightId));
  if (!known || known.insight.sequence >= sequence) return unchanged('the action knows this, or newer');
  const action = withdrawn(known, sequence, { at: now.toISOString(), reason, by });
  const line = { ...lineOf(action, 'Evidence withdrawn: its insight was retracted', now), by, why: reason };
  const notices = [...state.notices, ...noticeOf(action, state.people, now)];
  return decided({ ...state, book: state.book.with(action, line), notices }, withdrawalOf(action, reason, by));
}

function noticeOf(action: Action, people: People, at: Date): NoticeRow[] {
  if (!isPromised(action) || action.state === 'verified') return [];
  const { actionId, insight, commitment, version } = action;
  const to = hearerOf(commitment, false, people);
  const owner = ownerOfNotice(commitment.ownerId, people.person(commitment.ownerId));
  const id = derivedId('evidence withdrawn', actionId, String(version));
  const about = {
    id,
    kind: 'withdrawn',
    actionId,
    title: insight.title,
    owner,
    deadline: commitment.deadline,
  } as const;
  return [{ ...about, at, toId: to?.personId ?? null, to: to?.name ?? null, times: 1, cost: null }];
}

const withdrawalOf = (action: Action, reason: string, by: string) => {
  const { actionId, insight, version } = action;
  const about = { actionId, insightId: insight.insightId, title: insight.title };
  return ActionEvidenceWithdrawn.of({ ...about, ownerId: ownerIdOf(action) ?? null, reason, by }, version);
};

const insightOf = ({ data, sequence }: Stated): Insight => {
  const { customers, customersAWeek, valueAYear } = data.size;
  const size = { customers, customersAWeek, valueAYear };
  const since = new Date(`${data.period.from}T00:00:00Z`);
  return { insightId: data.insightId, sequence, title: data.title, size, kind: data.kind, since };
};

const lineOf = ({ actionId, version }: Action, what: string, at: Date): HistoryLine => ({
  actionId,
  version,
  at,
  what,
  by: PLATFORM,
  why: null,
});

const proposalOf = ({ actionId, insight, stakes, version }: ProposedAction) =>
  ActionProposed.of({ actionId, insightId: insight.insightId, title: insight.title, stakes }, version);
