import { type AuditContract, type AuditEntry, contractOf } from '@mirrorloop/contracts';
import { type Clock, newId } from '@mirrorloop/kernel';
import { type Outbox, published, type Transaction } from '@mirrorloop/messaging';
import { AuditTrail, type Told } from './audit-trail.js';
import { requestInHand, type RequestInHand } from './request-in-hand.js';

const NOBODY = { id: '', kind: 'system' } as const;

/**
 * An entry leaves by the service's outbox, so that it commits with the change it tells of, and the gateway, which
 * hears all services, chains it. docs/decisions/audit-trail.md says why.
 */
export class OutboxAuditTrail extends AuditTrail {
  constructor(
    private readonly service: string,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {
    super();
  }

  async record(told: Told, tx: Transaction): Promise<void> {
    const now = this.clock.now();
    const request = requestInHand();
    const entry = entryOf(told, request, now);
    const cause = { id: entry.entryId, correlationId: entry.entryId };
    await this.outbox.append(published(`${this.service}.audit`, cause, [this.contract().of(entry)], now), tx);
    request?.noteRecordedIn(tx);
  }

  /** A service that can't say who did what does nothing. */
  private contract(): AuditContract {
    const contract = contractOf(`${this.service}.audit-recorded.v1`);
    if (!contract) throw new Error(`No event ${this.service}.audit-recorded.v1 is declared`);
    return contract as AuditContract;
  }
}

function entryOf(told: Told, request: RequestInHand | undefined, now: Date): AuditEntry {
  return {
    entryId: newId(now),
    at: now.toISOString(),
    kind: told.kind ?? 'change',
    who: told.who ?? request?.who ?? NOBODY,
    what: told.what ?? request?.route ?? 'something',
    subject: told.subject ?? request?.subject ?? null,
    seen: [...(told.seen ?? [])],
    before: asRecord(told.before),
    after: asRecord(told.after),
    why: told.why ?? request?.why ?? null,
  };
}

/** As JSON will have it: dates as text, and nothing that is undefined. */
const asRecord = (value: object | null | undefined): Record<string, unknown> | null =>
  value ? (JSON.parse(JSON.stringify(value)) as Record<string, unknown>) : null;
