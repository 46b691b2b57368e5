import { type StudyView, StudyOpened } from '@mirrorloop/contracts';
import { fieldErrors } from '@mirrorloop/http';
import { Clock, derivedId, newId } from '@mirrorloop/kernel';
import { Outbox, published, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { employeeWordingOf } from '../../domain/studies/employee-wording.js';
import {
  attributesOf,
  type Instrument,
  type Question,
  type RatingSource,
  type Words,
} from '../../domain/studies/instrument.js';
import { ratingMisfits, RatingsAmongSignals, ratingsPeriod } from '../../domain/studies/ratings.js';
import { AskWhoKnows } from './ask-who-knows.js';
import { Studies } from '../../domain/studies/ports.js';
import type { Study } from '../../domain/studies/study.js';
import { questionsOf } from '../../domain/studies/templates.js';
import { shownStudy } from '../../reading/shown-study.js';
import type { OpenStudyBody } from './open-study-body.js';

const ENDS = { low: { en: 'very poor', de: 'sehr schlecht' }, high: { en: 'very good', de: 'sehr gut' } };

/** Opens one wave of a study: its instrument can't change any more, so that its answers stay comparable. */
@Injectable()
export class OpenStudy {
  constructor(
    private readonly transactions: Transactions,
    private readonly studies: Studies,
    private readonly asking: AskWhoKnows,
    private readonly ratings: RatingsAmongSignals,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(said: OpenStudyBody, caller: { id: string; name: string }, key: string | undefined): Promise<StudyView> {
    const now = this.clock.now();
    const id = key ? derivedId('study', caller.id, key) : newId(now);
    const { title, wave } = said;
    const basis: Study = {
      id,
      title,
      wave,
      instrument: instrumentOf(said),
      base: said.customerBase,
      quotas: said.quotas,
      openedAt: now,
      closedAt: null,
      openedBy: caller.name,
      version: 1,
    };
    return this.transactions.run(async (tx) => {
      await this.holdRatings(basis.instrument, now, tx);
      const awareness = said.awareness ? await this.asking.questions(id, now, tx) : undefined;
      const wanted = { ...basis, instrument: { ...basis.instrument, ...(said.awareness && { awareness }) } };
      const { study, added } = await this.studies.open(wanted, tx);
      if (!added && !isSame(study, wanted))
        throw fieldErrors([{ path: 'Idempotency-Key', message: 'This key was used to open another study.' }]);
      const attributes = attributesOf(study.instrument);
      const event = StudyOpened.of({ studyId: id, title, wave, attributes }, 1);
      const cause = { id: derivedId('study', id, '1'), correlationId: id };
      if (added) await this.outbox.append(published('insight.open-study', cause, [event], now), tx);
      return shownStudy(study, { customer: 0, employee: 0 });
    });
  }

  private async holdRatings(instrument: Instrument, now: Date, tx: Transaction): Promise<void> {
    const { ratings = [] } = instrument;
    const there = await this.ratings.there(ratings, instrument, ratingsPeriod(now), tx);
    const misfits = ratingMisfits(instrument, ratings, there);
    if (misfits.length > 0) throw fieldErrors(misfits);
  }
}

function instrumentOf(said: OpenStudyBody): Instrument {
  const { scale, ends = ENDS, outcome, openQuestion, pairedBy, sides } = said;
  const importance = said.importance && !pairedBy;
  // Whoever speaks of a unit of theirs believes nothing of the others: both sides were asked the same.
  const wording = pairedBy ? (asked: Words) => asked : employeeWordingOf;
  const questions = said.questions?.map((question) => worded(question, wording)) ?? questionsOf(said.template!);
  return {
    version: said.instrumentVersion,
    ...{ scale, ends, questions, importance },
    outcome: outcome
      ? { ...outcome, employeeWording: outcome.employeeWording ?? employeeWordingOf(outcome.wording) }
      : null,
    openQuestion: openQuestion ?? null,
    ...(pairedBy && { pairedBy }),
    ...(sides && { sides }),
    ...(said.ratings.length > 0 && { ratings: said.ratings.map(sourceOf) }),
  };
}

const sourceOf = ({ question, touchpoint, source, name }: OpenStudyBody['ratings'][number]): RatingSource => ({
  ...{ question, touchpoint },
  source: source ?? null,
  name: name ?? null,
});

const worded = (
  question: NonNullable<OpenStudyBody['questions']>[number],
  wording: (asked: Words) => Words,
): Question => ({
  ...question,
  touchpoint: question.touchpoint ?? null,
  employeeWording: question.employeeWording ?? wording(question.wording),
});

const isSame = (a: Study, b: Study): boolean =>
  a.title === b.title &&
  a.wave === b.wave &&
  canonical([askedBy(a), a.base, a.quotas]) === canonical([askedBy(b), b.base, b.quotas]);

/** What was open when the wave began may not be any more when it is asked for again. */
const askedBy = ({ instrument: { awareness, ...rest } }: Study) => ({ ...rest, awareness: awareness !== undefined });

/** The store orders keys as it likes. */
const canonical = (thing: unknown): string =>
  JSON.stringify(thing, (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
