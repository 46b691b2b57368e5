import { derivedId } from '@mirrorloop/kernel';
import type { InvitationInHand, Settled } from './invitation-post.js';

/** Invitations and reminders that wait to be sent, as a service keeps them. */
export abstract class InvitationMails<Mail = InvitationInHand> {
  /**
   * Takes up to `limit` whose time has come, earliest first, each until `until`: nobody else takes them before, and
   * whoever dies with them in hand leaves them to the next. What was on its way then may arrive twice, under one id.
   */
  abstract take(now: Date, until: Date, limit: number): Promise<Mail[]>;
  /** What became of them. */
  abstract record(settled: readonly Settled[], now: Date): Promise<void>;
}

/** The same at each delivery of the event that asks for it. */
export const invitationMailId = (invitationId: string, reminder: number): string =>
  derivedId('invitation-mail', invitationId, String(reminder));

/** Column by column, as `unnest` takes it: mail_id, state, why_not, trouble, next_at. */
export const columnsOf = (settled: readonly Settled[]): unknown[][] => [
  settled.map(({ mailId }) => mailId),
  settled.map(({ state }) => state),
  settled.map(({ whyNot }) => whyNot),
  settled.map(({ trouble }) => trouble),
  settled.map(({ nextAt }) => nextAt),
];
