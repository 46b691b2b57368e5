import { Inbox, type Transaction } from '@mirrorloop/messaging';
import { MemoryLocks } from './memory-locks.js';
import { memoryOf } from './memory-transactions.js';

export class MemoryInbox extends Inbox {
  private readonly handled = new Set<string>();
  private readonly locks = new MemoryLocks();
  private readonly claimedBy = new WeakMap<Transaction, Set<string>>();

  async claim(group: string, ids: readonly string[], tx: Transaction): Promise<ReadonlySet<string>> {
    const memory = memoryOf(tx);
    const name = (id: string) => JSON.stringify([group, id]);
    await this.locks.hold(ids.map(name), memory);
    const mine = this.claimedBy.get(tx) ?? new Set();
    const fresh = new Set(ids.filter((id) => !this.handled.has(name(id)) && !mine.has(name(id))));
    this.claimedBy.set(tx, new Set([...mine, ...[...fresh].map(name)]));
    memory.onCommit(() => fresh.forEach((id) => this.handled.add(name(id))));
    return fresh;
  }
}
