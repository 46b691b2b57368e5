import type { InvitationInHand, Settled } from '@mirrorloop/mailing';

export abstract class InvitationMails {
  /**
   * Takes up to `limit` whose time has come, earliest first, each until `until`: nobody else takes them before, and
   * whoever dies with them in hand leaves them to the next. What was on its way then may arrive twice, under one id.
   */
  abstract take(now: Date, until: Date, limit: number): Promise<InvitationInHand[]>;
  abstract record(settled: readonly Settled[]): Promise<void>;
  /** A set of those asked before then. @returns how many */
  abstract forget(before: Date): Promise<number>;
}
