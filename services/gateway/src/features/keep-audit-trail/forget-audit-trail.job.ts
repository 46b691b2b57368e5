import { AuditTrail } from '@mirrorloop/audit';
import { Settings, Transactions } from '@mirrorloop/messaging';
import { ForgetOld, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { AuditChain } from './audit-chain.js';

const SET = 2_000;

/** The trail itself says that its beginning was forgotten, and up to when. */
@Injectable()
@Periodic()
export class ForgetAuditTrail extends ForgetOld {
  readonly kind = 'auditTrail';

  constructor(
    private readonly chain: AuditChain,
    private readonly trail: AuditTrail,
    private readonly transactions: Transactions,
    settings: Settings,
  ) {
    super(settings);
  }

  protected forget(before: Date): Promise<number> {
    return this.transactions.run(async (tx) => {
      const entries = await this.chain.forget(before, SET, tx);
      if (entries > 0) await this.trail.record({ what: 'forget-audit-trail', after: { entries, before } }, tx);
      return entries;
    });
  }
}
