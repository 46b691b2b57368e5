import type { Transaction } from '@mirrorloop/messaging';

/** One invitation or reminder of somebody who works here, as it was requested. */
export interface Requested {
  readonly mailId: string;
  readonly invitationId: string;
  readonly studyId: string;
  readonly personId: string;
  readonly reminder: number;
  readonly title: string;
  readonly language: 'en' | 'de';
  readonly message: string | null;
  readonly endsAt: string | null;
  readonly sealed: string;
}

export abstract class RequestedInvitations {
  /** Invitations, of these, that were mailed: only those are reminded. */
  abstract mailed(invitationIds: readonly string[], tx: Transaction): Promise<ReadonlySet<string>>;
  abstract keep(requested: readonly Requested[], now: Date, tx: Transaction): Promise<void>;
}
