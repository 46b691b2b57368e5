import { type Envelope, Outbox, type Transaction, type UnsentEvents } from '@mirrorloop/messaging';
import { memoryOf } from './memory-transactions.js';

interface Row {
  readonly id: number;
  readonly envelope: Envelope;
  readonly since: number;
}

/** An id is taken when an event is put in and the event is seen when its transaction commits, as in a database. */
export class MemoryOutbox extends Outbox implements UnsentEvents {
  /** Everything that was ever committed, in order of commit, sent or not. */
  readonly committed: Envelope[] = [];
  private unsent: Row[] = [];
  private lastId = 0;
  private relaying = false;
  /** Called after each commit that put something in. */
  onCommitted: () => void = () => {};

  append(envelopes: readonly Envelope[], tx: Transaction): Promise<void> {
    const rows = envelopes.map((envelope) => ({ id: ++this.lastId, envelope: { ...envelope }, since: Date.now() }));
    memoryOf(tx).onCommit(() => {
      this.committed.push(...rows.map(({ envelope }) => envelope));
      this.unsent = [...this.unsent, ...rows].sort((a, b) => a.id - b.id);
      if (rows.length > 0) queueMicrotask(() => this.onCommitted());
    });
    return Promise.resolve();
  }

  async relay(limit: number, send: (envelopes: readonly Envelope[]) => Promise<void>): Promise<number | null> {
    if (this.relaying) return null;
    this.relaying = true;
    try {
      const rows = this.unsent.slice(0, limit);
      if (rows.length > 0) await send(rows.map(({ envelope }) => ({ ...envelope })));
      this.unsent = this.unsent.filter((row) => !rows.includes(row));
      return rows.length;
    } finally {
      this.relaying = false;
    }
  }

  ageOfOldestMs(): Promise<number> {
    const oldest = this.unsent[0];
    return Promise.resolve(oldest ? Math.max(1, Date.now() - oldest.since) : 0);
  }
}
