import { Transactions } from '@mirrorloop/messaging';
import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { Cases } from '../../domain/cases.js';
import { Colleagues } from '../../domain/colleagues.js';
import { NoticeBoard } from '../../domain/notice.js';
import { noticeOfCase } from '../../domain/notice-of-case.js';

/** A clock that was missed is told once, in the transaction that says so. */
@Injectable()
@Periodic()
export class WatchCases extends Job {
  readonly name = 'watch-cases';
  readonly everyMs = 1_000;
  protected readonly setSize: number = 200;

  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly colleagues: Colleagues,
    private readonly board: NoticeBoard,
  ) {
    super();
  }

  run(now: Date): Promise<number> {
    return this.transactions.run(async (tx) => {
      const missed = await this.cases.missed(now, this.setSize, tx);
      if (missed.length === 0) return 0;
      const people = await this.colleagues.around(
        missed.flatMap(({ ownerId }) => ownerId ?? []),
        tx,
      );
      await this.board.notice(
        missed.map((one) => noticeOfCase(one, 'case-late', people, now)),
        tx,
      );
      return missed.length;
    });
  }
}
