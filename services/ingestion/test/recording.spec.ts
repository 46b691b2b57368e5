import { CustomerChanged, SignalFailed, SignalRecorded } from '@mirrorloop/contracts';
import { Rejected, SystemClock } from '@mirrorloop/kernel';
import { Database, messagingMigrations, PostgresOutbox, PostgresTransactions } from '@mirrorloop/messaging-postgres';
import { eventually, testDatabase, type TestDatabase } from '@mirrorloop/testing';
import fc from 'fast-check';
import { migrations } from '../src/adapters/postgres/migrations/index.js';
import { PostgresSignalStore } from '../src/adapters/postgres/signal-store.js';
import { PostgresSources } from '../src/adapters/postgres/sources.js';
import { eventArrival } from '../src/domain/events/event-arrival.js';
import type { Arrival, Outcome } from '../src/domain/intake.js';
import { CombinedIntake } from '../src/features/record-signals/combined-intake.js';
import { RecordSignals } from '../src/features/record-signals/record-signals.js';

const now = new Date('2026-01-05T12:00:00Z');
const settings = { source: 'shop', channel: 'web', now, receivedAt: now } as const;
let number = 0;
const arrival = (change: object = {}): Arrival =>
  eventArrival(
    {
      type: 'track',
      event: 'feedback',
      messageId: `m${++number}`,
      userId: 'u1',
      timestamp: now.toISOString(),
      ...change,
    },
    'batch[0]',
    settings,
  );
const kinds = (outcomes: readonly Outcome[]) => outcomes.map(({ kind }) => kind);
const nothing = async () => {};

describe('recording signals', () => {
  let at: TestDatabase;
  let database: Database;
  let intake: CombinedIntake;
  const open = (db: Database) =>
    new CombinedIntake(
      new PostgresTransactions(db),
      new RecordSignals(new PostgresSignalStore(), new PostgresOutbox(db), new SystemClock()),
    );

  beforeEach(async () => {
    at = await testDatabase();
    database = await Database.open({
      url: at.url,
      schema: 'ingestion',
      migrations: [...messagingMigrations, ...migrations],
    });
    await new PostgresSources(database).ensure('shop', 'web', now);
    intake = open(database);
  });
  afterEach(async () => {
    await database.close();
    await at.drop();
  });

  /** Nothing relays here, so the outbox holds everything that was ever said. */
  const told = async (type: string) =>
    (
      await database.query<{ key: string; sequence: string; data: string }>(
        'SELECT key, sequence, data FROM outbox WHERE type = $1 ORDER BY id',
        [type],
      )
    ).map(({ key, sequence, data }) => ({
      key,
      sequence: Number(sequence),
      data: JSON.parse(data) as Record<string, unknown>,
    }));
  const count = async (table: string) =>
    Number((await database.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]!.n);

  it('tells of each signal in order, counted by its subject', async () => {
    await intake.record([
      arrival({ event: 'one' }),
      arrival({ event: 'two' }),
      arrival({ event: 'other', userId: 'u2' }),
    ]);
    await intake.record([arrival({ event: 'three' })]);
    const signals = await told(SignalRecorded.type);
    const [subject] = signals.map(({ key }) => key);
    expect(signals.filter(({ key }) => key === subject).map(({ sequence, data }) => [sequence, data['name']])).toEqual([
      [1, 'one'],
      [2, 'two'],
      [3, 'three'],
    ]);
    expect(signals.find(({ key }) => key !== subject)).toMatchObject({ sequence: 1, data: { name: 'other' } });
  });

  it('tells of a customer only when something changed, with no identifier in it', async () => {
    const ann = { userId: 'u1', properties: { email: 'ann@example.com' } };
    await intake.record([arrival(ann), arrival(ann)]);
    await intake.record([arrival(ann)]);
    await intake.record([
      arrival({ type: 'identify', userId: 'u1', traits: { segment: 'regular', value_a_year: '99' } }),
    ]);
    const customers = await told(CustomerChanged.type);
    expect(customers.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(customers[1]!.data).toMatchObject({
      segments: ['regular'],
      valueAYear: { amount: 99, currency: 'EUR' },
      subjects: [expect.any(String), expect.any(String)],
    });
    const rows = await database.query<{ data: string }>('SELECT data FROM outbox');
    expect(rows.filter(({ data }) => /ann@example|u1/.test(data))).toEqual([]);
  });

  it('moves the subjects of a merged customer, and tells of both', async () => {
    await intake.record([arrival({ userId: 'old' })]);
    await intake.record([arrival({ userId: undefined, anonymousId: 'young' })]);
    await intake.record([arrival({ userId: 'old', anonymousId: 'young' })]);
    const [older, younger, merged, gone] = await told(CustomerChanged.type);
    expect(merged).toMatchObject({ key: older!.key, sequence: 2, data: { mergedInto: null } });
    expect(merged!.data['subjects']).toHaveLength(3);
    expect(gone).toMatchObject({ key: younger!.key, sequence: 2, data: { mergedInto: older!.key, subjects: [] } });
    expect(await database.query('SELECT customers::int AS n FROM customer_count')).toEqual([{ n: 1 }]);
  });

  it('makes an anonymous subject, and no customer, of a signal without identifiers', async () => {
    await intake.record([arrival({ userId: undefined }), arrival({ userId: undefined })]);
    expect([await count('subject'), await count('customer')]).toEqual([2, 0]);
  });

  it('counts failures by reason, without content, and once', async () => {
    const bad = [arrival({ timestamp: 'soon' }), arrival({ timestamp: 'later' }), arrival({ userId: 'null' })];
    expect(kinds(await intake.record(bad))).toEqual(['failed', 'failed', 'failed']);
    await intake.record(bad);
    expect((await told(SignalFailed.type)).map(({ data }) => data)).toEqual([
      {
        source: 'shop',
        reasons: [
          { code: 'bad_time', count: 2 },
          { code: 'bad_identifier', count: 1 },
        ],
      },
    ]);
    expect(await count('failed_signal')).toBe(3);
  });

  it('has one effect for each event sent up to five times, shuffled, some with another body under the same id', async () => {
    const events = Array.from({ length: 400 }, (_, i) => ({
      messageId: `r19-${i}`,
      userId: `u${i % 50}`,
      event: `e${i}`,
    }));
    const sent = fc.sample(
      fc.shuffledSubarray([...events, ...events, ...events, ...events, ...events], { minLength: 1_900 }),
      { numRuns: 1, seed: 19 },
    )[0]!;
    const conflicting = events.slice(0, 20).map((event) => ({ ...event, event: 'something else' }));
    const all = [...events, ...sent, ...conflicting].map((event) => arrival(event));
    const requests = Array.from({ length: 40 }, (_, i) => all.slice(i * 61, (i + 1) * 61));
    const outcomes = (await Promise.all(requests.map((request) => intake.record(request)))).flat();
    expect(outcomes.filter(({ kind }) => kind === 'recorded')).toHaveLength(400);
    expect(outcomes.filter(({ kind }) => kind === 'failed')).toHaveLength(20);
    expect([await count('signal'), (await told(SignalRecorded.type)).length, await count('failed_signal')]).toEqual([
      400, 400, 20,
    ]);
    expect(new Set((await told(SignalRecorded.type)).map(({ data }) => data['name'])).has('something else')).toBe(
      false,
    );
  });

  it('comes to one customer when two replicas hear of the same people at once', async () => {
    const other = await Database.open({ url: at.url, schema: 'ingestion', migrations: [] });
    const [one, two] = [intake, open(other)];
    const chain = Array.from({ length: 60 }, (_, i) =>
      arrival({ userId: `c${i}`, anonymousId: `c${i + 1}`, properties: { loyalty_number: `HR${1000 + i}` } }),
    );
    const links = Array.from({ length: 60 }, (_, i) =>
      arrival({ userId: `c${i + 1}`, properties: { loyalty_number: `HR${1000 + i}` } }),
    );
    await Promise.all([...chain.map((a) => one.record([a])), ...links.map((a) => two.record([a]))]);
    await other.close();
    const living = await database.query<{ customer_id: string; n: number }>(
      'SELECT customer_id, count(*)::int AS n FROM subject GROUP BY customer_id',
    );
    expect(living).toEqual([{ customer_id: expect.any(String), n: 120 }]);
    expect(await database.query('SELECT customers::int AS n FROM customer_count')).toEqual([{ n: 1 }]);
    const left = await database.query('SELECT id FROM customer WHERE merged_into IS NULL');
    expect(left).toEqual([{ id: living[0]!.customer_id }]);
    await versionsAreDense();
  });

  /** Whoever follows the events ends up with what the tables say. */
  async function versionsAreDense(): Promise<void> {
    const seen = new Map<string, number>();
    for (const { key, sequence } of await told(CustomerChanged.type)) {
      expect(sequence).toBe((seen.get(key) ?? 0) + 1);
      seen.set(key, sequence);
    }
    for (const { id, version } of await database.query<{ id: string; version: string }>(
      'SELECT id, version FROM customer',
    ))
      expect(seen.get(id)).toBe(Number(version));
  }

  it('knows a repeat, and something else under a taken id, that come while the first is being recorded', async () => {
    const [first, next] = [arrival(), arrival()];
    const other = { ...first, content: arrival({ event: 'something else' }).content };
    let meanwhile: Promise<Outcome[]>[] = [];
    await intake.recordWith([first], async () => {
      meanwhile = [open(database).record([next, first]), open(database).record([other])];
      await eventually(async () => (await waitingForOthers()) === 2, { missing: 'two who wait for the first' });
    });
    expect((await Promise.all(meanwhile)).map(kinds)).toEqual([['recorded', 'duplicate'], ['failed']]);
    expect([await count('signal'), await count('intake_id')]).toEqual([2, 2]);
    expect(await told(SignalRecorded.type)).toHaveLength(2);
  });
  const waitingForOthers = async (): Promise<number> =>
    (
      await database.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
    )[0]!.n;

  it('keeps the order of each subject, and every event once, when many senders send at one time', async () => {
    const requests = Array.from({ length: 40 }, (_, i) =>
      Array.from({ length: 50 }, () => arrival({ userId: `u${i % 7}` })),
    );
    await Promise.all(requests.map((request) => intake.record(request)));
    const events = await told(SignalRecorded.type);
    expect(events).toHaveLength(2_000);
    const last = new Map<string, number>();
    for (const { key, sequence } of events) {
      expect(sequence).toBe((last.get(key) ?? 0) + 1);
      last.set(key, sequence);
    }
    const [source] = await database.query<{ signals: string }>(`SELECT signals FROM source WHERE name = 'shop'`);
    expect([source!.signals, await count('signal')]).toEqual(['2000', 2_000]);
  });

  it('keeps the one arrival that spoils a batch as a failed signal, and records its neighbours', async () => {
    const spoiled = { ...arrival(), raw: 'what no table takes: \u0000' };
    const outcomes = await intake.record([arrival(), spoiled, arrival(), arrival()]);
    expect(kinds(outcomes)).toEqual(['recorded', 'failed', 'recorded', 'recorded']);
    expect(await database.query('SELECT code, bytes FROM failed_signal')).toEqual([
      { code: 'unstorable', bytes: Buffer.from(spoiled.raw) },
    ]);
    expect(await count('signal')).toBe(3);
  });

  it('commits with what its caller does alongside, or not at all', async () => {
    await expect(intake.recordWith([arrival()], () => Promise.reject(new Rejected('no')))).rejects.toThrow('no');
    expect([await count('signal'), await count('intake_id'), await count('outbox')]).toEqual([0, 0, 0]);
    await intake.recordWith([arrival()], nothing);
    expect(await count('signal')).toBe(1);
  });

  it('answers nobody before the commit: a lost database fails the request, and the same request succeeds later', async () => {
    const events = [arrival(), arrival()];
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    const first = await intake.record(events).catch(() => []);
    const again = await intake.record(events);
    expect([...kinds(first), ...kinds(again)].filter((kind) => kind === 'recorded')).toHaveLength(2);
    expect(await count('signal')).toBe(2);
  });
});
