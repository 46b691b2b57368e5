import { Clock } from '@mirrorloop/kernel';
import { Outbox, type Transaction } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { Insights } from '../../domain/ports.js';
import { COUNTED_DAYS, gapInsightId, gapsThatMatter, said, sizeOfGap } from '../../domain/studies/perception-gaps.js';
import type { ReportContent } from '../../domain/studies/report.js';
import type { Study } from '../../domain/studies/study.js';
import { told } from '../../telling/insight-events.js';

/**
 * A blind spot that matters becomes an insight, once for a study however many waves it has: a later wave revises it,
 * also by no longer showing it. In the transaction that closes the wave.
 */
@Injectable()
export class RaisePerceptionGaps {
  constructor(
    private readonly insights: Insights,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(study: Study, report: ReportContent, tx: Transaction): Promise<void> {
    const now = this.clock.now();
    const ids = report.attributes.map(({ attribute }) => gapInsightId(study.title, attribute));
    const known = new Map((await this.insights.lock(ids, tx)).map((insight) => [insight.id, insight]));
    const lately = await this.insights.customersSince(new Date(now.getTime() - COUNTED_DAYS * 86_400_000), tx);
    const changed = gapsThatMatter(study, report).flatMap(
      (gap) => said(study, gap, known.get(gap.id), sizeOfGap(report, gap.attribute, lately), now) ?? [],
    );
    if (changed.length === 0) return;
    const tellings = changed.map((insight) => told('insight.close-study', insight, [], now));
    await this.insights.save(
      tellings.map(({ insight }) => insight),
      tx,
    );
    await this.outbox.append(
      tellings.flatMap(({ envelopes }) => envelopes),
      tx,
    );
  }
}
