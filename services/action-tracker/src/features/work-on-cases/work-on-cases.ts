import { CaseAnswered, CaseResolved } from '@mirrorloop/contracts';
import { Clock, derivedId, NotFound } from '@mirrorloop/kernel';
import { Outbox, published, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { answer, type Case, resolve } from '../../domain/case.js';
import { Cases } from '../../domain/cases.js';
import type { Said } from '../../domain/checks.js';

export const CASE_MOVES = { answer, resolve } as const;
export type CaseMove = keyof typeof CASE_MOVES;

@Injectable()
export class WorkOnCases {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly cases: Cases,
    private readonly clock: Clock,
  ) {}

  run(caseId: string, move: CaseMove, said: Said, by: string): Promise<Case> {
    return this.transactions.run(async (tx) => {
      const before = await this.cases.lock(caseId, tx);
      if (!before) throw new NotFound('There is no such case');
      const now = this.clock.now();
      const after = CASE_MOVES[move](before, said, by, now);
      await this.cases.save([after], tx);
      const cause = { id: derivedId('case', move, caseId, String(after.version)), correlationId: after.correlationId };
      await this.outbox.append(published('action-tracker.work-on-cases', cause, [newsOf(after, move, by)], now), tx);
      return after;
    });
  }
}

function newsOf(
  { caseId, signalId, touchpoint, theme, ownerId, response, resolution, version }: Case,
  move: CaseMove,
  by: string,
) {
  const about = { caseId, signalId, touchpoint, theme, ownerId, by };
  return move === 'answer'
    ? CaseAnswered.of({ ...about, inTime: response === 'hit' }, version)
    : CaseResolved.of({ ...about, inTime: resolution === 'hit' }, version);
}
