import { newId } from '@mirrorloop/kernel';
import { Database, messagingMigrations } from '@mirrorloop/messaging-postgres';
import { testDatabase, type TestDatabase } from '@mirrorloop/testing';
import { linesOf } from '../src/adapters/outbound/messages.js';
import { Speech } from '../src/adapters/outbound/words/speech.js';
import { migrations } from '../src/adapters/postgres/migrations/index.js';
import { NoticesAsData1764700400040 } from '../src/adapters/postgres/migrations/1764700400040-notices-as-data.js';
import { PostgresDeliveries } from '../src/adapters/postgres/postgres-deliveries.js';
import { PostgresNotices } from '../src/adapters/postgres/postgres-notices.js';

const at = new Date('2026-12-04T09:00:00Z');
const before = migrations.filter((one) => one !== NoticesAsData1764700400040);
const basis = '2.5 weeks of waiting at 900.5 EUR a week';
const cost = { amount: 2_251.25, low: null, high: null, unit: 'EUR', basis };
const vienna = new Speech('de', 'Europe/Vienna');

/** Kept by the version before, and on its way by mail. */
async function noticeOfBefore(database: Database, owner: string, kept: object | null): Promise<void> {
  const [{ id }] = (await database.query<{ id: string }>(
    `INSERT INTO notices (notice_id, kind, action_id, title, owner, deadline, at, times, cost)
     VALUES ($1, 'stalled', $2, 'Late parcels', $3, $4, $4, 1, $5) RETURNING notice_id AS id`,
    [newId(), newId(), owner, at, kept && JSON.stringify(kept)],
  )) as [{ id: string }];
  await database.query(
    "INSERT INTO deliveries (notice_id, email, language, next_at) VALUES ($1, 'a@hollin-reed.example', 'de', $2)",
    [id, at],
  );
}

describe('notices of the version before', () => {
  let store: TestDatabase;
  let database: Database;
  const open = (all: typeof before) =>
    Database.open({ url: store.url, schema: 'action_tracker', migrations: [...messagingMigrations, ...all] });
  beforeAll(async () => {
    store = await testDatabase();
    const old = await open(before);
    for (const owner of ['Mara Keller', 'nobody']) await noticeOfBefore(old, owner, cost);
    await noticeOfBefore(old, 'Mara Keller', { ...cost, basis: 'What a call centre says' });
    await old.close();
    database = await open([...migrations]);
    await noticeOfBefore(database, 'nobody', cost);
  });
  afterAll(async () => {
    await database?.close();
    await store?.drop();
  });

  it('are listed with whose they are and what waiting cost as data, where that was there to migrate', async () => {
    const { items } = await new PostgresNotices(database).page(10);
    const read = { weeks: 2.5, rate: 900.5, currency: 'EUR' };
    expect(items.map(({ owner, ownerId, ownerName, cost: kept }) => ({ owner, ownerId, ownerName, kept }))).toEqual([
      // The newest two say nothing more than they did: a basis of somebody's own, and what came while both versions ran.
      { owner: 'nobody', ownerId: null, ownerName: 'nobody', kept: cost },
      { owner: 'Mara Keller', ownerId: null, ownerName: 'Mara Keller', kept: { ...cost, basis: expect.any(String) } },
      { owner: 'nobody', ownerId: null, ownerName: null, kept: { ...cost, ...read } },
      { owner: 'Mara Keller', ownerId: null, ownerName: 'Mara Keller', kept: { ...cost, ...read } },
    ]);
  });

  it('are sent in the reader’s language, and what is text alone as it was written', async () => {
    const taken = await new PostgresDeliveries(database).take(at, new Date(at.getTime() + 60_000), 10);
    const said = taken.map(({ notice }) => linesOf(notice, vienna).slice(1).join(' '));
    const has = (...parts: string[]) => said.filter((text) => parts.every((part) => text.includes(part))).length;
    expect(said).toHaveLength(4);
    expect(has('Verantwortlich: niemand.', '(2,5 Wochen Warten zu 900,50\u00a0€ je Woche)')).toBe(1);
    expect(has('Verantwortlich: Mara Keller.', '(2,5 Wochen Warten zu 900,50\u00a0€ je Woche)')).toBe(1);
    expect(has('Verantwortlich: Mara Keller.', '(What a call centre says)')).toBe(1);
    expect(has('Verantwortlich: nobody.', `(${basis})`)).toBe(1);
  });
});
