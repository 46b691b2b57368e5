import type { Page, SourceView, WriteKeyView } from '@mirrorloop/contracts';
import { decodeCursor, encodeCursor } from '@mirrorloop/http';
import { derivedId, NotFound, VersionConflict } from '@mirrorloop/kernel';
import { type Transaction, Transactions } from '@mirrorloop/messaging';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Channel } from '../../domain/channel.js';
import { type Source, Sources } from '../../domain/sources.js';
import type { HeldKey, NewWriteKey } from '../../domain/write-key.js';
import { SourceBook } from '../../features/keep-sources/source-book.js';

/** @param now an SQL expression */
const holds = (now: string): string =>
  `k.revoked_at IS NULL AND (k.ends_at IS NULL OR k.ends_at > ${now}::timestamptz)`;

@Injectable()
export class PostgresSources extends Sources {
  constructor(private readonly database: Database) {
    super();
  }

  async byKeyHash(hash: Buffer, now: Date): Promise<HeldKey | undefined> {
    const [row] = await this.database.query<Source & { endsAt: Date | null }>(
      `SELECT s.id, s.name, s.channel, k.ends_at AS "endsAt" FROM write_key k JOIN source s ON s.name = k.source
       WHERE k.hash = $1 AND ${holds('$2')}`,
      [hash, now],
    );
    if (!row) return undefined;
    const { endsAt, ...source } = row;
    return { source, endsAt };
  }

  async byName(name: string): Promise<Source | undefined> {
    const [row] = await this.database.query<Source>('SELECT id, name, channel FROM source WHERE name = $1', [name]);
    return row;
  }

  async ensure(name: string, channel: Channel, now: Date): Promise<Source> {
    await this.database.query(
      'INSERT INTO source (name, id, channel, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [name, derivedId('source', name), channel, now],
    );
    return (await this.byName(name))!;
  }
}

const COLUMNS = 'id, name, version, channel, created_at, signals, failed - replayed AS failed, last_signal_at';
/** Newest first. @param now an SQL expression */
const keysOf = (now: string): string => `(SELECT coalesce(jsonb_agg(jsonb_build_object(
  'id', k.id, 'prefix', k.prefix, 'madeAt', k.made_at, 'endsAt', k.ends_at) ORDER BY k.made_at DESC, k.id DESC), '[]')
  FROM write_key k WHERE k.source = source.name AND ${holds(now)}) AS keys`;
const cursorShape = z.object({ name: z.string() });

/** Each change of keys is one statement, which counts the source's version on. */
@Injectable()
export class PostgresSourceBook extends SourceBook {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
  ) {
    super();
  }

  async list({ cursor, limit }: { cursor?: string; limit: number }, now: Date): Promise<Page<SourceView>> {
    const after = decodeCursor(cursor, cursorShape)?.name ?? '';
    const rows = await this.database.query<SourceRow>(
      `SELECT ${COLUMNS}, ${keysOf('$3')} FROM source WHERE name > $1 ORDER BY name LIMIT $2`,
      [after, limit, now],
    );
    const [count] = await this.database.query<{ n: string }>('SELECT count(*) AS n FROM source');
    const next = rows.length === limit ? encodeCursor({ name: rows.at(-1)!.name }) : null;
    return { items: rows.map(sourceView), next, total: Number(count!.n) };
  }

  connect(name: string, channel: Channel, key: NewWriteKey, now: Date): Promise<SourceView | undefined> {
    return this.transactions.run(async (tx) => {
      const [made] = await sqlOf(tx).query<{ id: string }>(
        `WITH made AS (INSERT INTO source (name, id, channel, created_at, version) VALUES ($1, $2, $3, $4, 2)
           ON CONFLICT (name) DO UPDATE SET channel = excluded.channel, version = 2 WHERE source.version = 1
           RETURNING id, name),
         key AS (INSERT INTO write_key (id, source, hash, prefix, made_at) SELECT $5, name, $6, $7, $4 FROM made)
         SELECT id FROM made`,
        [name, derivedId('source', name), channel, now, key.id, key.hash, key.prefix],
      );
      return made && this.view(made.id, now, tx);
    });
  }

  async addKey(
    ...[{ id, version }, key, { now, othersEndAt }, tx]: Parameters<SourceBook['addKey']>
  ): Promise<SourceView> {
    const changed = await sqlOf(tx).query(
      `WITH changed AS (UPDATE source SET version = version + 1 WHERE id = $1 AND version = $2 RETURNING name),
       others AS (UPDATE write_key k SET ends_at = least(k.ends_at, $4) FROM changed
         WHERE k.source = changed.name AND ${holds('$3')}),
       key AS (INSERT INTO write_key (id, source, hash, prefix, made_at) SELECT $5, name, $6, $7, $3 FROM changed)
       SELECT name FROM changed`,
      [id, version, now, othersEndAt, key.id, key.hash, key.prefix],
    );
    const source = await this.view(id, now, tx);
    if (!source) throw new NotFound('source');
    if (changed.length === 0) throw new VersionConflict(`The source is at version ${source.version}`);
    return source;
  }

  async revokeKey({ id, keyId }: { id: string; keyId: string }, now: Date, tx: Transaction): Promise<boolean> {
    const known = await sqlOf(tx).query(
      `WITH known AS (SELECT k.id, k.source FROM write_key k JOIN source s ON s.name = k.source
         WHERE s.id = $1 AND k.id = $2),
       changed AS (UPDATE source SET version = version + 1 FROM known WHERE name = known.source),
       revoked AS (UPDATE write_key k SET revoked_at = $3 FROM known WHERE k.id = known.id AND k.revoked_at IS NULL)
       SELECT id FROM known`,
      [id, keyId, now],
    );
    return known.length > 0;
  }

  private async view(id: string, now: Date, tx: Transaction): Promise<SourceView | undefined> {
    const [row] = await sqlOf(tx).query<SourceRow>(`SELECT ${COLUMNS}, ${keysOf('$2')} FROM source WHERE id = $1`, [
      id,
      now,
    ]);
    return row && sourceView(row);
  }
}

interface SourceRow {
  id: string;
  name: string;
  version: number;
  keys: WriteKeyView[];
  channel: Channel;
  created_at: Date;
  signals: string;
  failed: string;
  last_signal_at: Date | null;
}

const sourceView = (row: SourceRow): SourceView => ({
  id: row.id,
  name: row.name,
  version: row.version,
  channel: row.channel,
  createdAt: row.created_at.toISOString(),
  signals: Number(row.signals),
  failed: Number(row.failed),
  lastSignalAt: row.last_signal_at?.toISOString() ?? null,
  keys: row.keys.map(({ madeAt, endsAt, ...key }) => ({
    ...key,
    madeAt: inUtc(madeAt),
    endsAt: endsAt && inUtc(endsAt),
  })),
});

/** PostgreSQL writes times in JSON with an offset. */
const inUtc = (time: string): string => new Date(time).toISOString();
