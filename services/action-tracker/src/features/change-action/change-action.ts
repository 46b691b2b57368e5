import type { ActionView } from '@mirrorloop/contracts';
import { Clock, derivedId, NotFound } from '@mirrorloop/kernel';
import { type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { Actions } from '../../domain/actions.js';
import type { Said } from '../../domain/checks.js';
import { idsSaid, playbookSaid } from '../../domain/commitment.js';
import type { Move } from '../../domain/moves.js';
import { Playbooks } from '../../domain/playbooks.js';
import { PeopleDirectory } from '../../domain/people.js';
import { namedIn, shown } from '../../domain/shown-action.js';
import { StepKeeper } from '../../domain/step-keeper.js';
import { AnsweredRequests, type RepeatableRequest } from '../../domain/answered-requests.js';

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
    private readonly actions: Actions,
    private readonly directory: PeopleDirectory,
    private readonly answered: AnsweredRequests,
    private readonly steps: StepKeeper,
    private readonly playbooks: Playbooks,
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
    const follows = playbookSaid(said);
    const playbooks = await this.playbooks.named(follows ? [follows] : [], tx);
    const steps = move(before, said, { now, by: caller.name, people, playbooks });
    const after = steps.at(-1)?.action ?? before;
    await this.steps.keep([steps], caller.name, now, tx);
    return shown(after, people, now);
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
