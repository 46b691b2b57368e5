import {
  Database,
  logMigrations,
  messagingMigrations,
  PostgresInbox,
  PostgresLog,
  PostgresOutbox,
  PostgresParked,
  PostgresTransactions,
  sqlOf,
} from '@mirrorloop/messaging-postgres';
import type { Position, Transaction } from '@mirrorloop/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { testDatabase } from '../database/test-database.js';
import { breakConnections } from './postgres-outage.js';
import {
  clientsOf,
  type Effect,
  Effects,
  type LogSetup,
  pipelineOf,
  type PipelineSetup,
  type Tables,
} from './setups.js';

class Effects1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE effect (
      id bigint GENERATED ALWAYS AS IDENTITY, key text, event_id text, sequence bigint, note text)`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE effect');
  }
}

class PostgresEffects extends Effects {
  constructor(private readonly database: Database) {
    super();
  }

  async lock(keys: readonly string[], tx: Transaction): Promise<void> {
    const sorted = [...new Set(keys)].sort();
    const locks = 'SELECT pg_advisory_xact_lock(hashtextextended(key, 7)) FROM unnest($1::text[]) AS key';
    await sqlOf(tx).query(locks, [sorted]);
  }
  async add(effects: readonly Effect[], tx: Transaction): Promise<void> {
    await sqlOf(tx).query(
      `INSERT INTO effect (key, event_id, sequence, note)
       SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[])`,
      [
        effects.map((e) => e.key),
        effects.map((e) => e.eventId),
        effects.map((e) => e.sequence),
        effects.map((e) => e.note),
      ],
    );
  }
  async all(): Promise<Effect[]> {
    const rows = await this.database.query<Effect & { sequence: string }>(
      'SELECT key, event_id AS "eventId", sequence, note FROM effect ORDER BY id',
    );
    return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
  }
}

/** What a setup is built of, so that a mutant can be put in the place of one part. */
export interface Parts {
  inbox(database: Database): PostgresInbox;
  outbox(database: Database): PostgresOutbox;
}
const REAL: Parts = { inbox: () => new PostgresInbox(), outbox: (database) => new PostgresOutbox(database) };

/** Tables in a fresh schema of the database at `url`. */
export async function postgresTablesAt(url: string, parts: Partial<Parts> = {}): Promise<Tables> {
  const { inbox, outbox } = { ...REAL, ...parts };
  const migrations = [...messagingMigrations, Effects1764000000001];
  const database = await Database.open({ url, schema: 'conformance', migrations, poolSize: 20 });
  const box = outbox(database);
  return {
    transactions: new PostgresTransactions(database),
    inbox: inbox(database),
    outbox: box,
    unsent: box,
    parked: new PostgresParked(database),
    effects: new PostgresEffects(database),
    breakConnections: () => breakConnections(url),
    close: () => database.close(),
  };
}

/** Tables in a database of their own, dropped at the end. */
export async function postgresTables(parts: Partial<Parts> = {}): Promise<Tables> {
  const { url, drop } = await testDatabase();
  const tables = await postgresTablesAt(url, parts);
  return { ...tables, close: async () => void (await tables.close().then(drop)) };
}

/** The log forgets by age, and by the database's clock: so they are made old. */
async function forgetBefore(url: string, { topic, partition, position }: Position): Promise<void> {
  const database = await Database.open({ url, schema: 'log', migrations: logMigrations, poolSize: 2 });
  await database.query(
    `UPDATE entry SET appended_at = now() - interval '9 days' WHERE topic = $1 AND partition = $2 AND position < $3`,
    [topic, partition, position],
  );
  await database.close();
  const log = await PostgresLog.open(url);
  await log.forget(7);
  await log.close();
}

export const postgresLogAt = (url: string): LogSetup => ({
  ...clientsOf(() => PostgresLog.open(url)),
  forgetBefore: (place) => forgetBefore(url, place),
  breakConnections: () => breakConnections(url),
});

export async function postgresLog(): Promise<LogSetup> {
  const { url, drop } = await testDatabase();
  const log = postgresLogAt(url);
  return { ...log, close: async () => void (await log.close().then(drop)) };
}

/** The standalone shape: tables and log in one database. */
export async function postgresPipeline(parts: Partial<Parts> = {}): Promise<PipelineSetup> {
  const { url, drop } = await testDatabase();
  const pipeline = pipelineOf(await postgresTablesAt(url, parts), postgresLogAt(url));
  return { ...pipeline, close: async () => void (await pipeline.close().then(drop)) };
}
