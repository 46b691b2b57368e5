import {
  type Delivered,
  messageId,
  ParkedMessages,
  type ParkedRow,
  type Parking,
  type Transaction,
} from '@mirrorloop/messaging';
import type { Database } from './database.js';
import { sqlOf } from './sql.js';

const COLUMNS = 'id, consumer, message, reason, error, attempts, parked_at';

export class PostgresParked extends ParkedMessages {
  constructor(private readonly database: Database) {
    super();
  }

  async park(group: string, parked: readonly Parking[], at: Date, tx: Transaction): Promise<void> {
    await sqlOf(tx).query(
      `INSERT INTO parked (consumer, message_id, message, reason, error, stack, attempts, parked_at)
       SELECT $1, p.*, $8 FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[]) AS p
       ON CONFLICT (consumer, message_id) DO NOTHING`,
      [
        group,
        parked.map(({ message }) => messageId(message)),
        parked.map(({ message }) => JSON.stringify(message)),
        parked.map(({ reason }) => reason),
        parked.map(({ error }) => storable(error.message)),
        parked.map(({ error }) => storable(error.stack ?? '')),
        parked.map(({ attempts }) => attempts),
        at,
      ],
    );
  }

  async take(group: string, messageIds: readonly string[], tx: Transaction): Promise<ParkedRow[]> {
    const rows = await sqlOf(tx).query<Row>(
      `DELETE FROM parked WHERE consumer = $1 AND message_id = ANY($2::text[]) RETURNING ${COLUMNS}`,
      [group, messageIds],
    );
    return rows.map(rowOf);
  }

  async get(id: string): Promise<ParkedRow | undefined> {
    if (!/^\d{1,18}$/.test(id)) return undefined;
    const [row] = await this.database.query<Row>(`SELECT ${COLUMNS} FROM parked WHERE id = $1`, [id]);
    return row && rowOf(row);
  }

  async list({ group, before, limit }: { group?: string; before?: string; limit: number }): Promise<ParkedRow[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM parked
       WHERE ($1::text IS NULL OR consumer = $1) AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [group ?? null, before ?? null, limit],
    );
    return rows.map(rowOf);
  }

  async count(group?: string): Promise<number> {
    const [row] = await this.database.query<{ n: string }>(
      'SELECT count(*) AS n FROM parked WHERE $1::text IS NULL OR consumer = $1',
      [group ?? null],
    );
    return Number(row!.n);
  }
}

/** A condition: nothing is parked by that group under the id, an expression of the statement it stands in. */
export const notParked = (group: string, id: string): string =>
  `NOT EXISTS (SELECT FROM parked WHERE consumer = '${group}' AND message_id = ${id}::text)`;

interface Row {
  id: string;
  consumer: string;
  message: string;
  reason: string;
  error: string;
  attempts: number;
  parked_at: Date;
}

const rowOf = (row: Row): ParkedRow => ({
  id: row.id,
  group: row.consumer,
  reason: row.reason as ParkedRow['reason'],
  error: row.error,
  attempts: row.attempts,
  parkedAt: row.parked_at,
  message: JSON.parse(row.message) as Delivered,
});

/** PostgreSQL's text can't hold U+0000, and an error may quote what it choked on. */
const storable = (text: string): string => text.replaceAll('\u0000', '\uFFFD');
