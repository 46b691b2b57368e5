import { crashPoint } from '@mirrorloop/kernel';
import { Outbox, Transactions } from '@mirrorloop/messaging';
import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { Actions } from '../../domain/actions.js';
import { Colleagues } from '../../domain/colleagues.js';
import { Escalations, type RunningEscalation } from '../../domain/escalations.js';
import { NoticeBoard } from '../../domain/notice.js';
import { whatClimbs } from './what-climbs.js';

/** Tells the next of those who should hear. A step and its notice are one transaction: told once, whatever is killed. */
@Injectable()
@Periodic()
export class ClimbEscalations extends Job {
  readonly name = 'climb-escalations';
  readonly everyMs = 500;
  protected readonly setSize: number = 200;

  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly escalations: Escalations,
    private readonly actions: Actions,
    private readonly colleagues: Colleagues,
    private readonly board: NoticeBoard,
  ) {
    super();
  }

  /** @returns how many were looked at: after a full set there may be more */
  run(now: Date): Promise<number> {
    return this.transactions.run(async (tx) => {
      const running = await this.escalations.take(now, this.setSize, tx);
      if (running.length === 0) return 0;
      const colleagues = await this.colleagues.around(concerned(running), tx);
      const { actions, escalations, steps, history, notices, envelopes } = whatClimbs(running, colleagues, now);
      await this.actions.save(actions, history, tx);
      await this.escalations.save(escalations, steps, now, tx);
      await this.board.notice(notices, tx);
      crashPoint('action-tracker.climb-escalations.after-notice');
      await this.outbox.append(envelopes, tx);
      return running.length;
    });
  }
}

const concerned = (running: readonly RunningEscalation[]): string[] =>
  running.flatMap(({ action: { commitment }, escalation: { course } }) => [
    commitment.ownerId,
    ...[commitment.sponsorId ?? []].flat(),
    ...course.steps.flatMap(({ personId }) => personId ?? []),
  ]);
