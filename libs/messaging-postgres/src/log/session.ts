import pg from 'pg';
import { type Slice, nameOf } from './partitions.js';

/** The channel on which appends tell readers to look. A hint only: readers look by themselves too. */
export const CHANNEL = 'mirrorloop_log';

/**
 * The one connection that holds which partitions are ours (advisory locks, so that they are given back however the
 * process ends) and on which we hear of appends. Made anew after it was lost.
 */
export class Session {
  private client: pg.Client | undefined;
  private connecting: Promise<pg.Client> | undefined;
  private owned = new Set<string>();
  private asked: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly url: string,
    private readonly onAppend: () => void,
  ) {}

  owns(group: string, slice: Slice): boolean {
    return this.owned.has(`${group}/${nameOf(slice)}`);
  }

  /** Takes what nobody else of the group holds. Throws when the database is away. */
  async take(group: string, slices: readonly Slice[]): Promise<void> {
    const client = await this.connected();
    const wanted = slices.filter((slice) => !this.owns(group, slice)).map((slice) => `${group}/${nameOf(slice)}`);
    if (wanted.length === 0) return;
    const { rows } = await this.ask<{ name: string; locked: boolean }>(
      client,
      `SELECT name, pg_try_advisory_lock(hashtextextended('mirrorloop.reader.' || name, 0)) AS locked
       FROM unnest($1::text[]) AS name`,
      [wanted],
    );
    for (const { name, locked } of rows) if (locked) this.owned.add(name);
  }

  /** Appends are heard of from now on. Throws when the database is away. */
  async listen(): Promise<void> {
    await this.connected();
  }

  async giveBack(group: string): Promise<void> {
    const names = [...this.owned].filter((name) => name.startsWith(`${group}/`));
    for (const name of names) this.owned.delete(name);
    if (!this.client) return;
    await this.ask(
      this.client,
      `SELECT pg_advisory_unlock(hashtextextended('mirrorloop.reader.' || name, 0)) FROM unnest($1::text[]) AS name`,
      [names],
    ).catch(() => this.lost());
  }

  async close(): Promise<void> {
    const client = this.client;
    this.lost();
    await client?.end().catch(() => undefined);
  }

  /** One at a time: the groups share this connection, and pg will stop queueing for them. */
  private ask<Row extends pg.QueryResultRow>(client: pg.Client, text: string, values: unknown[]) {
    const answer = this.asked.then(() => client.query<Row>(text, values));
    this.asked = answer.catch(() => undefined);
    return answer;
  }

  private async connected(): Promise<pg.Client> {
    if (this.client) return this.client;
    this.connecting ??= this.connect().finally(() => (this.connecting = undefined));
    return this.connecting;
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 5_000, keepAlive: true });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', this.onAppend);
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    this.client = client;
    return client;
  }

  /** The server gave our locks back with the connection. */
  private lost(client = this.client): void {
    if (client !== this.client) return;
    this.client = undefined;
    this.owned = new Set();
  }
}
