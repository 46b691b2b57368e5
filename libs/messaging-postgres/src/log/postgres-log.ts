import {
  type Envelope,
  type Extent,
  Log,
  type Position,
  type ReadOn,
  type Stretch,
  type Subscriber,
  type Subscription,
} from '@mirrorloop/messaging';
import { asError } from '@mirrorloop/kernel';
import { Database } from '../database.js';
import { PostgresTransactions } from '../transactions.js';
import { LogBegins1764000100000 } from '../retention/1764000100000-log-begins.js';
import { forgetLogged } from '../retention/forget-logged.js';
import { Log1764000000000 } from './1764000000000-log.js';
import { LogMoved1764000200000 } from './1764000200000-log-moved.js';
import { appendTo } from './append.js';
import { LookerOn } from './looker-on.js';
import { demandLogHere } from './moved.js';
import { Reader } from './reader.js';
import { CHANNEL, Session } from './session.js';

export const logMigrations = [Log1764000000000, LogBegins1764000100000, LogMoved1764000200000];

/**
 * The log of the standalone shape. A partition stays with the reader that took it until that one goes; readers of a
 * group may be in several processes.
 */
export class PostgresLog extends Log {
  private readonly readers = new Map<string, Reader>();
  private readonly session: Session;
  private readonly lookerOn: LookerOn;
  private counts = new Map<string, number>();

  private constructor(
    private readonly database: Database,
    url: string,
  ) {
    super();
    this.session = new Session(url, () => this.wake());
    this.lookerOn = new LookerOn(database, this.session);
  }

  /** @throws LogElsewhere once it has moved to Kafka */
  static async open(url: string): Promise<PostgresLog> {
    const database = await Database.open({ url, schema: 'log', migrations: logMigrations, poolSize: 4 });
    try {
      await demandLogHere(database);
    } catch (error) {
      await database.close();
      throw error;
    }
    return new PostgresLog(database, url);
  }

  async declare(topics: Readonly<Record<string, { partitions: number }>>): Promise<void> {
    const names = Object.keys(topics);
    await this.database.query(
      `INSERT INTO partition (topic, partition)
       SELECT t.topic, generate_series(0, t.partitions - 1) FROM unnest($1::text[], $2::int[]) AS t(topic, partitions)
       WHERE NOT EXISTS (SELECT FROM partition p WHERE p.topic = t.topic)
       ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
      [names, names.map((name) => topics[name]!.partitions)],
    );
    const rows = await this.database.query<{ topic: string; n: number }>(
      'SELECT topic, count(*)::int AS n FROM partition GROUP BY topic',
    );
    this.counts = new Map(rows.map(({ topic, n }) => [topic, n]));
  }

  async append(envelopes: readonly Envelope[]): Promise<void> {
    if (envelopes.length === 0) return;
    await new PostgresTransactions(this.database).run((tx) => appendTo(this.counts, envelopes, tx));
    // After the commit and on its own: a transaction with a pending NOTIFY locks the whole database as it commits.
    await this.database.query('SELECT pg_notify($1, $2)', [CHANNEL, '']).catch(() => undefined);
  }

  subscribe(subscriber: Subscriber): Promise<Subscription> {
    const { group } = subscriber;
    if (this.readers.has(group)) throw new Error(`${group} follows this log already`);
    const reader = new Reader(this.database, this.session, subscriber);
    this.readers.set(group, reader);
    const close = async (): Promise<void> => {
      await reader.close();
      this.readers.delete(group);
    };
    return Promise.resolve({ close, health: () => reader.health() });
  }

  extents(topics: readonly string[]): Promise<Extent[]> {
    return this.lookerOn.extents(topics);
  }

  readOn(from: readonly Position[], how: ReadOn): Promise<Stretch> {
    return this.lookerOn.readOn(from, how);
  }

  async lag(group: string, topics: readonly string[]): Promise<number> {
    const [row] = await this.database.query<{ lag: string }>(
      `SELECT coalesce(sum(p.next - greatest(c.position, p.low)), 0) AS lag FROM partition p
       LEFT JOIN consumer c ON c.name = $1 AND c.topic = p.topic AND c.partition = p.partition
       WHERE p.topic = ANY($2::text[])`,
      [group, topics],
    );
    return Number(row!.lag);
  }

  async isBehind(group: string, topics: readonly string[], ms: number): Promise<boolean> {
    const [row] = await this.database.query<{ behind: boolean }>(
      `SELECT coalesce(bool_or(oldest.appended_at < now() - $3 * interval '1 millisecond'), false) AS behind
       FROM consumer c CROSS JOIN LATERAL (
         SELECT e.appended_at FROM entry e WHERE e.topic = c.topic AND e.partition = c.partition AND e.position >= c.position
         ORDER BY e.position LIMIT 1) oldest
       WHERE c.name = $1 AND c.topic = ANY($2::text[])`,
      [group, topics, ms],
    );
    return row!.behind;
  }

  /** Forgets a set of entries that are older than so many days and settled. @returns how many */
  forget(days: number): Promise<number> {
    return new PostgresTransactions(this.database).run((tx) => forgetLogged(tx, days));
  }

  private wake(): void {
    for (const reader of this.readers.values()) reader.wake();
    this.lookerOn.wake();
  }

  async health(): Promise<{ up: boolean; message: string }> {
    try {
      await this.database.query('SELECT 1');
      return { up: true, message: 'PostgreSQL log' };
    } catch (error) {
      return { up: false, message: asError(error).message };
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.readers.values()].map((reader) => reader.close()));
    this.readers.clear();
    await this.session.close();
    await this.database.close();
  }
}
