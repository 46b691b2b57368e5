import { derivedId, HeldClock } from '@mirrorloop/kernel';
import { type Envelope, Outbox, type Transaction } from '@mirrorloop/messaging';
import { Database, messagingMigrations, PostgresOutbox, PostgresTransactions } from '@mirrorloop/messaging-postgres';
import { eventually, type TestDatabase, testDatabase } from '@mirrorloop/testing';
import { LexiconAnalyser } from '@mirrorloop/text';
import { SignalsAndInsights1764000000001 } from '../src/adapters/postgres/migrations/1764000000001-signals-and-insights.js';
import { PerceptionGaps1764500100002 } from '../src/adapters/postgres/migrations/1764500100002-perception-gaps.js';
import { SubjectsOfEvidence1764700000001 } from '../src/adapters/postgres/migrations/1764700000001-subjects-of-evidence.js';
import { Retracted1764700300061 } from '../src/adapters/postgres/migrations/1764700300061-retracted.js';
import { TouchedByBatch1764000100001 } from '../src/adapters/postgres/migrations/1764000100001-touched-by-batch.js';
import { PostgresAnalysedSignals } from '../src/adapters/postgres/postgres-analysed-signals.js';
import { PostgresInsights } from '../src/adapters/postgres/postgres-insights.js';
import type { AnalysedSignal } from '../src/domain/analysed-signal.js';
import { DetectSurgesJob } from '../src/features/detect-surges/detect-surges.job.js';

jest.setTimeout(60_000);
const NOW = new Date('2026-11-22T12:00:00Z');
const analyser = new LexiconAnalyser();

/** What detection can't do without: the store as it is in production. */
describe('detecting surges in the store', () => {
  let at: TestDatabase;
  let database: Database;
  const transactions = () => new PostgresTransactions(database);
  const job = (outbox: Outbox = new PostgresOutbox(database)) =>
    new DetectSurgesJob(transactions(), new PostgresInsights(), outbox);
  const count = async (table: string) =>
    (await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;

  beforeEach(async () => {
    at = await testDatabase();
    database = await Database.open({
      url: at.url,
      schema: 'insight',
      migrations: [
        ...messagingMigrations,
        SignalsAndInsights1764000000001,
        TouchedByBatch1764000100001,
        PerceptionGaps1764500100002,
        SubjectsOfEvidence1764700000001,
        Retracted1764700300061,
      ],
    });
  });
  afterEach(async () => {
    await database.close();
    await at.drop();
  });

  const add = (signals: readonly AnalysedSignal[]) =>
    transactions().run((tx) => new PostgresAnalysedSignals().add(signals, tx));
  const surging = (touchpoint: string, bad: string) =>
    Array.from({ length: 70 * 20 }, (_, i) =>
      kept(touchpoint, i, i % 20 < (i >= 65 * 20 ? 10 : 2) ? bad : 'Lovely delivery, thank you!'),
    );
  /** As if a second had passed since the last signal. */
  const calm = () => database.query(`UPDATE touched SET at = at - interval '2 seconds'`);

  it('waits until it has been quiet for a second, and looks once', async () => {
    await add(surging('delivery', 'The parcel never arrived.'));
    await job().run(NOW);
    expect(await count('insight')).toBe(0);
    await eventually(async () => (await job().run(NOW), (await count('insight')) === 1), {
      missing: 'an insight, a second later',
    });
    await job().run(NOW);
    expect([await count('insight'), await count('outbox'), await count('insight_evidence')]).toEqual([1, 1, 50]);
  });

  it('raises one insight when two processes look at once', async () => {
    await add(surging('delivery', 'The parcel never arrived.'));
    await calm();
    await Promise.all([job().run(NOW), job().run(NOW), job().run(NOW)]);
    expect([await count('insight'), await count('outbox')]).toEqual([1, 1]);
  });

  it('leaves no trace when it is cut off before it commits, and raises it at the next look', async () => {
    class CutOff extends Outbox {
      append(_envelopes: readonly Envelope[], _tx: Transaction): Promise<void> {
        return Promise.reject(new Error('killed'));
      }
    }
    await add(surging('delivery', 'The parcel never arrived.'));
    await calm();
    await expect(job(new CutOff()).run(NOW)).rejects.toThrow('killed');
    expect([await count('insight'), await count('insight_evidence'), await count('outbox')]).toEqual([0, 0, 0]);
    await job().run(NOW);
    expect([await count('insight'), await count('outbox')]).toEqual([1, 1]);
  });

  it('tells of a theme that the same sentences name beside the leading one only once', async () => {
    const signals = surging('delivery', 'The parcel never arrived and nobody told us.');
    await add(signals.map((signal, i) => (i % 20 === 0 ? kept('delivery', i, 'The parcel never arrived.') : signal)));
    await calm();
    await job().run(NOW);
    expect(await database.query('SELECT theme FROM insight')).toEqual([{ theme: 'delivery' }]);
  });

  it('tells two surges apart that are at two touchpoints', async () => {
    await add([...surging('delivery', 'The parcel never arrived.'), ...surging('support call', 'The agent was rude.')]);
    await calm();
    await job().run(NOW);
    expect(await database.query('SELECT touchpoint, theme FROM insight ORDER BY touchpoint')).toEqual([
      { touchpoint: 'delivery', theme: 'delivery' },
      { touchpoint: 'support call', theme: 'staff' },
    ]);
  });

  it('lengthens the period while the surge runs on, and takes what rises a month later for another one', async () => {
    const signals = surging('delivery', 'The parcel never arrived.');
    await add(signals);
    await calm();
    await job().run(NOW);
    const day = (n: number) => new Date(NOW.getTime() + n * 86_400_000);
    const more = (from: number, days: number, bad: number) =>
      Array.from({ length: days * 20 }, (_, i) =>
        kept(
          'delivery',
          10_000 + from * 20 + i,
          i % 20 < bad ? 'The parcel never arrived.' : 'Lovely delivery, thank you!',
          day(from + Math.floor(i / 20)),
        ),
      );
    await add(more(1, 2, 10));
    await calm();
    await job().run(day(2));
    const periods = () =>
      database.query(
        `SELECT period_from::text AS first, period_to::text AS last, open FROM insight ORDER BY period_from`,
      );
    expect(await periods()).toEqual([{ first: '2026-11-18', last: '2026-11-24', open: true }]);
    await add([...more(3, 60, 2), ...more(63, 5, 12)]);
    await calm();
    await job().run(day(67));
    expect(await periods()).toEqual([
      { first: '2026-11-18', last: '2026-11-24', open: false },
      { first: '2027-01-24', last: '2027-01-28', open: true },
    ]);
  });
});

function kept(touchpoint: string, i: number, text: string, occurredAt?: Date): AnalysedSignal {
  const daysAgo = 69 - Math.floor(i / 20);
  return {
    signalId: derivedId(touchpoint, String(i)),
    subjectId: derivedId('subject', String(i)),
    source: 'web-shop',
    channel: 'web',
    channelAsSaid: 'web',
    touchpoint,
    name: 'feedback',
    occurredAt: occurredAt ?? new Date(new HeldClock(NOW).now().getTime() - daysAgo * 86_400_000),
    recordedAt: NOW,
    text,
    rating: null,
    store: null,
    analysis: analyser.analyse([{ text }])[0]!,
    analyser: analyser.version,
  };
}
