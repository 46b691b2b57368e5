import { Inbox, type Transaction } from '@mirrorloop/messaging';
import { sqlOf } from './sql.js';

export class PostgresInbox extends Inbox {
  /** Sorted, so that two claims of overlapping batches wait for each other and never deadlock. */
  async claim(group: string, ids: readonly string[], tx: Transaction): Promise<ReadonlySet<string>> {
    const rows = await sqlOf(tx).prepared<{ message_id: string }>(
      `INSERT INTO inbox (consumer, message_id)
       SELECT $1, id FROM unnest($2::text[]) AS id ORDER BY id
       ON CONFLICT DO NOTHING RETURNING message_id`,
      [group, ids],
    );
    return new Set(rows.map((row) => row.message_id));
  }
}
