import { Outbox, Transactions } from '@mirrorloop/messaging';
import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import {
  type DueReminders,
  Invitations,
  type Invited,
  isOver,
  nextReminder,
} from '../../domain/studies/invitations.js';
import { invitationEvents, Tickets } from '../../fielding/invitation-events.js';
import { respondentOf } from '../../fielding/respondent.js';

const SET = 1_000;

/**
 * Reminds whoever hasn't answered, and tells nobody who has: everybody who was asked is told of again, and what is
 * sealed says whether there is anything to send.
 */
@Injectable()
@Periodic()
export class RemindRespondents extends Job {
  readonly name = 'remind-respondents';
  readonly everyMs = 5_000;

  constructor(
    private readonly transactions: Transactions,
    private readonly invitations: Invitations,
    private readonly tickets: Tickets,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  run(now: Date): Promise<number> {
    return this.transactions.run(async (tx) => {
      const due = await this.invitations.due(now, SET, tx);
      if (!due) return 0;
      const { fielding, reminded, ...round } = due;
      if (!isOver(fielding, now)) {
        const { studyId, title, wave, population, language, message } = round;
        const told = { studyId, title, wave, population, language, message, endsAt: fielding.endsAt };
        const events = invitationEvents(
          'insight.remind-respondents',
          { ...told, reminder: reminded + 1 },
          this.anew(due),
          now,
        );
        await this.outbox.append(events, tx);
      }
      await this.invitations.reminded(due, nextReminder(fielding, reminded + 1, now), tx);
      return due.invited.length;
    });
  }

  /** Sealed anew for all of them, whether they have answered or not. */
  private anew({ studyId, invited, answered }: DueReminders): Invited[] {
    return invited.flatMap(({ who, sealed }) => {
      const secret = this.tickets.secretIn(sealed);
      if (secret === undefined) return [];
      const due = !answered.has(respondentOf(studyId, secret).toString('hex'));
      return [{ who, sealed: this.tickets.issue(secret, due) }];
    });
  }
}
