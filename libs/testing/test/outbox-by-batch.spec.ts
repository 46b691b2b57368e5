import type { Envelope } from '@mirrorloop/messaging';
import { Database, messagingMigrations, PostgresOutbox, PostgresTransactions } from '@mirrorloop/messaging-postgres';
import { type TestDatabase, testDatabase } from '../src/index.js';
import { event, eventsOf } from '../src/conformance/things.js';

jest.setTimeout(60_000);

/** As the version before put events in: each a row. */
const PUT_IN = `INSERT INTO outbox (event_id, type, source, topic, key, sequence, time, correlation_id, causation_id, traceparent, data)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::timestamptz[], $8::text[],
    $9::text[], $10::text[], $11::text[])`;
const FIELDS = [
  ...(['id', 'type', 'source', 'topic', 'key', 'sequence', 'time'] as const),
  ...(['correlationId', 'causationId', 'traceparent', 'data'] as const),
];

const isNew = (name: string): boolean => /^(OutboxByBatch|InboxAgeByPages)/.test(name);

describe('an outbox of the version before', () => {
  let database: TestDatabase;
  let tables: Database;
  const open = (migrations: typeof messagingMigrations | object[]) =>
    Database.open({ url: database.url, schema: 'moved', migrations: migrations as typeof messagingMigrations });
  const putInAsBefore = (events: readonly Envelope[]) =>
    tables.query(
      PUT_IN,
      FIELDS.map((field) => events.map((it) => it[field])),
    );
  const drain = async () => {
    const sent: Envelope[] = [];
    const send = (envelopes: readonly Envelope[]) => Promise.resolve(void sent.push(...envelopes));
    while ((await new PostgresOutbox(tables).relay(2, send)) !== 0);
    return sent;
  };
  beforeAll(async () => {
    database = await testDatabase();
    tables = await open(messagingMigrations.filter(({ name }) => !isNew(name)));
  });
  afterAll(async () => {
    await tables.close();
    await database.drop();
  });

  it('goes over with what waits in it, and a replica of that version may still put in', async () => {
    const data = '{"n": 12345678901234567890, "text":"ä \\u0000 \\"", "order":{"b":1,"a":2}}';
    const before = [event('t', 'a', 1, { data, causationId: 'a cause' }), ...eventsOf('t', ['b', 'c'], 2)];
    await putInAsBefore(before);
    await tables.close();
    tables = await open(messagingMigrations);
    const [waiting] = await tables.query<{ n: number; data: string }>(
      'SELECT (SELECT count(*)::int FROM outbox) AS n, data FROM outbox ORDER BY id LIMIT 1',
    );
    expect(waiting).toEqual({ n: before.length, data });
    const [late, last] = [event('t', 'late', 1), event('t', 'last', 1)];
    await putInAsBefore([late]);
    await new PostgresTransactions(tables).run((tx) => new PostgresOutbox(tables).append([last], tx));
    expect(await drain()).toEqual([...before, late, last]);
    expect(await tables.query('SELECT FROM outbox')).toEqual([]);
  });

  it('goes back with what waits in it', async () => {
    const events = eventsOf('t', ['a', 'b'], 3);
    await new PostgresTransactions(tables).run((tx) => new PostgresOutbox(tables).append(events, tx));
    const client = await tables.pool.connect();
    await new (messagingMigrations.find(({ name }) => name.startsWith('OutboxByBatch'))!)().down({
      query: (text: string) => client.query(text),
    } as never);
    client.release();
    const rows = await tables.query<{ event_id: string }>('SELECT event_id FROM outbox ORDER BY id');
    expect(rows.map(({ event_id }) => event_id)).toEqual(events.map(({ id }) => id));
  });
});
