import { Clock, NotFound, Rejected } from '@mirrorloop/kernel';
import { Outbox, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { storable } from '../../domain/analysed-signal.js';
import { type Insight, retracted } from '../../domain/insight.js';
import { Insights } from '../../domain/ports.js';
import { toldRetracted } from '../../telling/insight-events.js';

/** A person takes back what is wrong: nothing is deleted, and whoever acts on it hears. */
@Injectable()
export class RetractInsight {
  constructor(
    private readonly transactions: Transactions,
    private readonly insights: Insights,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(id: string, reason: string, by: string): Promise<Insight> {
    return this.transactions.run(async (tx) => {
      const [before] = await this.insights.lock([id], tx);
      if (!before) throw new NotFound('insight');
      const message = 'The insight is retracted already.';
      if (before.retracted) throw new Rejected(message, [{ path: 'state', message }]);
      const now = this.clock.now();
      const { insight, envelopes } = toldRetracted(
        'insight.retract-insight',
        retracted(before, storable(reason), by, now),
      );
      await this.insights.save([insight], tx);
      await this.outbox.append(envelopes, tx);
      return insight;
    });
  }
}
