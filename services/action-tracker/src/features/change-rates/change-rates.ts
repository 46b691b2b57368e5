import { ActionProposed } from '@mirrorloop/contracts';
import { Clock, derivedId, VersionConflict } from '@mirrorloop/kernel';
import { Outbox, published, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type ProposedAction, reproposed } from '../../domain/action.js';
import { Actions, type HistoryLine } from '../../domain/actions.js';
import type { Said } from '../../domain/checks.js';
import { type RatesInForce, RatesSettings, readRates } from '../../domain/rates.js';

/** Other rates give every action that nobody has promised yet other stakes; promised ones keep theirs. */
@Injectable()
export class ChangeRates {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly actions: Actions,
    private readonly settings: RatesSettings,
    private readonly clock: Clock,
  ) {}

  run(said: Said, by: string): Promise<RatesInForce> {
    const rates = readRates(said);
    return this.transactions.run(async (tx) => {
      const { version } = await this.settings.lock(tx);
      if (typeof said['version'] === 'number' && said['version'] !== version)
        throw new VersionConflict(`The rates are at version ${version}: look again before you change them.`);
      const inForce = { ...rates, version: version + 1 };
      await this.settings.change(inForce, by, this.clock.now(), tx);
      await this.repropose(inForce, by, tx);
      return inForce;
    });
  }

  private async repropose(rates: RatesInForce, by: string, tx: Transaction): Promise<void> {
    const now = this.clock.now();
    const before = await this.actions.lockProposed(tx);
    const versions = new Map(before.map(({ actionId, version }) => [actionId, version]));
    const changed = before
      .map((action) => reproposed(action, action.insight, rates))
      .filter(({ actionId, version }) => versions.get(actionId) !== version);
    await this.actions.save(
      changed,
      changed.map((action) => lineOf(action, by, now)),
      tx,
    );
    await this.outbox.append(
      changed.flatMap((action) => newsOf(action, rates, now)),
      tx,
    );
  }
}

const lineOf = ({ actionId, version }: ProposedAction, by: string, at: Date): HistoryLine => ({
  actionId,
  version,
  at,
  what: 'Stakes computed anew with other rates',
  by,
  why: null,
});

function newsOf({ actionId, insight, stakes, version, correlationId }: ProposedAction, rates: RatesInForce, now: Date) {
  const event = ActionProposed.of({ actionId, insightId: insight.insightId, title: insight.title, stakes }, version);
  const cause = { id: derivedId('change-rates', String(rates.version), actionId), correlationId };
  return published('action-tracker.change-rates', cause, [event], now);
}
