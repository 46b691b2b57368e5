import { SignalRecorded } from '@mirrorloop/contracts';
import { derivedId, HeldClock } from '@mirrorloop/kernel';
import { type AnyHandler, type Runtime, settleBatch } from '@mirrorloop/messaging';
import {
  Database,
  messagingMigrations,
  PostgresInbox,
  PostgresOutbox,
  PostgresParked,
  PostgresTransactions,
} from '@mirrorloop/messaging-postgres';
import { MessageMaker, type TestDatabase, testDatabase } from '@mirrorloop/testing';
import { SignalsAndInsights1764000000001 } from '../src/adapters/postgres/migrations/1764000000001-signals-and-insights.js';
import { TouchedByBatch1764000100001 } from '../src/adapters/postgres/migrations/1764000100001-touched-by-batch.js';
import { SeriousSignals1764500000001 } from '../src/adapters/postgres/migrations/1764500000001-serious-signals.js';
import { PostgresSeriousSettings } from '../src/adapters/postgres/postgres-serious-settings.js';
import { PostgresAnalysedSignals } from '../src/adapters/postgres/postgres-analysed-signals.js';
import { InlineReader } from '../src/adapters/threads/inline-reader.js';
import { AnalyseSignalsHandler } from '../src/features/analyse-signals/analyse-signals.handler.js';

jest.setTimeout(60_000);

/** The rows are the inbox here, so it is the real ones that have to hold. */
describe('a signal that is analysed', () => {
  let at: TestDatabase;
  let database: Database;
  let runtime: Runtime;
  beforeAll(async () => {
    at = await testDatabase();
    const own = [SignalsAndInsights1764000000001, TouchedByBatch1764000100001, SeriousSignals1764500000001];
    const migrations = [...messagingMigrations, ...own];
    database = await Database.open({ url: at.url, schema: 'insight', migrations });
    runtime = {
      transactions: new PostgresTransactions(database),
      inbox: new PostgresInbox(),
      outbox: new PostgresOutbox(database),
      parked: new PostgresParked(database),
      clock: new HeldClock(new Date('2026-11-22T12:00:00Z')),
    };
  });
  afterAll(async () => {
    await database.close();
    await at.drop();
  });

  const maker = new MessageMaker(() => new Date('2026-11-22T12:00:00Z'));
  const batch = Array.from({ length: 300 }, (_, i) =>
    maker.message(SignalRecorded, { signalId: derivedId('once', String(i)), touchpoint: 'delivery' }),
  );
  const handler = () =>
    new AnalyseSignalsHandler(
      new PostgresAnalysedSignals(),
      new InlineReader(),
      new PostgresSeriousSettings(undefined!),
    ) as unknown as AnyHandler;

  it('counts once, when three consumers have its batch in hand at once and when it comes again later', async () => {
    const settle = () => settleBatch(handler(), batch, runtime);
    const outcomes = (await Promise.all([settle(), settle(), settle()])).flat();
    outcomes.push(...(await settle()));
    const [counted] = await database.query<{ signals: number; total: number; parked: number }>(
      `SELECT (SELECT count(*)::int FROM signal) AS signals, (SELECT sum(total)::int FROM touchpoint_day) AS total,
         (SELECT count(*)::int FROM parked) AS parked`,
    );
    expect(counted).toEqual({ signals: 300, total: 300, parked: 0 });
    expect(outcomes.filter(({ kind }) => kind === 'handled')).toHaveLength(300);
  });
});
