import { MemoryTable } from '@mirrorloop/testing';
import type { Transaction } from '@mirrorloop/messaging';
import type { AnalysedSignal } from '../src/domain/analysed-signal.js';
import { AnalysedSignals, type Customer, Customers } from '../src/domain/ports.js';

/** Keeps what the port promises: nothing of a transaction that fails is seen. */
export class MemorySignals extends AnalysedSignals {
  readonly table = new MemoryTable<AnalysedSignal>(({ signalId }) => signalId);

  async known(ids: readonly string[], tx: Transaction): Promise<ReadonlySet<string>> {
    return new Set((await this.table.lock(ids, tx)).map(({ signalId }) => signalId));
  }
  add(signals: readonly AnalysedSignal[], tx: Transaction): Promise<void> {
    if (signals.some(({ signalId }) => this.table.get(signalId)))
      return Promise.reject(new Error('a signal is kept twice'));
    this.table.put(signals, tx);
    return Promise.resolve();
  }
}

export class MemoryCustomers extends Customers {
  readonly table = new MemoryTable<Customer>(({ customerId }) => customerId);

  async save(customers: readonly Customer[], tx: Transaction): Promise<void> {
    const ids = customers.map(({ customerId }) => customerId);
    const known = new Map((await this.table.lock(ids, tx)).map((it) => [it.customerId, it.sequence]));
    const newer = customers.filter(({ customerId, sequence }) => sequence > (known.get(customerId) ?? -1));
    this.table.put(newer, tx);
  }
}
