import type { Envelope, Transaction } from '@mirrorloop/messaging';
import { type Database, PostgresOutbox, sqlOf } from '@mirrorloop/messaging-postgres';

type Rows = Awaited<ReturnType<PostgresOutbox['oldest']>>;

/** Wrong: goes on after the last id it sent. An id is taken at INSERT and seen at COMMIT, so late commits are skipped. */
export class OutboxByCursor extends PostgresOutbox {
  private sentUpTo = '0';
  private read: Rows = [];

  constructor(database: Database) {
    super(database);
  }

  override relay(limit: number, send: (envelopes: readonly Envelope[]) => Promise<void>): Promise<number | null> {
    return super.relay(limit, async (envelopes) => {
      await send(envelopes);
      this.sentUpTo = this.read.at(-1)!.id;
    });
  }

  protected override async oldest(limit: number, tx: Transaction): Promise<Rows> {
    this.read = await sqlOf(tx).query('SELECT * FROM outbox_batch WHERE id > $1 ORDER BY id LIMIT $2', [
      this.sentUpTo,
      limit,
    ]);
    return this.read;
  }
}
