import { crashPoint } from '@mirrorloop/kernel';
import { Outbox, ParkedMessages, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Periodic, Sweep } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { Actions } from '../../domain/actions.js';
import { Colleagues } from '../../domain/colleagues.js';
import { CLIMB_ESCALATIONS, Escalations, type RunningEscalation } from '../../domain/escalations.js';
import { NoticeBoard } from '../../domain/notice.js';
import { whatClimbs } from './what-climbs.js';

/** Tells the next of those who should hear. A step and its notice are one transaction: told once, whatever is killed. */
@Injectable()
@Periodic()
export class ClimbEscalations extends Sweep<RunningEscalation> {
  readonly group = CLIMB_ESCALATIONS;
  readonly everyMs = 500;
  protected readonly setSize: number = 200;

  constructor(
    transactions: Transactions,
    parked: ParkedMessages,
    private readonly outbox: Outbox,
    private readonly escalations: Escalations,
    private readonly actions: Actions,
    private readonly colleagues: Colleagues,
    private readonly board: NoticeBoard,
  ) {
    super(transactions, parked);
  }

  protected take(now: Date, limit: number, tx: Transaction): Promise<RunningEscalation[]> {
    return this.escalations.take(now, limit, tx);
  }
  protected idOf({ escalation }: RunningEscalation): string {
    return escalation.escalationId;
  }

  protected async settle(running: readonly RunningEscalation[], now: Date, tx: Transaction): Promise<void> {
    const colleagues = await this.colleagues.around(concerned(running), tx);
    const { actions, escalations, steps, history, notices, envelopes } = whatClimbs(running, colleagues, now);
    await this.actions.save(actions, history, tx);
    await this.escalations.save(escalations, steps, now, tx);
    await this.board.notice(notices, tx);
    crashPoint('action-tracker.climb-escalations.after-notice');
    await this.outbox.append(envelopes, tx);
  }
}

const concerned = (running: readonly RunningEscalation[]): string[] =>
  running.flatMap(({ action: { commitment }, escalation: { course } }) => [
    commitment.ownerId,
    ...[commitment.sponsorId ?? []].flat(),
    ...course.steps.flatMap(({ personId }) => personId ?? []),
  ]);
