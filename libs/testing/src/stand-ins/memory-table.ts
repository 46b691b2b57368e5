import { copyOf } from './copy-of.js';
import type { Transaction } from '@mirrorloop/messaging';
import { MemoryLocks } from './memory-locks.js';
import { memoryOf } from './memory-transactions.js';

/** Rows by key, for the stand-in of a repository: what a transaction that throws put in is never seen. */
export class MemoryTable<Row> {
  private readonly byKey = new Map<string, Row>();
  private readonly locks = new MemoryLocks();

  constructor(private readonly keyOf: (row: Row) => string) {}

  /** The committed rows of these keys, locked until the transaction ends; a key without a row is left out. */
  async lock(keys: readonly string[], tx: Transaction): Promise<Row[]> {
    await this.locks.hold(keys, memoryOf(tx));
    return keys.flatMap((key) => this.get(key) ?? []);
  }
  get(key: string): Row | undefined {
    const row = this.byKey.get(key);
    return row && copyOf(row);
  }
  /** In the order in which they came to be. */
  all(): Row[] {
    return copyOf([...this.byKey.values()]);
  }

  put(rows: readonly Row[], tx: Transaction): void {
    const copies = copyOf(rows);
    memoryOf(tx).onCommit(() => copies.forEach((row) => this.byKey.set(this.keyOf(row), row)));
  }
  delete(keys: readonly string[], tx: Transaction): void {
    memoryOf(tx).onCommit(() => keys.forEach((key) => this.byKey.delete(key)));
  }
}
