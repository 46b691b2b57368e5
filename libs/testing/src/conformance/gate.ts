import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction, Transactions } from '@mirrorloop/messaging';

/** Something waits at it until somebody opens it. */
export class Gate {
  open: () => void = () => {};
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));

  /**
   * Opens it a little later, so that whoever else was just started has come as far as it can. A right
   * implementation passes whatever the time; only the chance to catch a wrong one depends on it.
   */
  async openSoon(): Promise<void> {
    await sleep(100);
    this.open();
  }
}

/** Runs the work and undoes it. */
export async function undone(transactions: Transactions, work: (tx: Transaction) => Promise<unknown>): Promise<void> {
  const run = transactions.run(async (tx) => {
    await work(tx);
    throw new Error('undone on purpose');
  });
  await assert.rejects(run, /undone on purpose/);
}
