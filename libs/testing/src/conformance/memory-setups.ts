import type { Transaction } from '@mirrorloop/messaging';
import { MemoryBroker } from '../stand-ins/memory-broker.js';
import { MemoryInbox } from '../stand-ins/memory-inbox.js';
import { MemoryLocks } from '../stand-ins/memory-locks.js';
import { MemoryLog } from '../stand-ins/memory-log.js';
import { MemoryOutbox } from '../stand-ins/memory-outbox.js';
import { MemoryParked } from '../stand-ins/memory-parked.js';
import { memoryOf, MemoryTransactions } from '../stand-ins/memory-transactions.js';
import {
  clientsOf,
  type Effect,
  Effects,
  type LogSetup,
  pipelineOf,
  type PipelineSetup,
  type Tables,
} from './setups.js';

class MemoryEffects extends Effects {
  private readonly effects: Effect[] = [];
  private readonly locks = new MemoryLocks();

  lock(keys: readonly string[], tx: Transaction): Promise<void> {
    return this.locks.hold(keys, memoryOf(tx));
  }
  add(effects: readonly Effect[], tx: Transaction): Promise<void> {
    memoryOf(tx).onCommit(() => this.effects.push(...effects));
    return Promise.resolve();
  }
  all(): Promise<Effect[]> {
    return Promise.resolve([...this.effects]);
  }
}

export function memoryTables(): Promise<Tables> {
  const outbox = new MemoryOutbox();
  return Promise.resolve({
    transactions: new MemoryTransactions(),
    inbox: new MemoryInbox(),
    outbox,
    unsent: outbox,
    parked: new MemoryParked(),
    effects: new MemoryEffects(),
    close: () => Promise.resolve(),
  });
}

export function memoryLog(): Promise<LogSetup> {
  const broker = new MemoryBroker();
  return Promise.resolve({
    ...clientsOf(() => Promise.resolve(new MemoryLog(broker))),
    forgetBefore: (place) => Promise.resolve(broker.forgetBefore(place, Number(place.position))),
    appendRaw: (topic, text) => Promise.resolve(broker.appendRaw(topic, text)),
  });
}

export const memoryPipeline = async (): Promise<PipelineSetup> => pipelineOf(await memoryTables(), await memoryLog());
