import { type Envelope, Outbox, type Transaction, type UnsentEvents } from '@mirrorloop/messaging';
import { propagation, context } from '@opentelemetry/api';
import type { Database } from './database.js';
import {
  ENVELOPE_COLUMNS,
  envelopeColumns,
  envelopeOf,
  type EnvelopeRow,
  envelopesUnnested,
} from './envelope-columns.js';
import { sqlOf } from './sql.js';
import { PostgresTransactions } from './transactions.js';

/**
 * What is in the table is unsent; the relay deletes what it sent. It reads in order of id and keeps no cursor: an id
 * is taken at INSERT and visible at COMMIT, so a cursor skips what commits late (930 of 3,808), and the order
 * (xid, id) turns keys around (391 of 4,000).
 */
export class PostgresOutbox extends Outbox implements UnsentEvents {
  private readonly transactions: PostgresTransactions;
  /** Called after each commit that put something in. */
  onCommitted: () => void = () => {};
  private readonly told = () => this.onCommitted();

  constructor(private readonly database: Database) {
    super();
    this.transactions = new PostgresTransactions(database);
  }

  async append(envelopes: readonly Envelope[], tx: Transaction): Promise<void> {
    if (envelopes.length === 0) return;
    const sql = sqlOf(tx);
    await sql.query(
      `INSERT INTO outbox (${ENVELOPE_COLUMNS}) SELECT ${ENVELOPE_COLUMNS} FROM ${envelopesUnnested()} ORDER BY place`,
      envelopeColumns(envelopes.map(traced)),
    );
    sql.afterCommit.add(this.told);
  }

  /** The lock is the transaction's: losing the connection gives it back, and then the delete fails too. */
  relay(limit: number, send: (envelopes: readonly Envelope[]) => Promise<void>): Promise<number | null> {
    return this.transactions.run(async (tx) => {
      const sql = sqlOf(tx);
      if (!(await this.lock(tx))) return null;
      const rows = await this.oldest(limit, tx);
      if (rows.length === 0) return 0;
      await send(rows.map(envelopeOf));
      await sql.query('DELETE FROM outbox WHERE id = ANY($1::bigint[])', [rows.map(({ id }) => id)]);
      return rows.length;
    });
  }

  async ageOfOldestMs(): Promise<number> {
    const [row] = await this.database.query<{ ms: number | null }>(
      // Ids are taken in the order of time, within a transaction's length; the smallest `created_at` would read all of it.
      'SELECT (extract(epoch FROM clock_timestamp() - created_at) * 1000)::float8 AS ms FROM outbox ORDER BY id LIMIT 1',
    );
    return row?.ms ?? 0;
  }

  protected oldest(limit: number, tx: Transaction): Promise<(EnvelopeRow & { id: string })[]> {
    return sqlOf(tx).query(`SELECT id, ${ENVELOPE_COLUMNS} FROM outbox ORDER BY id LIMIT $1`, [limit]);
  }

  protected async lock(tx: Transaction): Promise<boolean> {
    const [row] = await sqlOf(tx).query<{ locked: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS locked',
      [`mirrorloop.relay.${this.database.schema}`],
    );
    return row!.locked;
  }
}

/** What an event caused stays in its trace; what a request or a timer caused is in the one that is active now. */
function traced(envelope: Envelope): Envelope {
  if (envelope.traceparent) return envelope;
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return { ...envelope, traceparent: carrier.traceparent ?? null };
}
