import { ActionProposed, type EventOf, InsightRaised, InsightRevised } from '@mirrorloop/contracts';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import {
  type Action,
  actionIdOf,
  type Insight,
  propose,
  type ProposedAction,
  reproposed,
} from '../../domain/action.js';
import { ActionBook } from '../../domain/action-book.js';
import { Actions, type HistoryLine, PLATFORM } from '../../domain/actions.js';
import { RatesSettings } from '../../domain/rates.js';
import type { Rates } from '../../domain/stakes.js';

const HEARD = [InsightRaised, InsightRevised] as const;
type Heard = (typeof HEARD)[number];
interface State {
  readonly book: ActionBook;
  readonly rates: Rates;
}

/** Answers each insight with one proposed action, whose stakes follow the insight until somebody commits it. */
@Injectable()
@Handles<Heard>(HEARD, { group: 'action-tracker.propose-action' })
export class ProposeActionHandler implements BatchHandler<Heard, State> {
  constructor(
    private readonly actions: Actions,
    private readonly rates: RatesSettings,
  ) {}

  async load(events: readonly EventOf<Heard>[], tx: Transaction): Promise<State> {
    // The rates first, as whoever changes them does: else the two wait for each other.
    const rates = await this.rates.hold(tx);
    const ids = events.map(({ data }) => actionIdOf(data.insightId));
    return { rates, book: ActionBook.of(await this.actions.lock(ids, tx)) };
  }

  decide({ book, rates }: State, event: EventOf<Heard>, { now }: { now: Date }): Decision<State> {
    const insight = insightOf(event);
    const known = book.get(actionIdOf(insight.insightId));
    if (!known) return proposing(book, propose(insight, event.correlationId, rates, now), rates, FIRST, now);
    if (known.insight.sequence >= insight.sequence) return unchanged('the action knows this insight, or a newer one');
    if (known.state !== 'proposed') return unchanged('the action is promised: its stakes are fixed');
    const again = reproposed(known, insight, rates);
    if (again.version === known.version) return decided({ book: book.with(again), rates });
    return proposing(book, again, rates, 'Stakes computed anew from the revised insight', now);
  }

  save({ book }: State, tx: Transaction): Promise<void> {
    return this.actions.save(book.changed, book.history, tx);
  }
}

const FIRST = 'Proposed from the insight';

function proposing(book: ActionBook, action: ProposedAction, rates: Rates, what: string, at: Date): Decision<State> {
  const line = lineOf(action, what, at);
  return decided({ book: book.with(action, line), rates }, proposalOf(action));
}

const insightOf = ({ data, sequence }: EventOf<Heard>): Insight => {
  const { customers, customersAWeek, valueAYear } = data.size;
  return { insightId: data.insightId, sequence, title: data.title, size: { customers, customersAWeek, valueAYear } };
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
