import type { FailedSignalView, Page } from '@mirrorloop/contracts';
import { NotFound, Rejected } from '@mirrorloop/kernel';
import type { Transaction } from '@mirrorloop/messaging';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type FailureCode, inWords } from '../../domain/failure.js';
import {
  type FailedQuery,
  FailedSignals,
  type KeptFailure,
} from '../../features/replay-failed-signals/failed-signals.js';
import type { HowShown } from '../../features/replay-failed-signals/how-shown.js';
import { asUuid, exactly, pageOf, placeOf } from './paged.js';

const COLUMNS = `id, source, kind, import_id, message_id, place, code, path, message, raw, failed_at, replayed_at,
  ${exactly('failed_at')} AS at`;
const FILTERS = `($1::text IS NULL OR source = $1) AND ($2::uuid IS NULL OR import_id = $2)
  AND ($3::text IS NULL OR (replayed_at IS NULL) = ($3 = 'waiting'))`;

@Injectable()
export class PostgresFailedSignals extends FailedSignals {
  constructor(private readonly database: Database) {
    super();
  }

  async list(
    { cursor, limit, source, importId, state }: FailedQuery,
    shown: HowShown,
  ): Promise<Page<FailedSignalView>> {
    const { at, id } = placeOf(cursor);
    const filters = [source ?? null, importId ?? null, state ?? null];
    const rows = await this.database.query<FailedRow>(
      `SELECT ${COLUMNS} FROM failed_signal WHERE ${FILTERS} AND (failed_at, id) < ($4, $5)
       ORDER BY failed_at DESC, id DESC LIMIT $6`,
      [...filters, at, id, limit],
    );
    return pageOf(rows, { limit, total: await this.total(filters), view: (row) => failedView(row, shown) });
  }

  async get(id: string): Promise<KeptFailure> {
    const [row] = await this.database.query<FailedRow>(`SELECT ${COLUMNS} FROM failed_signal WHERE id = $1`, [
      asUuid(id),
    ]);
    if (!row) throw new NotFound('failed signal');
    const { source, kind, place, message, raw } = row;
    const times = { failedAt: row.failed_at, replayedAt: row.replayed_at };
    return { id, source, kind, place, message, raw, importId: row.import_id, messageId: row.message_id, ...times };
  }

  async markReplayed(id: string, at: Date, tx: Transaction): Promise<void> {
    const marked = await sqlOf(tx).query(
      `WITH marked AS (UPDATE failed_signal SET replayed_at = $2 WHERE id = $1 AND replayed_at IS NULL RETURNING source)
       UPDATE source SET replayed = replayed + 1 FROM marked WHERE name = marked.source RETURNING name`,
      [id, at],
    );
    if (marked.length === 0) throw new Rejected('It has been replayed before');
  }

  async waiting(): Promise<number> {
    const [row] = await this.database.query<{ n: string }>(
      'SELECT coalesce(sum(failed - replayed), 0) AS n FROM source',
    );
    return Number(row!.n);
  }

  /** Of all, or of a source, from its counts; of an import or a state by counting, since those are few. */
  private async total([source, importId, state]: readonly (string | null)[]): Promise<number> {
    const [row] =
      importId || state
        ? await this.database.query<{ n: string }>(`SELECT count(*) AS n FROM failed_signal WHERE ${FILTERS}`, [
            source,
            importId,
            state,
          ])
        : await this.database.query<{ n: string }>(
            'SELECT coalesce(sum(failed), 0) AS n FROM source WHERE $1::text IS NULL OR name = $1',
            [source],
          );
    return Number(row!.n);
  }
}

interface FailedRow {
  id: string;
  at: string;
  source: string;
  kind: 'event' | 'row';
  import_id: string | null;
  message_id: string;
  place: string;
  code: FailureCode;
  path: string;
  message: string;
  raw: string;
  failed_at: Date;
  replayed_at: Date | null;
}

const failedView = (row: FailedRow, shown: HowShown): FailedSignalView => ({
  id: row.id,
  source: row.source,
  importId: row.import_id,
  place: row.place,
  code: row.code,
  path: row.path,
  ...sentIn(row, shown),
  revealable: shown === 'for a reason',
  failedAt: row.failed_at.toISOString(),
  replayedAt: row.replayed_at?.toISOString() ?? null,
});

/** A message quotes what was sent. */
function sentIn(
  { message, raw, code }: FailedRow,
  shown: HowShown,
): Pick<FailedSignalView, 'message' | 'raw' | 'masked'> {
  if (shown === 'whole') return { message, raw, masked: false };
  return { message: inWords(code), raw: '', masked: true };
}
