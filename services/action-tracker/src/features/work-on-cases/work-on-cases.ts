import { CaseAnswered, CaseHandedOver, CaseResolved } from '@mirrorloop/contracts';
import { Clock, derivedId, NotFound } from '@mirrorloop/kernel';
import { Outbox, published, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { answer, type Case, handOver, resolve } from '../../domain/case.js';
import { Cases } from '../../domain/cases.js';
import type { Said } from '../../domain/checks.js';
import { type ByPerson, Colleagues } from '../../domain/colleagues.js';
import { NoticeBoard } from '../../domain/notice.js';
import { noticeOfCase } from '../../domain/notice-of-case.js';
import { isUuid } from '../../domain/uuid.js';

export const CASE_MOVES = { answer, resolve, owner: handOver } as const;
export type CaseMove = keyof typeof CASE_MOVES;

@Injectable()
export class WorkOnCases {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly cases: Cases,
    private readonly colleagues: Colleagues,
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  run(caseId: string, move: CaseMove, said: Said, by: string): Promise<Case> {
    return this.transactions.run(async (tx) => {
      const before = await this.cases.lock(caseId, tx);
      if (!before) throw new NotFound('There is no such case');
      const now = this.clock.now();
      const people = move === 'owner' ? await this.named(said, tx) : new Map();
      const after = CASE_MOVES[move](before, said, by, now, people);
      await this.cases.save([after], tx);
      if (move === 'owner') await this.board.notice([noticeOfCase(after, 'case-handed-over', people, now)], tx);
      const cause = { id: derivedId('case', move, caseId, String(after.version)), correlationId: after.correlationId };
      await this.outbox.append(published('action-tracker.work-on-cases', cause, [newsOf(after, move, by)], now), tx);
      return after;
    });
  }

  /** Whoever takes it over, as far as the id is one. */
  private async named({ ownerId }: Said, tx: Transaction): Promise<ByPerson> {
    const isId = typeof ownerId === 'string' && isUuid(ownerId.trim());
    return isId ? this.colleagues.around([ownerId.trim().toLowerCase()], tx) : new Map();
  }
}

function newsOf(after: Case, move: CaseMove, by: string) {
  const { caseId, signalId, touchpoint, theme, ownerId, response, resolution, version, handedOver } = after;
  const about = { caseId, signalId, touchpoint, theme, ownerId, by };
  if (move === 'owner')
    return CaseHandedOver.of({ ...about, fromId: handedOver!.fromId, reason: handedOver!.reason }, version);
  return move === 'answer'
    ? CaseAnswered.of({ ...about, inTime: response === 'hit' }, version)
    : CaseResolved.of({ ...about, inTime: resolution === 'hit' }, version);
}
