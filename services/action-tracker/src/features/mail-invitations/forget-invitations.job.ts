import { Settings } from '@mirrorloop/messaging';
import { ForgetOld, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { InvitationMails } from './invitation-mails.js';

/** Whom a study asked is kept as long as its answers are. */
@Injectable()
@Periodic()
export class ForgetInvitations extends ForgetOld {
  readonly kind = 'answers';

  constructor(
    private readonly mails: InvitationMails,
    settings: Settings,
  ) {
    super(settings);
  }

  protected forget(before: Date): Promise<number> {
    return this.mails.forget(before);
  }
}
