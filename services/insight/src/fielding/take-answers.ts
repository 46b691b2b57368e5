import { fieldErrors } from '@mirrorloop/http';
import { Clock, NotFound } from '@mirrorloop/kernel';
import { type Transaction, Transactions } from '@mirrorloop/messaging';
import { ConflictException, Injectable } from '@nestjs/common';
import type { Answers } from '../domain/studies/answers.js';
import { misfits } from '../domain/studies/answers.js';
import { withinQuotas } from '../domain/studies/quotas.js';
import { Studies } from '../domain/studies/ports.js';
import { respondentOf } from './respondent.js';
import type { Study } from '../domain/studies/study.js';

/** One respondent's answers, and what stands for them; null where a link is open to any number. */
export interface Given {
  readonly answers: Answers;
  readonly respondent: Buffer | null;
}

export interface Taken {
  readonly accepted: number;
  /** They had answered this wave before: the first answer stands. */
  readonly duplicates: number;
  /** Their group has answered as often as its quota allows. */
  readonly full: number;
}

const ERRORS_TOLD = 50;

/**
 * Takes answers in and parts them from who gave them: that somebody answered is kept in one place, what was answered in
 * another, without anything that both have in common. All of a call or none of it.
 */
@Injectable()
export class TakeAnswers {
  constructor(
    private readonly transactions: Transactions,
    private readonly studies: Studies,
    private readonly clock: Clock,
  ) {}

  /** @param placeOf how a refusal names the answers at an index */
  run(
    studyId: string,
    instrumentVersion: number | undefined,
    given: readonly Given[],
    placeOf = (i: number): string => `responses[${i}]`,
  ): Promise<Taken> {
    return this.transactions.run(async (tx) => {
      const study = await this.studies.lock(studyId, tx);
      if (!study) throw new NotFound('study');
      if (study.closedAt) throw new ConflictException('This study takes no more answers.');
      const errors = given.flatMap(({ answers }, i) =>
        misfits(answers, study.instrument, instrumentVersion).map(({ path, message }) => ({
          path: path === 'instrumentVersion' ? path : `${placeOf(i)}.${path}`,
          message,
        })),
      );
      if (errors.length > 0) throw fieldErrors(errors.slice(0, ERRORS_TOLD));
      const asked = given.map((one) => ofUnit(study, one));
      const named = asked.flatMap(({ respondent }) => (respondent ? [respondent] : []));
      const fresh = new Set(await this.studies.takeTurns(studyId, named, tx));
      const first = asked.filter(({ respondent }) => !respondent || fresh.delete(respondent.toString('hex')));
      const kept = await this.withRoom(study, first, tx);
      const day = this.clock.now().toISOString().slice(0, 10);
      await this.studies.keep(
        studyId,
        kept.map(({ answers }) => answers),
        day,
        tx,
      );
      return { accepted: kept.length, duplicates: given.length - first.length, full: first.length - kept.length };
    });
  }

  private async withRoom({ id, quotas }: Study, given: readonly Given[], tx: Transaction): Promise<readonly Given[]> {
    return quotas.length === 0 ? given : withinQuotas(given, quotas, await this.studies.groupCounts(id, tx));
  }
}

/** A unit and population answers once, whoever brings its mean. */
function ofUnit({ id, instrument: { pairedBy } }: Study, given: Given): Given {
  if (!pairedBy) return given;
  const { population, groups } = given.answers;
  return { ...given, respondent: respondentOf(id, JSON.stringify([population, groups[pairedBy]])) };
}
