import { crashPoint, newId } from '@mirrorloop/kernel';
import { Outbox, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { type Day, dayOf } from '../../domain/day.js';
import { differs, type Insight, noLonger, retracted as takenBack, sized } from '../../domain/insight.js';
import { Insights } from '../../domain/ports.js';
import { revise } from '../../domain/surge-revision.js';
import { surgesAmong } from '../../domain/surge.js';
import { told, type Told, toldRetracted } from '../../telling/insight-events.js';

/** Longer than any baseline before any surge that still runs. */
const HISTORY_DAYS = 224;
const BY = 'insight.detect-surges';

/**
 * Looks for surges once what was touched has come to rest: one look at all series, since the false discovery rate is
 * that of all of them. State and events commit together, so a surge is raised once, whoever is killed when.
 */
@Injectable()
@Periodic()
export class DetectSurgesJob extends Job {
  readonly name = 'detect-surges';
  readonly everyMs = 500;

  constructor(
    private readonly transactions: Transactions,
    private readonly insights: Insights,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  run(now: Date): Promise<number> {
    return this.transactions.run(async (tx) => {
      if (!(await this.insights.takeTouched(tx))) return 0;
      crashPoint('insight.detect-surges.after-take');
      const open = await this.insights.openSurges(tx);
      const surges = await this.reviseSurges(open, dayOf(now), now, tx);
      crashPoint('insight.detect-surges.after-revise');
      const resized = await this.insights.takeResized(tx);
      const others = resized.filter(({ id }) => !surges.some((surge) => surge.id === id));
      return this.tell([...surges, ...others], [...open, ...resized], now, tx);
    });
  }

  private async reviseSurges(
    open: readonly Insight[],
    today: Day,
    now: Date,
    tx: Transaction,
  ): Promise<readonly Insight[]> {
    const series = await this.insights.series(today - HISTORY_DAYS, tx);
    const surges = surgesAmong(series, today);
    const overlaps = await this.insights.overlaps(surges, open, tx);
    const { insights, closed } = revise(surges, series, open, overlaps, { today, now, newId: () => newId(now) });
    await this.insights.close(closed, tx);
    // Those that are new come first: evidence rows refer to them.
    await this.insights.save(
      insights.filter(({ version }) => version === 0),
      tx,
    );
    return insights;
  }

  /** Links the evidence, sizes each by the customers behind it, and publishes what differs from before. */
  private async tell(
    insights: readonly Insight[],
    before: readonly Insight[],
    now: Date,
    tx: Transaction,
  ): Promise<number> {
    const surges = insights.filter(({ kind }) => kind === 'surge');
    const added = await this.insights.addSurgeEvidence(surges, tx);
    const counts = await this.insights.counts(
      insights.map(({ id }) => id),
      tx,
    );
    const measured = insights.map((insight) => sized(insight, counts.get(insight.id) ?? NOTHING));
    const news = measured
      .filter((insight) => !insight.retracted && (added.has(insight.id) || isNews(insight, before)))
      .map((insight) => toldAs(insight, added.get(insight.id) ?? [], now));
    // What was taken back goes on being measured while it runs, so that it isn't raised again; nobody hears of it.
    const silent = measured.filter((insight) => insight.retracted);
    await this.insights.save([...news.map(({ insight }) => insight), ...silent], tx);
    // What the platform took back may be found anew.
    await this.insights.close(
      news.flatMap(({ insight: { id, retracted } }) => (retracted ? [id] : [])),
      tx,
    );
    await this.outbox.append(
      news.flatMap(({ envelopes }) => envelopes),
      tx,
    );
    crashPoint('insight.detect-surges.before-commit');
    return 0;
  }
}

const NOTHING = { signals: 0, customers: 0, values: null };

function toldAs(insight: Insight, added: readonly string[], now: Date): Told {
  const why = noLonger(insight);
  return why ? toldRetracted(BY, takenBack(insight, why, 'platform', now)) : told(BY, insight, added, now);
}

function isNews(insight: Insight, before: readonly Insight[]): boolean {
  const known = before.find(({ id }) => id === insight.id);
  return !known || differs(known, insight);
}
