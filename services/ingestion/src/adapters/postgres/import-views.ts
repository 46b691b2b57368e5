import type { ImportView, Page } from '@mirrorloop/contracts';
import { NotFound } from '@mirrorloop/kernel';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type FailureCode, inWords } from '../../domain/failure.js';
import type { RowForm } from '../../domain/rows/form.js';
import { ImportViews } from '../../features/import-file/import-views.js';
import { asUuid, exactly, pageOf, placeOf } from './paged.js';

const COLUMNS = `id, source, file_name, bytes, state, refusal, form, rows_read, accepted, duplicate, failed, reasons,
  accepted_at, finished_at, ${exactly('accepted_at')} AS at`;

@Injectable()
export class PostgresImportViews extends ImportViews {
  constructor(private readonly database: Database) {
    super();
  }

  async view(id: string): Promise<ImportView> {
    const [row] = await this.database.query<ImportRow>(
      `SELECT ${COLUMNS} FROM import WHERE id = $1 AND state <> 'arriving'`,
      [asUuid(id)],
    );
    if (!row) throw new NotFound('import');
    return importView(row);
  }

  async list({ cursor, limit }: { cursor?: string; limit: number }): Promise<Page<ImportView>> {
    const { at, id } = placeOf(cursor);
    const rows = await this.database.query<ImportRow>(
      `SELECT ${COLUMNS} FROM import WHERE state <> 'arriving' AND (accepted_at, id) < ($1, $2)
       ORDER BY accepted_at DESC, id DESC LIMIT $3`,
      [at, id, limit],
    );
    const [count] = await this.database.query<{ n: string }>(
      "SELECT count(*) AS n FROM import WHERE state <> 'arriving'",
    );
    return pageOf(rows, { limit, total: Number(count!.n), view: importView });
  }
}

interface ImportRow {
  id: string;
  at: string;
  source: string;
  file_name: string;
  bytes: string;
  state: ImportView['state'];
  refusal: string | null;
  form: RowForm | null;
  rows_read: string;
  accepted: string;
  duplicate: string;
  failed: string;
  reasons: Partial<Record<FailureCode, number>>;
  accepted_at: Date;
  finished_at: Date | null;
}

const importView = (row: ImportRow): ImportView => ({
  id: row.id,
  source: row.source,
  fileName: row.file_name,
  bytes: Number(row.bytes),
  state: row.state,
  refusal: row.refusal,
  rows: {
    read: Number(row.rows_read),
    accepted: Number(row.accepted),
    duplicate: Number(row.duplicate),
    failed: Number(row.failed),
  },
  reasons: Object.entries(row.reasons).map(([each, count]) => {
    const code = each as FailureCode;
    return { code, message: inWords(code), count };
  }),
  columns: Object.fromEntries(
    Object.entries(row.form?.columns ?? {}).map(([field, at]) => [field, row.form!.header[at]!]),
  ),
  acceptedAt: row.accepted_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
});
