import { ActionCommitted, type ActionView } from '@mirrorloop/contracts';
import { Clock, crashPoint, derivedId, NotFound } from '@mirrorloop/kernel';
import { Outbox, published, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { commit, type CommittedAction } from '../../domain/action.js';
import { Actions, type HistoryLine } from '../../domain/actions.js';
import type { Said } from '../../domain/checks.js';
import { ownerIdSaid } from '../../domain/commitment.js';
import { timersOf } from '../../domain/deadline.js';
import { PeopleDirectory } from '../../domain/people.js';
import { shown } from '../../domain/shown-action.js';
import { AnsweredRequests, type RepeatableRequest } from './answered-requests.js';

export interface CommitRequest {
  readonly actionId: string;
  /** The body as it came; the domain names everything missing in it. */
  readonly said: Said;
  readonly caller: { readonly id: string; readonly name: string };
  readonly idempotencyKey: string | undefined;
}

/** Makes a proposed action one person's promise: state, timers, history and news in one transaction. */
@Injectable()
export class CommitAction {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly actions: Actions,
    private readonly directory: PeopleDirectory,
    private readonly answered: AnsweredRequests,
    private readonly clock: Clock,
  ) {}

  run(request: CommitRequest): Promise<ActionView> {
    return this.transactions.run(async (tx) => {
      const repeatable = repeatableOf(request);
      const before = repeatable && (await this.answered.answerOf<ActionView>(repeatable, tx));
      if (before) return before;
      const now = this.clock.now();
      const answer = await this.commit(request, now, tx);
      if (repeatable) await this.answered.keep(repeatable, answer, now, tx);
      return answer;
    });
  }

  private async commit({ actionId, said, caller }: CommitRequest, now: Date, tx: Transaction): Promise<ActionView> {
    const [action] = await this.actions.lock([actionId], tx);
    if (!action) throw new NotFound('There is no such action');
    const people = await this.directory.of([ownerIdSaid(said)], tx);
    const committed = commit(action, said, now, people, caller.name);
    const owner = people.person(committed.commitment.ownerId);
    await this.actions.save([committed], [lineOf(committed, owner!.name)], tx);
    crashPoint('action-tracker.commit-action.after-save');
    await this.actions.setTimers(actionId, timersOf(committed.commitment.deadline), tx);
    await this.outbox.append(newsOf(committed, now), tx);
    crashPoint('action-tracker.commit-action.after-outbox');
    return shown(committed, owner, now);
  }
}

const repeatableOf = ({ actionId, said, caller, idempotencyKey: key }: CommitRequest): RepeatableRequest | undefined =>
  key ? { callerId: caller.id, key, asked: derivedId('commit', actionId, JSON.stringify(said)) } : undefined;

const lineOf = (
  { actionId, version, commitment, committedAt, committedBy }: CommittedAction,
  owner: string,
): HistoryLine => ({
  actionId,
  version,
  at: committedAt,
  what: `Committed: ${owner} owns it until ${commitment.deadline.toISOString()}`,
  by: committedBy,
});

function newsOf(action: CommittedAction, now: Date) {
  const { actionId, insight, correlationId, version, commitment, committedBy } = action;
  const data = { actionId, insightId: insight.insightId, title: insight.title, ...commitment, committedBy };
  const event = ActionCommitted.of({ ...data, deadline: commitment.deadline.toISOString() }, version);
  const cause = { id: derivedId('commit-action', actionId, String(version)), correlationId };
  return published('action-tracker.commit-action', cause, [event], now);
}
