import { InvitationPost } from '@mirrorloop/mailing';
import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { InvitationMails } from './invitation-mails.js';

/** Longer than any attempt takes: then whoever took it has died. */
const IN_HAND_MS = 120_000;
/** As many connections as a mail server gladly takes. */
const SET = 20;

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

  async run(now: Date): Promise<number> {
    if (!this.post.sends) return 0;
    const taken = await this.mails.take(now, new Date(now.getTime() + IN_HAND_MS), SET);
    const settled = await Promise.all(taken.map((mail) => this.post.send(mail, now)));
    if (settled.length > 0) await this.mails.record(settled);
    return taken.length;
  }
}
