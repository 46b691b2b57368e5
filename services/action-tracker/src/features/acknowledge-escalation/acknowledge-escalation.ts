import { Clock, NotFound, Rejected } from '@mirrorloop/kernel';
import { type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { noticed } from '../../domain/action.js';
import { Actions } from '../../domain/actions.js';
import { acknowledge, type Escalation } from '../../domain/escalation.js';
import { Escalations } from '../../domain/escalations.js';

/** Somebody sees to it: nobody else hears until the acknowledgement expires, or the action moves. */
@Injectable()
export class AcknowledgeEscalation {
  constructor(
    private readonly transactions: Transactions,
    private readonly escalations: Escalations,
    private readonly actions: Actions,
    private readonly clock: Clock,
  ) {}

  run(actionId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const running = await this.escalations.lockRunning(actionId, tx);
      if (running.length === 0) throw await this.refusal(actionId);
      const now = this.clock.now();
      const resting = running.map(({ escalation }) => acknowledge(escalation, by, now));
      await this.escalations.save(resting, [], now, tx);
      await this.tell(noticed(running[0]!.action), resting, by, now, tx);
    });
  }

  private async tell(
    action: ReturnType<typeof noticed>,
    [first]: readonly Escalation[],
    by: string,
    at: Date,
    tx: Transaction,
  ): Promise<void> {
    const what = `Acknowledged until ${first!.acknowledged!.until.toISOString()}`;
    const { actionId, version } = action;
    await this.actions.save([action], [{ actionId, version, at, what, by, why: null }], tx);
  }

  private async refusal(actionId: string): Promise<Error> {
    if (!(await this.actions.find(actionId))) return new NotFound('There is no such action');
    const message = 'Nothing of it is being escalated: there is nothing to acknowledge.';
    return new Rejected(message, [{ path: 'state', message }]);
  }
}
