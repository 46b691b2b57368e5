import { crashPoint } from '@mirrorloop/kernel';
import { Outbox, Transactions } from '@mirrorloop/messaging';
import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { Actions } from '../../domain/actions.js';
import { Escalations } from '../../domain/escalations.js';
import { NoticeBoard } from '../../domain/notice.js';
import { PeopleDirectory } from '../../domain/people.js';
import { type PassedTimer, PassedTimers } from './passed-timers.js';
import { whatFires } from './what-fires.js';

/**
 * Sweeps the timers whose time has come, in sets. A timer is a row that fires in the transaction that tells of it: so
 * it fires once, whatever is killed, and one that came due while nobody ran fires at the next sweep.
 */
@Injectable()
@Periodic()
export class FireTimers extends Job {
  readonly name = 'fire-timers';
  readonly everyMs = 500;
  /** Timers a transaction: large enough to be quick, small enough that a second replica finds work beside it. */
  protected readonly setSize: number = 500;

  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly timers: PassedTimers,
    private readonly actions: Actions,
    private readonly directory: PeopleDirectory,
    private readonly board: NoticeBoard,
    private readonly escalations: Escalations,
  ) {
    super();
  }

  /** @returns how many fired: after a full set there may be more */
  run(now: Date): Promise<number> {
    return this.transactions.run(async (tx) => {
      const passed = await this.timers.take(now, this.setSize, tx);
      if (passed.length === 0) return 0;
      crashPoint('action-tracker.fire-timers.after-take');
      const people = await this.directory.of(concerned(passed), tx);
      const { actions, history, notices, openings, envelopes } = whatFires(passed, people, now);
      await this.actions.save(actions, history, tx);
      await this.timers.fired(passed, now, tx);
      await this.actions.setTimers(actions, tx);
      await this.board.notice(notices, tx);
      await this.escalations.open(openings, now, tx);
      crashPoint('action-tracker.fire-timers.after-notice');
      await this.outbox.append(envelopes, tx);
      crashPoint('action-tracker.fire-timers.before-commit');
      return passed.length;
    });
  }
}

const concerned = (passed: readonly PassedTimer[]): string[] =>
  passed.flatMap(({ action: { commitment } }) => [commitment.ownerId, commitment.sponsorId ?? []].flat());
