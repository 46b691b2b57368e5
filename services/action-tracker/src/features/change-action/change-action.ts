import type { ActionView } from '@mirrorloop/contracts';
import { Clock, crashPoint, derivedId, NotFound } from '@mirrorloop/kernel';
import { Outbox, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import type { Action } from '../../domain/action.js';
import { Actions, type HistoryLine, type KeptEvidence } from '../../domain/actions.js';
import type { Said } from '../../domain/checks.js';
import { idsSaid } from '../../domain/commitment.js';
import type { Move, Step } from '../../domain/moves.js';
import { Escalations } from '../../domain/escalations.js';
import { PeopleDirectory } from '../../domain/people.js';
import { namedIn, shown } from '../../domain/shown-action.js';
import { AnsweredRequests, type RepeatableRequest } from './answered-requests.js';
import { newsOf } from './news-of.js';

export interface ChangeRequest {
  readonly actionId: string;
  readonly move: Move;
  /** The body as it came; the domain names everything missing in it. */
  readonly said: Said;
  readonly caller: { readonly id: string; readonly name: string };
  readonly idempotencyKey: string | undefined;
}

/** Whatever somebody does with an action: state, timers, evidence, history and news in one transaction. */
@Injectable()
export class ChangeAction {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly actions: Actions,
    private readonly directory: PeopleDirectory,
    private readonly answered: AnsweredRequests,
    private readonly escalations: Escalations,
    private readonly clock: Clock,
  ) {}

  run(request: ChangeRequest): Promise<ActionView> {
    return this.transactions.run(async (tx) => {
      const repeatable = repeatableOf(request);
      const before = repeatable && (await this.answered.answerOf<ActionView>(repeatable, tx));
      if (before) return before;
      const now = this.clock.now();
      const answer = await this.change(request, now, tx);
      if (repeatable) await this.answered.keep(repeatable, answer, now, tx);
      return answer;
    });
  }

  private async change(request: ChangeRequest, now: Date, tx: Transaction): Promise<ActionView> {
    const { actionId, move, said, caller } = request;
    const [before] = await this.actions.lock([actionId], tx);
    if (!before) throw new NotFound('There is no such action');
    const people = await this.directory.of([...idsSaid(said), ...namedIn([before])], tx);
    const steps = move(before, said, { now, by: caller.name, people });
    const after = steps.at(-1)?.action ?? before;
    await this.keep(after, steps, caller.name, now, tx);
    return shown(after, people, now);
  }

  private async keep(after: Action, steps: readonly Step[], by: string, now: Date, tx: Transaction): Promise<void> {
    await this.actions.save(
      [after],
      steps.map((step) => lineOf(step, by, now)),
      tx,
    );
    crashPoint('action-tracker.change-action.after-save');
    await this.actions.addEvidence(
      steps.flatMap((step) => evidenceOf(step, by, now)),
      tx,
    );
    await this.actions.setTimers([after], tx);
    await this.escalations.settle([after], now, tx);
    await this.outbox.append(newsOf(steps, by, now), tx);
    crashPoint('action-tracker.change-action.after-outbox');
  }
}

const repeatableOf = ({ actionId, move, said, caller, idempotencyKey: key }: ChangeRequest) =>
  key
    ? ({
        callerId: caller.id,
        key,
        asked: derivedId(move.name, actionId, JSON.stringify(said)),
      } satisfies RepeatableRequest)
    : undefined;

const lineOf = ({ action: { actionId, version }, what, why }: Step, by: string, at: Date): HistoryLine => ({
  actionId,
  version,
  at,
  what,
  by,
  why,
});

const evidenceOf = ({ action: { actionId, version }, news }: Step, by: string, at: Date): KeptEvidence[] =>
  news?.of === 'evidence-added' ? [{ actionId, version, at, by, ...news.evidence }] : [];
