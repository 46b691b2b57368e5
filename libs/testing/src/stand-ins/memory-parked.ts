import { copyOf } from './copy-of.js';
import { messageId, ParkedMessages, type ParkedRow, type Parking, type Transaction } from '@mirrorloop/messaging';
import { MemoryLocks } from './memory-locks.js';
import { memoryOf } from './memory-transactions.js';

export class MemoryParked extends ParkedMessages {
  private readonly rows = new Map<string, ParkedRow>();
  private readonly locks = new MemoryLocks();
  private lastId = 0;

  async park(group: string, parked: readonly Parking[], at: Date, tx: Transaction): Promise<void> {
    const names = parked.map(({ message }) => nameOf(group, messageId(message)));
    await this.locks.hold(names, memoryOf(tx));
    const rows = parked.map((parking) => this.rowOf(group, parking, at));
    memoryOf(tx).onCommit(() => {
      rows.forEach((row, i) => !this.rows.has(names[i]!) && this.rows.set(names[i]!, row));
    });
  }

  private rowOf(group: string, { message, reason, error, attempts }: Parking, at: Date): ParkedRow {
    this.lastId += 1;
    const copy = copyOf(message);
    return { id: String(this.lastId), group, reason, error: error.message, attempts, parkedAt: at, message: copy };
  }

  async take(group: string, messageIds: readonly string[], tx: Transaction): Promise<ParkedRow[]> {
    const names = messageIds.map((id) => nameOf(group, id));
    await this.locks.hold(names, memoryOf(tx));
    const taken = [...new Set(names)].flatMap((name) => this.rows.get(name) ?? []);
    memoryOf(tx).onCommit(() => taken.forEach((row) => this.rows.delete(nameOf(group, messageId(row.message)))));
    return copyOf(taken);
  }

  get(id: string): Promise<ParkedRow | undefined> {
    return Promise.resolve([...this.rows.values()].find((row) => row.id === id));
  }
  list({ group, before, limit }: { group?: string; before?: string; limit: number }): Promise<ParkedRow[]> {
    const rows = [...this.rows.values()]
      .filter((row) => (group ?? row.group) === row.group && (!before || Number(row.id) < Number(before)))
      .sort((a, b) => Number(b.id) - Number(a.id));
    return Promise.resolve(rows.slice(0, limit));
  }
  count(group?: string): Promise<number> {
    return Promise.resolve([...this.rows.values()].filter((row) => (group ?? row.group) === row.group).length);
  }
}

const nameOf = (group: string, messageId: string): string => JSON.stringify([group, messageId]);
