import { type InvitationInHand, InvitationMails } from '@mirrorloop/mailing';

/** An invitation in hand, and whose it is. */
export interface CustomersInvitation extends Omit<InvitationInHand, 'unsubscribe'> {
  readonly subjectId: string;
}

/** An address that refused one for good is not mailed again. */
export abstract class CustomersInvitationMails extends InvitationMails<CustomersInvitation> {}
