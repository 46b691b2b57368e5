import type { Transaction } from '@mirrorloop/messaging';
import { type Database, PostgresInbox } from '@mirrorloop/messaging-postgres';

/** Wrong: looks, outside the transaction, what was handled, and then writes it down. Two who look at once both see nothing. */
export class InboxLookedUpOutside extends PostgresInbox {
  constructor(private readonly database: Database) {
    super();
  }

  override async claim(group: string, ids: readonly string[], tx: Transaction): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ message_id: string }>(
      'SELECT message_id FROM inbox WHERE consumer = $1 AND message_id = ANY($2::text[])',
      [group, ids],
    );
    const handled = new Set(rows.map((row) => row.message_id));
    await super.claim(group, ids, tx);
    return new Set(ids.filter((id) => !handled.has(id)));
  }
}

/** Wrong: writes down, outside the transaction, that a message is handled. When the transaction fails it is lost. */
export class InboxWrittenOutside extends PostgresInbox {
  constructor(private readonly database: Database) {
    super();
  }

  override async claim(group: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ message_id: string }>(
      `INSERT INTO inbox (consumer, message_id) SELECT $1, id FROM unnest($2::text[]) AS id ORDER BY id
       ON CONFLICT DO NOTHING RETURNING message_id`,
      [group, ids],
    );
    return new Set(rows.map((row) => row.message_id));
  }
}
