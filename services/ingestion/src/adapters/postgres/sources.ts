import type { Page, SourceView } from '@mirrorloop/contracts';
import { decodeCursor, encodeCursor } from '@mirrorloop/http';
import { derivedId } from '@mirrorloop/kernel';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Channel } from '../../domain/channel.js';
import { type Source, Sources } from '../../domain/sources.js';
import { SourceBook } from '../../features/keep-sources/source-book.js';

@Injectable()
export class PostgresSources extends Sources {
  constructor(private readonly database: Database) {
    super();
  }

  async byKeyHash(hash: Buffer): Promise<Source | undefined> {
    const [row] = await this.database.query<Source>('SELECT id, name, channel FROM source WHERE key_hash = $1', [hash]);
    return row;
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

const COLUMNS = 'id, name, channel, created_at, signals, failed - replayed AS failed, last_signal_at';
const cursorShape = z.object({ name: z.string() });

@Injectable()
export class PostgresSourceBook extends SourceBook {
  constructor(private readonly database: Database) {
    super();
  }

  async list({ cursor, limit }: { cursor?: string; limit: number }): Promise<Page<SourceView>> {
    const after = decodeCursor(cursor, cursorShape)?.name ?? '';
    const rows = await this.database.query<SourceRow>(
      `SELECT ${COLUMNS} FROM source WHERE name > $1 ORDER BY name LIMIT $2`,
      [after, limit],
    );
    const [count] = await this.database.query<{ n: string }>('SELECT count(*) AS n FROM source');
    const next = rows.length === limit ? encodeCursor({ name: rows.at(-1)!.name }) : null;
    return { items: rows.map(sourceView), next, total: Number(count!.n) };
  }

  async connect(name: string, channel: Channel, keyHash: Buffer, now: Date): Promise<SourceView | undefined> {
    const [row] = await this.database.query<SourceRow>(
      `INSERT INTO source (name, id, channel, key_hash, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (name) DO UPDATE SET key_hash = excluded.key_hash, channel = excluded.channel WHERE source.key_hash IS NULL
       RETURNING ${COLUMNS}`,
      [name, derivedId('source', name), channel, keyHash, now],
    );
    return row && sourceView(row);
  }
}

interface SourceRow {
  id: string;
  name: string;
  channel: Channel;
  created_at: Date;
  signals: string;
  failed: string;
  last_signal_at: Date | null;
}

const sourceView = (row: SourceRow): SourceView => ({
  id: row.id,
  name: row.name,
  channel: row.channel,
  createdAt: row.created_at.toISOString(),
  signals: Number(row.signals),
  failed: Number(row.failed),
  lastSignalAt: row.last_signal_at?.toISOString() ?? null,
});
