import { AuditTrail } from '@mirrorloop/audit';
import type { SourceView } from '@mirrorloop/contracts';
import { Clock, NotFound } from '@mirrorloop/kernel';
import { Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { newWriteKey } from '../../domain/write-key.js';
import { SourceBook } from './source-book.js';

/** Keys follow one another and are taken back; the audit trail tells of which, by id and never by the key. */
@Injectable()
export class ChangeWriteKeys {
  constructor(
    private readonly book: SourceBook,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns the source with its new key, which is shown this once */
  async add(id: string, version: number, overlapMs: number): Promise<SourceView> {
    const key = newWriteKey();
    const now = this.clock.now();
    const othersEndAt = new Date(now.getTime() + overlapMs);
    return this.transactions.run(async (tx) => {
      const source = await this.book.addKey({ id, version }, key, { now, othersEndAt }, tx);
      const after = { keyId: key.id, prefix: key.prefix, othersEndAt: othersEndAt.toISOString() };
      await this.trail.record({ after }, tx);
      return { ...source, writeKey: key.secret };
    });
  }

  async revoke(id: string, keyId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await this.book.revokeKey({ id, keyId }, this.clock.now(), tx))) throw new NotFound('write key');
      await this.trail.record({ before: { keyId }, after: null }, tx);
    });
  }
}
