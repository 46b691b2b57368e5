import { InvitationPost } from '@mirrorloop/mailing';
import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { UnsubscribeLinks } from '../../domain/unsubscribe-links.js';
import { CustomersInvitationMails } from './invitation-mails.js';

/** Mails customers who may be asked, some at once; that they still may be is looked at again as each is taken. */
@Injectable()
@Periodic()
export class MailInvitations extends Job {
  readonly name = 'mail-invitations';
  readonly everyMs = 1_000;

  constructor(
    private readonly mails: CustomersInvitationMails,
    private readonly post: InvitationPost,
    private readonly links: UnsubscribeLinks,
  ) {
    super();
  }

  run(now: Date): Promise<number> {
    return this.post.sendDue(this.mails, now, (mail) => {
      return { ...mail, unsubscribe: `${this.post.address}/unsubscribe/${this.links.of(mail.subjectId)}` };
    });
  }
}
