import { type Envelope, Outbox, type Transaction, type UnsentEvents } from '@mirrorloop/messaging';
import { propagation, context } from '@opentelemetry/api';
import type { Database } from './database.js';
import { JustCommitted } from './just-committed.js';
import { type Sql, sqlOf } from './sql.js';
import { PostgresTransactions } from './transactions.js';

/** Of one row: a relay holds a few of them in memory. */
const MOST_A_ROW = 1_000;

/** A row of the table without its events: `sent` of them have left already. */
export interface Waiting {
  readonly id: string;
  readonly events: number;
  readonly sent: number;
}

/** What is taken of a row, from its first that is unsent. */
interface Portion extends Waiting {
  readonly take: number;
}

/**
 * What is in the table is unsent; the relay deletes what it sent. It reads in order of id and keeps no cursor: an id
 * is taken at INSERT and visible at COMMIT, so a cursor skips what commits late (930 of 3,808), and the order
 * (xid, id) turns keys around (391 of 4,000).
 */
export class PostgresOutbox extends Outbox implements UnsentEvents {
  private readonly transactions: PostgresTransactions;
  private readonly justCommitted = new JustCommitted();
  /** Called after each commit that put something in. */
  onCommitted: () => void = () => {};
  private readonly told = () => this.onCommitted();

  constructor(private readonly database: Database) {
    super();
    this.transactions = new PostgresTransactions(database);
  }

  async append(envelopes: readonly Envelope[], tx: Transaction): Promise<void> {
    if (envelopes.length === 0) return;
    const trace = activeTrace();
    const traced = trace ? envelopes.map((it) => (it.traceparent ? it : { ...it, traceparent: trace })) : envelopes;
    for (let i = 0; i < traced.length; i += MOST_A_ROW) this.insert(traced.slice(i, i + MOST_A_ROW), tx);
    sqlOf(tx).afterCommit.add(this.told);
  }

  /** The lock is the transaction's: losing the connection gives it back, and then nothing is marked either. */
  relay(limit: number, send: (envelopes: readonly Envelope[]) => Promise<void>): Promise<number | null> {
    return this.transactions.run(async (tx) => {
      if (!(await this.lock(tx))) return null;
      const portions = upTo(limit, await this.oldest(limit, tx));
      if (portions.length === 0) return 0;
      const envelopes = await this.envelopesOf(portions, sqlOf(tx));
      await send(envelopes);
      await this.mark(portions, sqlOf(tx));
      return envelopes.length;
    });
  }

  async ageOfOldestMs(): Promise<number> {
    const [row] = await this.database.query<{ ms: number | null }>(
      // Ids are taken in the order of time, within a transaction's length; the smallest `created_at` would read all of it.
      'SELECT (extract(epoch FROM clock_timestamp() - created_at) * 1000)::float8 AS ms FROM outbox_batch ORDER BY id LIMIT 1',
    );
    return row?.ms ?? 0;
  }

  protected oldest(limit: number, tx: Transaction): Promise<Waiting[]> {
    return sqlOf(tx).query('SELECT id, events, sent FROM outbox_batch ORDER BY id LIMIT $1', [limit]);
  }

  protected async lock(tx: Transaction): Promise<boolean> {
    const [row] = await sqlOf(tx).prepared<{ locked: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS locked',
      [`mirrorloop.relay.${this.database.schema}`],
    );
    return row!.locked;
  }

  /** Mostly the last that a transaction does, so it is answered with the commit. */
  private insert(envelopes: readonly Envelope[], tx: Transaction): void {
    const sql = sqlOf(tx);
    const inserted = sql.prepared<{ id: string }>(
      'INSERT INTO outbox_batch (events, body) VALUES ($1, $2) RETURNING id',
      [envelopes.length, Buffer.from(JSON.stringify(envelopes))],
    );
    sql.byCommit(inserted.then(([row]) => sql.afterCommit.add(() => this.justCommitted.keep(row!.id, envelopes))));
  }

  private async envelopesOf(portions: readonly Portion[], sql: Sql): Promise<Envelope[]> {
    const missing = portions.filter(({ id }) => !this.justCommitted.of(id)).map(({ id }) => id);
    const read = missing.length > 0 ? await bodiesOf(missing, sql) : new Map<string, Envelope[]>();
    return portions.flatMap(({ id, sent, take }) =>
      (this.justCommitted.of(id) ?? read.get(id)!).slice(sent, sent + take),
    );
  }

  private async mark(portions: readonly Portion[], sql: Sql): Promise<void> {
    const whole = portions.filter(({ events, sent, take }) => sent + take === events).map(({ id }) => id);
    if (whole.length > 0) await sql.query('DELETE FROM outbox_batch WHERE id = ANY($1::bigint[])', [whole]);
    const last = portions.at(-1)!;
    if (last.id !== whole.at(-1))
      await sql.query('UPDATE outbox_batch SET sent = $2 WHERE id = $1', [last.id, last.sent + last.take]);
    for (const id of whole) this.justCommitted.forget(id);
  }
}

/** Rows from the first, the last of them perhaps in part. */
function upTo(limit: number, rows: readonly Waiting[]): Portion[] {
  const portions: Portion[] = [];
  let room = limit;
  for (const row of rows) {
    if (room === 0) break;
    const take = Math.min(room, row.events - row.sent);
    portions.push({ ...row, take });
    room -= take;
  }
  return portions;
}

async function bodiesOf(ids: readonly string[], sql: Sql): Promise<Map<string, Envelope[]>> {
  const rows = await sql.query<{ id: string; body: Buffer }>(
    'SELECT id, body FROM outbox_batch WHERE id = ANY($1::bigint[])',
    [ids],
  );
  return new Map(rows.map(({ id, body }) => [id, JSON.parse(body.toString()) as Envelope[]]));
}

/** What an event caused stays in its trace; what a request or a timer caused is in the one that is active now. */
function activeTrace(): string | null {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
}
