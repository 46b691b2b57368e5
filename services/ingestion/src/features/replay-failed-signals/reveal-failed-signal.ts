import { AuditTrail } from '@mirrorloop/audit';
import type { RevealedFailure } from '@mirrorloop/contracts';
import { Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { FailedSignals } from './failed-signals.js';

/** Shows one failed signal as it was sent. Who looked at it and why is recorded before it is shown. */
@Injectable()
export class RevealFailedSignal {
  constructor(
    private readonly failed: FailedSignals,
    private readonly trail: AuditTrail,
    private readonly transactions: Transactions,
  ) {}

  /** Throws `NotFound`. */
  async reveal(id: string, why: string): Promise<RevealedFailure> {
    const { message, raw } = await this.failed.get(id);
    const look = { kind: 'look' as const, seen: [id], after: { of: 'failed-signal' }, why };
    await this.transactions.run((tx) => this.trail.record(look, tx));
    return { message, raw };
  }
}
