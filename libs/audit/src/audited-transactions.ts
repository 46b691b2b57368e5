import { type Transaction, Transactions } from '@mirrorloop/messaging';
import type { AuditTrail } from './audit-trail.js';
import { requestInHand } from './request-in-hand.js';

/**
 * No feature can forget the trail: a request that may change something, and whose first transaction ends without a
 * word, is recorded in that transaction with what is known of it: who, which route, which thing, which fields.
 */
export class AuditedTransactions extends Transactions {
  constructor(
    private readonly inner: Transactions,
    private readonly trail: AuditTrail,
  ) {
    super();
  }

  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const request = requestInHand();
    if (!request) return this.inner.run(work);
    let committed: Transaction | undefined;
    const result = await this.inner.run(async (tx) => {
      const done = await work(tx);
      if (request.isOwed(tx)) await this.trail.record({ after: fieldsOf(request.fields) }, tx);
      committed = tx;
      return done;
    });
    if (committed) request.noteCommitted(committed);
    return result;
  }
}

export const fieldsOf = (fields: readonly string[]): object | null => (fields.length > 0 ? { fields } : null);
