import { ParkedMessages, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Periodic, Sweep } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { type Case, missed } from '../../domain/case.js';
import { Cases, WATCH_CASES } from '../../domain/cases.js';
import { Colleagues } from '../../domain/colleagues.js';
import { NoticeBoard } from '../../domain/notice.js';
import { noticeOfCase } from '../../domain/notice-of-case.js';

/** A clock that was missed is told once, in the transaction that says so. */
@Injectable()
@Periodic()
export class WatchCases extends Sweep<Case> {
  readonly group = WATCH_CASES;
  readonly everyMs = 1_000;
  protected readonly setSize: number = 200;

  constructor(
    transactions: Transactions,
    parked: ParkedMessages,
    private readonly cases: Cases,
    private readonly colleagues: Colleagues,
    private readonly board: NoticeBoard,
  ) {
    super(transactions, parked);
  }

  protected take(now: Date, limit: number, tx: Transaction): Promise<Case[]> {
    return this.cases.late(now, limit, tx);
  }
  protected idOf({ caseId }: Case): string {
    return caseId;
  }

  protected async settle(late: readonly Case[], now: Date, tx: Transaction): Promise<void> {
    const owners = late.flatMap(({ ownerId }) => ownerId ?? []);
    const people = await this.colleagues.around(owners, tx);
    const after = late.map((one) => missed(one, now));
    await this.cases.save(after, tx);
    const notices = after.map((one) => noticeOfCase(one, 'case-late', people, now));
    await this.board.notice(notices, tx);
  }
}
