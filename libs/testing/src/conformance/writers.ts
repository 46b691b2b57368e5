import type { Envelope } from '@mirrorloop/messaging';
import { undone } from './gate.js';
import type { Tables } from './setups.js';
import { event, fresh, range } from './things.js';

interface Load {
  readonly writers: number;
  readonly transactions: number;
  readonly keys: number;
}

/** Writers that lock a key, put its next event into the outbox and commit; one in twenty fails after all. */
export function concurrentWriters(tables: Tables, { writers, transactions, keys }: Load, topic = fresh('written')) {
  const committed: Envelope[] = [];
  const last = new Map<string, number>();
  const write = async (key: string): Promise<void> => {
    await tables.transactions.run(async (tx) => {
      await tables.inbox.claim('g.writers', [fresh('write')], tx);
      await tables.effects.lock([key], tx);
      const next = event(topic, key, (last.get(key) ?? 0) + 1);
      await tables.outbox.append([next], tx);
      // Under the key's lock, and the commit that follows can't fail: nobody else counts this key meanwhile.
      last.set(key, next.sequence);
      committed.push(next);
    });
  };
  const fail = (key: string): Promise<void> =>
    undone(tables.transactions, (tx) => tables.outbox.append([event(topic, key, 1_000_000)], tx));
  const writer = async (w: number): Promise<void> => {
    for (const t of range(transactions)) await ((w * transactions + t) % 20 === 0 ? fail : write)(`k${(w + t) % keys}`);
  };
  return { committed, topic, done: Promise.all(range(writers).map(writer)).then(() => undefined) };
}
