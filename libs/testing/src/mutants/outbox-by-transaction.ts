import type { Transaction } from '@mirrorloop/messaging';
import { PostgresOutbox, sqlOf } from '@mirrorloop/messaging-postgres';

/**
 * Wrong: the well-known fence, in order of transaction. It loses nothing, but a transaction takes its number at its
 * first write, not when it comes to the key, so a key's events are turned round.
 */
export class OutboxByTransaction extends PostgresOutbox {
  protected override oldest(limit: number, tx: Transaction): ReturnType<PostgresOutbox['oldest']> {
    return sqlOf(tx).query(
      `SELECT * FROM outbox_batch
       WHERE xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
       ORDER BY xmin::text::bigint, id LIMIT $1`,
      [limit],
    );
  }
}
