import { type AnyHandler, type Delivered, settleBatch } from '@mirrorloop/messaging';
import {
  Database,
  messagingMigrations,
  PostgresInbox,
  PostgresOutbox,
  PostgresParked,
  PostgresTransactions,
} from '@mirrorloop/messaging-postgres';
import { testDatabase } from '@mirrorloop/testing';
import { Gateway1764000000001 } from '../src/adapters/postgres/migrations/1764000000001-gateway.js';
import { TracesByStore1764400000030 } from '../src/adapters/postgres/migrations/1764400000030-traces-by-store.js';

/** The tables that traces are kept in, on a database of their own, and what settles messages into them. */
export class TraceDatabase {
  private constructor(
    readonly database: Database,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(): Promise<TraceDatabase> {
    const { url, drop } = await testDatabase();
    const migrations = [...messagingMigrations, Gateway1764000000001, TracesByStore1764400000030];
    return new TraceDatabase(await Database.open({ url, schema: 'gateway', migrations }), drop);
  }

  get transactions(): PostgresTransactions {
    return new PostgresTransactions(this.database);
  }

  async settle(handler: unknown, batch: readonly Delivered[]): Promise<void> {
    await settleBatch(handler as AnyHandler, batch, {
      transactions: this.transactions,
      inbox: new PostgresInbox(),
      outbox: new PostgresOutbox(this.database),
      parked: new PostgresParked(this.database),
      clock: { now: () => new Date('2026-11-22T12:00:00Z') },
    });
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.drop();
  }
}
