import { type Transaction, Transactions } from '@mirrorloop/messaging';

/** What stand-ins did in it takes hold when it commits. */
export class MemoryTransaction implements Transaction {
  readonly id = Symbol('transaction');
  private readonly changes: (() => void)[] = [];
  private readonly endings: (() => void)[] = [];
  private settle: () => void = () => {};
  /** Resolves when it has committed or failed. */
  readonly ended = new Promise<void>((resolve) => (this.settle = resolve));

  onCommit(change: () => void): void {
    this.changes.push(change);
  }
  /** After a commit's changes, or in place of them. */
  onEnd(ending: () => void): void {
    this.endings.push(ending);
  }

  end(committed: boolean): void {
    if (committed) for (const change of this.changes) change();
    for (const ending of this.endings) ending();
    this.settle();
  }
}

/** The transaction as the stand-ins know it. */
export function memoryOf(tx: Transaction): MemoryTransaction {
  if (tx instanceof MemoryTransaction) return tx;
  throw new Error('This transaction is not one of the stand-ins');
}

export class MemoryTransactions extends Transactions {
  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const tx = new MemoryTransaction();
    try {
      const result = await work(tx);
      tx.end(true);
      return result;
    } catch (error) {
      tx.end(false);
      throw error;
    }
  }
}
