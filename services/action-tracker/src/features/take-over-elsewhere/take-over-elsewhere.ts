import { ActionProposed, type ActionView } from '@mirrorloop/contracts';
import { Clock, derivedId, NotFound } from '@mirrorloop/kernel';
import { Outbox, published, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type Action, actionIdOf, type Insight, propose } from '../../domain/action.js';
import { Actions } from '../../domain/actions.js';
import { type ElsewhereAction, ElsewhereActions } from '../../domain/elsewhere.js';
import { PeopleDirectory } from '../../domain/people.js';
import { RatesSettings } from '../../domain/rates.js';
import { namedIn, shown } from '../../domain/shown-action.js';

/** Proposes here what was committed elsewhere, so that somebody can promise it with everything that it lacks. */
@Injectable()
export class TakeOverElsewhere {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly elsewhere: ElsewhereActions,
    private readonly actions: Actions,
    private readonly rates: RatesSettings,
    private readonly directory: PeopleDirectory,
    private readonly clock: Clock,
  ) {}

  /** Taken over again it is the same action. */
  run(id: string, by: string): Promise<ActionView> {
    return this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const rates = await this.rates.hold(tx);
      const one = await this.elsewhere.lock(id, tx);
      if (!one) throw new NotFound('There is no such action elsewhere');
      const [known] = await this.actions.lock([actionIdOf(one.id)], tx);
      const action = known ?? (await this.propose(one, rates, by, now, tx));
      return shown(action, await this.directory.of(namedIn([action]), tx), now);
    });
  }

  private async propose(
    one: ElsewhereAction,
    rates: Parameters<typeof propose>[2],
    by: string,
    at: Date,
    tx: Transaction,
  ): Promise<Action> {
    const action = propose(askedBy(one), one.id, rates, at);
    const { actionId, insight, stakes, version, correlationId } = action;
    const what = `Taken over from ${one.system} (${one.ref})`;
    await this.actions.save([action], [{ actionId, version, at, what, by, why: null }], tx);
    await this.elsewhere.takenOver(one.id, actionId, tx);
    const event = ActionProposed.of({ actionId, insightId: insight.insightId, title: insight.title, stakes }, version);
    const cause = { id: derivedId('take over', one.id), correlationId };
    await this.outbox.append(published('action-tracker.take-over-elsewhere', cause, [event], at), tx);
    return action;
  }
}

/** No insight asked for it: nothing is known of how many customers it concerns. */
const askedBy = ({ id, title }: ElsewhereAction): Insight => ({
  ...{ insightId: id, sequence: 1, title, kind: 'elsewhere' },
  size: { customers: 0, customersAWeek: 0, valueAYear: null },
});
