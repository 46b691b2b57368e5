import { InvitationMails, InvitationPost } from '@mirrorloop/mailing';
import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';

/** Mails people who work here, some at once. */
@Injectable()
@Periodic()
export class MailInvitations extends Job {
  readonly name = 'mail-invitations';
  readonly everyMs = 1_000;

  constructor(
    private readonly mails: InvitationMails,
    private readonly post: InvitationPost,
  ) {
    super();
  }

  run(now: Date): Promise<number> {
    return this.post.sendDue(this.mails, now, (mail) => mail);
  }
}
