import { crashPoint } from '@mirrorloop/kernel';
import { Outbox, ParkedMessages, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Periodic, Sweep } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { Actions } from '../../domain/actions.js';
import { Escalations } from '../../domain/escalations.js';
import { NoticeBoard } from '../../domain/notice.js';
import { PeopleDirectory } from '../../domain/people.js';
import { FIRE_TIMERS, type PassedTimer, PassedTimers } from './passed-timers.js';
import { whatFires } from './what-fires.js';

/**
 * Fires the timers whose time has come. A timer is a row that fires in the transaction that tells of it: so it fires
 * once, and one that came due while nobody ran fires at the next sweep.
 */
@Injectable()
@Periodic()
export class FireTimers extends Sweep<PassedTimer> {
  readonly group = FIRE_TIMERS;
  readonly everyMs = 500;
  protected readonly setSize: number = 500;

  constructor(
    transactions: Transactions,
    parked: ParkedMessages,
    private readonly outbox: Outbox,
    private readonly timers: PassedTimers,
    private readonly actions: Actions,
    private readonly directory: PeopleDirectory,
    private readonly board: NoticeBoard,
    private readonly escalations: Escalations,
  ) {
    super(transactions, parked);
  }

  protected take(now: Date, limit: number, tx: Transaction): Promise<PassedTimer[]> {
    return this.timers.take(now, limit, tx);
  }
  /** All timers of an action are parked together, so that they fire in order. */
  protected idOf({ action }: PassedTimer): string {
    return action.actionId;
  }

  protected async settle(passed: readonly PassedTimer[], now: Date, tx: Transaction): Promise<void> {
    crashPoint('action-tracker.fire-timers.after-take');
    const people = await this.directory.of(concerned(passed), tx);
    const { actions, history, notices, openings, envelopes } = whatFires(passed, people, now);
    await this.actions.save(actions, history, tx);
    await this.timers.fired(passed, now, tx);
    await this.actions.setTimers(actions, now, tx);
    await this.board.notice(notices, tx);
    await this.escalations.open(openings, now, tx);
    // What was due is overdue now: another escalation tells of it.
    await this.escalations.settle(actions, now, tx);
    crashPoint('action-tracker.fire-timers.after-notice');
    await this.outbox.append(envelopes, tx);
    crashPoint('action-tracker.fire-timers.before-commit');
  }
}

const concerned = (passed: readonly PassedTimer[]): string[] =>
  passed.flatMap(({ action: { commitment } }) => [commitment.ownerId, commitment.sponsorId ?? []].flat());
