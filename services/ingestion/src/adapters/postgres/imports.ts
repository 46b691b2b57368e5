import { Unavailable } from '@mirrorloop/kernel';
import type { Transaction } from '@mirrorloop/messaging';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type ClaimedImport, type ImportCounts, type ImportOrder, Imports } from '../../domain/imports.js';
import type { MomentSettings } from '../../domain/moment.js';
import type { RowForm } from '../../domain/rows/form.js';

/** Longer than a step takes; short, so that after a kill the work goes on soon. */
const LEASE = "interval '5 seconds'";

@Injectable()
export class PostgresImports extends Imports {
  constructor(private readonly database: Database) {
    super();
  }

  async byKey(key: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(
      "SELECT id FROM import WHERE idempotency_key = $1 AND state <> 'arriving'",
      [key],
    );
    return row?.id;
  }

  async begin(order: ImportOrder, key: string | undefined, now: Date): Promise<void> {
    await this.database.query(
      `DELETE FROM import
       WHERE state = 'arriving' AND (idempotency_key = $1 OR begun_at < $2::timestamptz - interval '1 day')`,
      [key ?? null, now],
    );
    await this.database.query(
      `INSERT INTO import (id, source, file_name, mapping, encoding, moments, idempotency_key, state, begun_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'arriving', $8)`,
      [order.id, order.source, order.fileName, order.mapping, order.encoding, order.moments, key ?? null, now],
    );
  }

  async addPiece(id: string, position: number, bytes: Buffer): Promise<void> {
    await this.database.query('INSERT INTO import_piece (import_id, position, bytes) VALUES ($1, $2, $3)', [
      id,
      position,
      bytes,
    ]);
  }

  async accept(id: string, bytes: number, now: Date): Promise<void> {
    await this.database.query(
      "UPDATE import SET state = 'accepted', bytes = $2, accepted_at = $3 WHERE id = $1 AND state = 'arriving'",
      [id, bytes, now],
    );
  }

  async forget(id: string): Promise<void> {
    await this.database.query("DELETE FROM import WHERE id = $1 AND state = 'arriving'", [id]);
  }

  async claim(): Promise<ClaimedImport | undefined> {
    const [row] = await this.database.query<ImportRow>(
      `UPDATE import SET state = 'running', leased_until = clock_timestamp() + ${LEASE}
       WHERE id = (SELECT id FROM import WHERE state IN ('accepted', 'running')
                     AND (leased_until IS NULL OR leased_until < clock_timestamp())
                   ORDER BY accepted_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING *`,
    );
    return row && claimedOf(row);
  }

  async *pieces(id: string): AsyncIterable<Buffer> {
    for (let position = 0; ; position += 1) {
      const [row] = await this.database.query<{ bytes: Buffer }>(
        'SELECT bytes FROM import_piece WHERE import_id = $1 AND position = $2',
        [id, position],
      );
      if (!row) return;
      yield row.bytes;
    }
  }

  async understood(id: string, form: RowForm): Promise<void> {
    await this.database.query('UPDATE import SET form = $2 WHERE id = $1', [id, form]);
  }

  async progress(id: string, from: ImportCounts, to: ImportCounts, tx: Transaction): Promise<void> {
    const rows = await sqlOf(tx).query(
      `UPDATE import SET rows_read = $3, accepted = $4, duplicate = $5, failed = $6, reasons = $7,
                         leased_until = clock_timestamp() + ${LEASE}
       WHERE id = $1 AND rows_read = $2 AND state = 'running' RETURNING id`,
      [id, from.read, to.read, to.accepted, to.duplicate, to.failed, to.reasons],
    );
    if (rows.length === 0) throw new Unavailable('Another process goes on with this import');
  }

  async refuse(id: string, why: string, now: Date): Promise<void> {
    await this.end(id, 'refused', why, now);
  }

  async finish(id: string, now: Date): Promise<void> {
    await this.end(id, 'done', null, now);
  }

  async formOf(id: string): Promise<RowForm | undefined> {
    const [row] = await this.database.query<{ form: RowForm | null }>('SELECT form FROM import WHERE id = $1', [id]);
    return row?.form ?? undefined;
  }

  /** Every row is a signal or a failed one by now, so the file itself has done its work. */
  private async end(id: string, state: 'done' | 'refused', why: string | null, now: Date): Promise<void> {
    await this.database.query(
      `WITH ended AS (UPDATE import SET state = $2, refusal = $3, finished_at = $4, leased_until = NULL
                      WHERE id = $1 AND state = 'running' RETURNING id)
       DELETE FROM import_piece USING ended WHERE import_id = ended.id`,
      [id, state, why, now],
    );
  }
}

interface ImportRow {
  id: string;
  source: string;
  file_name: string;
  mapping: Record<string, string>;
  encoding: string | null;
  moments: MomentSettings;
  rows_read: string;
  accepted: string;
  duplicate: string;
  failed: string;
  reasons: ImportCounts['reasons'];
}

const claimedOf = (row: ImportRow): ClaimedImport => ({
  id: row.id,
  source: row.source,
  fileName: row.file_name,
  mapping: row.mapping,
  encoding: row.encoding,
  moments: row.moments,
  counts: {
    read: Number(row.rows_read),
    accepted: Number(row.accepted),
    duplicate: Number(row.duplicate),
    failed: Number(row.failed),
    reasons: row.reasons,
  },
});
