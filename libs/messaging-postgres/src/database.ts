import { setTimeout as sleep } from 'node:timers/promises';
import { backOffMs, passes } from '@mirrorloop/messaging';
import { DataSource, type MixedList } from 'typeorm';
import type { Pool, PoolClient } from 'pg';
import { parametersOf } from './parameters/parameters.js';
import { prepared } from './prepared.js';
import { LET_REPORTS_IN } from './reports.js';
import type { Sql } from './sql.js';

export interface DatabaseOptions {
  readonly url: string;
  /** Each service has its own schema; statements needn't name it. */
  readonly schema: string;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for migration classes
  readonly migrations: MixedList<Function | string>;
  readonly poolSize?: number;
}

const TRIES_TO_OPEN = 5;
/**
 * A process that stands still in the middle of a transaction (SIGSTOP, a paused machine) keeps its locks, and whoever
 * takes over its partitions waits for them: 300 s and more in trial R14, for ever as far as PostgreSQL is concerned.
 * After so long its session is ended; what it writes when it wakes up is refused. Longer than a relay waits for Kafka.
 */
const MOST_IDLE_IN_TRANSACTION_MS = 20_000;

/**
 * A page anywhere costs about what the next one does, as on any disk without a head and for all that is in memory.
 * PostgreSQL takes it for four times that, and read whole tables where a batch asked for some hundred rows by their key.
 */
const RANDOM_PAGE_COST = 1.1;

const sessionOf = (schema: string): string =>
  [
    `-c search_path=${schema}`,
    `-c idle_in_transaction_session_timeout=${MOST_IDLE_IN_TRANSACTION_MS}`,
    `-c random_page_cost=${RANDOM_PAGE_COST}`,
  ].join(' ');

/**
 * A connection that is lost between two statements says so by an event, which ends the process if no one listens, and
 * the pool listens only while it has the connection. Heard from the moment in which it is handed out, since the loss
 * can lie in the very packet that said it was ready (trial R08); the next statement fails with it.
 */
function hearLoss(client: PoolClient): void {
  if (!client.listeners('error').includes(noticed)) client.on('error', noticed);
}
const noticed = (): void => undefined;

/**
 * One service's schema in PostgreSQL. TypeORM keeps the pool and the migrations; statements are SQL, since sets are
 * what we read and write (a statement an event did 254 to 353 signals/s, a statement a batch 6,000 to 8,000).
 */
export class Database implements Sql {
  private constructor(
    readonly schema: string,
    private readonly source: DataSource,
  ) {}

  /** A busy machine, or a database that starts beside us, can let the first connections time out: those pass. */
  static async open(options: DatabaseOptions, triesLeft = TRIES_TO_OPEN - 1): Promise<Database> {
    try {
      return await Database.openNow(options);
    } catch (error) {
      if (triesLeft === 0 || !passes(error)) throw error;
      await sleep(backOffMs(TRIES_TO_OPEN - 1 - triesLeft, 250));
      return Database.open(options, triesLeft - 1);
    }
  }

  private static async openNow({ url, schema, migrations, poolSize = 8 }: DatabaseOptions): Promise<Database> {
    const source = new DataSource({
      type: 'postgres',
      url,
      schema,
      migrations,
      migrationsTableName: 'migration',
      extra: { max: poolSize, connectionTimeoutMillis: 5_000, options: sessionOf(schema), pipeline: true },
    });
    await source.initialize();
    const database = new Database(schema, source);
    database.pool.on('acquire', hearLoss);
    try {
      await database.migrate();
    } catch (error) {
      await source.destroy();
      throw error;
    }
    return database;
  }

  get pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(text, parametersOf(text, values))).rows as Row[];
  }

  async prepared<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(prepared(text, values))).rows as Row[];
  }

  close(): Promise<void> {
    return this.source.destroy();
  }

  /** Two replicas starting at once is the normal case, and TypeORM takes no lock (10 of 10 such starts failed). */
  private async migrate(): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`mirrorloop.migrate.${this.schema}`]);
      // eslint-disable-next-line secure-code/no-built-sql -- a service's own name; a name can't be a parameter
      await client.query(`CREATE SCHEMA IF NOT EXISTS "${this.schema}"`);
      await this.source.runMigrations({ transaction: 'each' });
      await client.query(LET_REPORTS_IN);
    } finally {
      // Ending the connection gives the lock back, whatever state a failed migration left it in.
      client.release(true);
    }
  }
}
