import { PersonChanged } from '@mirrorloop/contracts';
import { type Delivered, type Envelope, published } from '@mirrorloop/messaging';
import { eventually, type TestDatabase, testDatabase } from '../src/index.js';
import {
  Database,
  faultsOf,
  forgetHandled,
  messagingMigrations,
  PostgresInbox,
  PostgresLog,
  PostgresTransactions,
} from '@mirrorloop/messaging-postgres';

const TOPIC = 'gateway.people';
const event = (name: string): Envelope =>
  published(
    'test.retention',
    { id: name, correlationId: name },
    [PersonChanged.of(PersonChanged.example({ name }))],
    new Date(),
  )[0]!;
const nameIn = ({ envelope }: Delivered): string => (JSON.parse(envelope!.data) as { name: string }).name;

describe('the PostgreSQL log forgets', () => {
  let database: TestDatabase;
  let log: PostgresLog;
  let tables: Database;
  beforeEach(async () => {
    database = await testDatabase();
    log = await PostgresLog.open(database.url);
    await log.declare({ [TOPIC]: { partitions: 1 } });
    tables = await Database.open({ url: database.url, schema: 'log', migrations: [] });
  });
  afterEach(async () => {
    await log.close();
    await tables.close();
    await database.drop();
  });

  const append = async (daysAgo: number, ...names: string[]) => {
    await log.append(names.map(event));
    await tables.query(
      `UPDATE entry SET appended_at = now() - make_interval(days => $1) WHERE data::jsonb ->> 'name' = ANY ($2)`,
      [daysAgo, names],
    );
  };
  const kept = async () =>
    (await tables.query<{ name: string }>(`SELECT data::jsonb ->> 'name' AS name FROM entry ORDER BY position`)).map(
      ({ name }) => name,
    );
  /** Follows until it has settled what is named, and closes. */
  const follow = async (group: string, last: string, onBatch = async () => {}) => {
    const heard: string[] = [];
    const follower = await log.subscribe({
      group,
      topics: [TOPIC],
      maxBatch: 10,
      onBatch: async (batch) => {
        await onBatch();
        heard.push(...batch.map(nameIn));
      },
    });
    await eventually(() => heard.includes(last), { missing: `${last} for ${group}` });
    await eventually(async () => (await log.lag(group, [TOPIC])) === 0, { missing: `${group} to have settled` });
    await follower.close();
    return heard;
  };

  it('what is older than the days it keeps, and nothing younger', async () => {
    await append(15, 'Ada', 'Ben');
    await append(13, 'Cem');
    await follow('test.reader', 'Cem');
    expect(await log.forget(14)).toBe(2);
    expect(await kept()).toEqual(['Cem']);
    expect(await log.forget(14)).toBe(0);
  });

  it('nothing that a group has not settled, not even one that never settled anything', async () => {
    await append(15, 'Ada');
    await follow('test.quick', 'Ada');
    const stuck = await log.subscribe({
      group: 'test.stuck',
      topics: [TOPIC],
      maxBatch: 10,
      onBatch: () => Promise.reject(new Error('not yet')),
    });
    await eventually(() => stuck.health().waiting.length > 0, { missing: 'the group that waits' });
    expect(await log.forget(14)).toBe(0);
    await stuck.close();
    expect(await follow('test.stuck', 'Ada')).toEqual(['Ada']);
    expect(await log.forget(14)).toBe(1);
  });

  it('no entry whose elder neighbour is kept, so that what is left has no holes', async () => {
    await append(15, 'Ada');
    await append(1, 'Ben');
    await append(15, 'Cem');
    expect(await log.forget(14)).toBe(1);
    expect(await kept()).toEqual(['Ben', 'Cem']);
  });

  it('and a group that comes later begins with what is left, and has no lag where nothing is', async () => {
    await append(15, 'Ada');
    await log.forget(14);
    expect(await log.lag('test.late', [TOPIC])).toBe(0);
    const follower = await log.subscribe({ group: 'test.late', topics: [TOPIC], maxBatch: 1, onBatch: async () => {} });
    const positions = () =>
      tables.query<{ position: string }>(`SELECT position FROM consumer WHERE name = 'test.late'`);
    await eventually(async () => (await positions())[0]?.position === '1', {
      missing: 'the late group at the beginning',
    });
    await follower.close();
    await append(0, 'Ben');
    expect(await follow('test.late', 'Ben')).toEqual(['Ben']);
  });

  it('in small sets, one after the other', async () => {
    await append(15, ...Array.from({ length: 501 }, (_, i) => `Person ${i}`));
    expect([await log.forget(14), await log.forget(14), await log.forget(14)]).toEqual([500, 1, 0]);
  });

  it('once, when two replicas forget at the same time while others append', async () => {
    await append(15, ...Array.from({ length: 400 }, (_, i) => `Person ${i}`));
    const other = await PostgresLog.open(database.url);
    const appending = Array.from({ length: 20 }, (_, i) => log.append([event(`New ${i}`)]));
    const forgotten = await Promise.all([log.forget(14), other.forget(14), log.forget(14), ...appending]);
    await other.close();
    expect(forgotten.reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBe(400);
    expect(await kept()).toHaveLength(20);
  });
});

describe('an inbox forgets', () => {
  let database: TestDatabase;
  let tables: Database;
  beforeAll(async () => {
    database = await testDatabase();
    tables = await Database.open({ url: database.url, schema: 'retention', migrations: messagingMigrations });
  });
  afterAll(async () => {
    await tables.close();
    await database.drop();
  });

  it('what was handled before the days it keeps, in sets that two replicas share', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `message-${i}`);
    await new PostgresTransactions(tables).run((tx) => new PostgresInbox().claim('test.group', ids, tx));
    await tables.query(`UPDATE inbox SET handled_at = now() - interval '31 days' WHERE message_id = ANY ($1)`, [
      ids.slice(0, 25),
    ]);
    const [one, two] = await Promise.all([forgetHandled(tables, 30, 10), forgetHandled(tables, 30, 10)]);
    expect(one + two).toBe(20);
    expect(await forgetHandled(tables, 30, 10)).toBe(5);
    expect(await forgetHandled(tables, 30, 10)).toBe(0);
    expect(await tables.query('SELECT message_id FROM inbox')).toHaveLength(5);
  });
});

describe('days to remember', () => {
  it('are whole, at least one, and longer for what was handled than for what can come again', () => {
    expect(faultsOf({ logDays: 14, inboxDays: 30 })).toEqual([]);
    expect(faultsOf({ logDays: 0.5, inboxDays: 4_000 })).toHaveLength(2);
    expect(faultsOf({ logDays: Number.NaN, inboxDays: 30 })[0]).toContain('LOG_RETENTION_DAYS is a whole number');
    expect(faultsOf({ logDays: 30, inboxDays: 30 })[0]).toContain('INBOX_RETENTION_DAYS (30) must be more than');
  });
});
