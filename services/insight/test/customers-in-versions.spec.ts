import { derivedId } from '@mirrorloop/kernel';
import { Database, messagingMigrations, PostgresTransactions } from '@mirrorloop/messaging-postgres';
import { testDatabase } from '@mirrorloop/testing';
import { SignalsAndInsights1764000000001 } from '../src/adapters/postgres/migrations/1764000000001-signals-and-insights.js';
import { SubjectsOfEvidence1764700000001 } from '../src/adapters/postgres/migrations/1764700000001-subjects-of-evidence.js';
import { PostgresCustomers } from '../src/adapters/postgres/postgres-customers.js';
import type { Customer } from '../src/domain/ports.js';

let database: Database;
let drop: () => Promise<void>;
const open = async (url: string, ...migrations: (new () => object)[]): Promise<Database> =>
  Database.open({ url, schema: 'insight', migrations: [...messagingMigrations, ...migrations] as never });
beforeEach(async () => {
  const fresh = await testDatabase();
  drop = () => fresh.drop();
  database = await open(fresh.url, SignalsAndInsights1764000000001);
  await evidence('early');
  await database.close();
  database = await open(fresh.url, SignalsAndInsights1764000000001, SubjectsOfEvidence1764700000001);
  await evidence('late');
});
afterEach(async () => {
  await database.close();
  await drop();
});

const CUSTOMER = derivedId('customer');
const subject = (name: string): string => derivedId('subject', name);
const version = (sequence: number, ...subjects: string[]): Customer => ({
  customerId: CUSTOMER,
  sequence,
  subjects: subjects.map(subject),
  segments: ['a "quoted", one', String(sequence)],
  store: null,
  valueAYear: null,
});
const transactions = () => new PostgresTransactions(database);
const save = (customer: Customer) => transactions().run((tx) => new PostgresCustomers().save([customer], tx));

describe('customers, in the store', () => {
  it('have the subjects and segments of their newest version', async () => {
    await save(version(1, 'a'));
    await save(version(3, 'b', 'c'));
    await save(version(2, 'a', 'b'));
    expect(await known()).toEqual({ segments: ['a "quoted", one', '3'], subjects: subjects('b', 'c') });
  });

  it('keep them when one who stood still meanwhile comes with an older version', async () => {
    await transactions().run(async (tx) => {
      await save(version(4, 'd'));
      await new PostgresCustomers().save([version(2, 'a', 'b')], tx);
    });
    expect(await known()).toMatchObject({ subjects: subjects('d') });
  });

  it('get those of the newer version when it waits for the older to commit', async () => {
    let newer = Promise.resolve();
    await transactions().run(async (tx) => {
      await new PostgresCustomers().save([version(2, 'a', 'b')], tx);
      newer = save(version(4, 'd'));
    });
    await newer;
    expect(await known()).toMatchObject({ subjects: subjects('d') });
  });

  it.each([
    ['joined', 'early'],
    ['joined', 'late'],
    ['left', 'late'],
  ])('have the insights sized again that rest on a subject that %s, heard of %s', async (how, when) => {
    if (how === 'left') await save(version(1, when));
    await database.query('UPDATE insight SET resize_since = NULL');
    await save(how === 'left' ? version(2, 'other') : version(1, when));
    expect(await database.query('SELECT id FROM insight WHERE resize_since IS NOT NULL')).toEqual([
      { id: derivedId('insight', when) },
    ]);
  });
});

const subjects = (...names: string[]): string[] => names.map(subject).sort();

async function known(): Promise<unknown> {
  const [row] = await database.query(
    `SELECT segments, ARRAY(SELECT subject_id::text FROM customer_subject s WHERE s.customer_id = c.customer_id
       ORDER BY subject_id) AS subjects FROM customer c`,
  );
  return row;
}

/** An insight that rests on one signal, put in as a version of ours did that named no subject beside the evidence. */
async function evidence(name: string): Promise<void> {
  const [signal, insight] = [derivedId('signal', name), derivedId('insight', name)];
  await database.query(
    `INSERT INTO signal (signal_id, subject_id, source, channel, channel_as_said, touchpoint, name, occurred_at, day,
       recorded_at, themes, spans, truncated, analyser)
     VALUES ($1, $2, 's', 'web', 'web', 't', 'n', now(), 20000, now(), '{}', '[]', false, 'a')`,
    [signal, subject(name)],
  );
  await database.query(
    `INSERT INTO insight (id, version, kind, title, statement, period_from, period_to, size, raised_by, raised_at, open)
     VALUES ($1, 1, 'observation', 't', 's', now(), now(), '{}', 'someone', now(), true)`,
    [insight],
  );
  await database.query('INSERT INTO insight_evidence (insight_id, signal_id, occurred_at) VALUES ($1, $2, now())', [
    insight,
    signal,
  ]);
}
