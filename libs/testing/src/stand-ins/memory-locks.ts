import type { MemoryTransaction } from './memory-transactions.js';

/** Names held by open transactions; whoever wants one that is held waits for its holder to end. */
export class MemoryLocks {
  private readonly holders = new Map<string, MemoryTransaction>();

  /** Taken in sorted order, so that two who want the same names never wait for each other. */
  async hold(names: readonly string[], tx: MemoryTransaction): Promise<void> {
    for (const name of [...new Set(names)].sort()) await this.holdOne(name, tx);
  }

  private async holdOne(name: string, tx: MemoryTransaction): Promise<void> {
    for (let holder = this.holders.get(name); holder; holder = this.holders.get(name)) {
      if (holder === tx) return;
      await holder.ended;
    }
    this.holders.set(name, tx);
    tx.onEnd(() => this.holders.delete(name));
  }
}
