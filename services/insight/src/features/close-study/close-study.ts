import { type StudyView, ReportPublished, StudyClosed } from '@mirrorloop/contracts';
import { SMALLEST_GROUP } from '@mirrorloop/statistics';
import { Clock, derivedId, NotFound } from '@mirrorloop/kernel';
import { Outbox, published, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import type { Answers } from '../../domain/studies/answers.js';
import { Invitations } from '../../domain/studies/invitations.js';
import { RatingsAmongSignals, ratingsPeriod } from '../../domain/studies/ratings.js';
import { Studies } from '../../domain/studies/ports.js';
import type { ReportContent } from '../../domain/studies/report.js';
import type { Study } from '../../domain/studies/study.js';
import { Tickets } from '../../fielding/invitation-events.js';
import { RaisePerceptionGaps } from './raise-perception-gaps.js';
import { ReportDrawer } from './report-drawer.js';
import { shownStudy } from '../../reading/shown-study.js';

/** Ends a wave and draws its report, once: nobody ever sees figures before and after one answer. */
@Injectable()
export class CloseStudy {
  constructor(
    private readonly transactions: Transactions,
    private readonly studies: Studies,
    private readonly ratings: RatingsAmongSignals,
    private readonly invitations: Invitations,
    private readonly tickets: Tickets,
    private readonly drawer: ReportDrawer,
    private readonly gaps: RaisePerceptionGaps,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(id: string): Promise<StudyView> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const study = await this.studies.lock(id, tx);
      if (!study) throw new NotFound('study');
      if (study.closedAt) return shownStudy(study, (await this.studies.one(id, tx))!.counts);
      const given = await this.studies.answersOf(id, tx);
      const rated = await this.rated(study, now, tx);
      const answers = [...given, ...rated];
      const employee = answers.filter(({ population }) => population === 'employee').length;
      const counts = { employee, customer: answers.length - employee };
      const closed = { ...study, closedAt: now, version: study.version + 1 };
      const before = await this.studies.waveBefore(study, tx);
      const { instrument, base, openedAt } = study;
      const complaints = instrument.openQuestion && (await this.studies.complaints(...complainedIn(openedAt, now), tx));
      const report = await this.drawer.draw({ instrument, answers, base, before, complaints }, seedOf(id));
      await this.studies.close(closed, report, rated.length, tx);
      const cause = { id: derivedId('study', id, String(closed.version)), correlationId: id };
      await this.outbox.append(published('insight.close-study', cause, told(closed, counts, report), now), tx);
      await this.gaps.run(closed, report, tx);
      return shownStudy(closed, counts);
    });
  }

  /** One answer a person: who answered the study itself said more there than by rating something. */
  private async rated({ id, instrument }: Study, now: Date, tx: Transaction): Promise<Answers[]> {
    if (!instrument.ratings?.length) return [];
    const answered = await this.tickets.whoMayHaveAnswered(id, await this.invitations.customersAsked(id, tx));
    return this.ratings.answers(id, instrument, ratingsPeriod(now), answered, tx);
  }
}

/** What employees can know of: what was said in the quarter before they were asked, and since. */
const complainedIn = (openedAt: Date, now: Date): [string, string] => [
  new Date(openedAt.getTime() - 90 * 86_400_000).toISOString().slice(0, 10),
  now.toISOString().slice(0, 10),
];

/** The same study gives the same intervals, wherever its report is drawn. */
const seedOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(-8), 16) | 0;

function told(
  { id, title, wave, version }: Study,
  counts: { customer: number; employee: number },
  report: ReportContent,
) {
  const study = { studyId: id, title, wave };
  const employees = counts.employee >= SMALLEST_GROUP ? counts.employee : null;
  const gaps = report.groups.flatMap(({ name, cells }) =>
    cells.flatMap(({ attribute, verdict, gap, low, high, q }) =>
      verdict === 'blind-spot' || verdict === 'hidden-strength'
        ? [{ group: name, attribute, verdict, gap: gap!, low: low!, high: high!, q: q! }]
        : [],
    ),
  );
  return [
    StudyClosed.of({ ...study, customers: counts.customer, employees }, version),
    ReportPublished.of({ ...study, gaps }, version),
  ];
}
