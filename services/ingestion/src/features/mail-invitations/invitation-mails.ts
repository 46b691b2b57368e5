import type { InvitationInHand, Settled } from '@mirrorloop/mailing';

/** An invitation in hand, and whose it is. */
export interface CustomersInvitation extends Omit<InvitationInHand, 'unsubscribe'> {
  readonly subjectId: string;
}

export abstract class InvitationMails {
  /**
   * Takes up to `limit` whose time has come, earliest first, each until `until`: nobody else takes them before, and
   * whoever dies with them in hand leaves them to the next. What was on its way then may arrive twice, under one id.
   */
  abstract take(now: Date, until: Date, limit: number): Promise<CustomersInvitation[]>;
  /** What became of them; an address that refused one for good is not mailed again. */
  abstract record(settled: readonly Settled[], now: Date): Promise<void>;
}
