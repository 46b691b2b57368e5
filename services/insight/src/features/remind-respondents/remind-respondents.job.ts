import { Outbox, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import {
  type DueReminders,
  Invitations,
  type Invited,
  isOver,
  nextReminder,
} from '../../domain/studies/invitations.js';
import { Studies } from '../../domain/studies/ports.js';
import { hasRoom } from '../../domain/studies/quotas.js';
import { invitationEvents, Tickets } from '../../fielding/invitation-events.js';
import { hashOfLink, respondentOf } from '../../fielding/respondent.js';

const SET = 1_000;

/**
 * Reminds whoever hasn't answered and whose groups still take answers, and tells nobody who that is: everybody who was
 * asked is told of again, and what is sealed says whether there is anything to send.
 */
@Injectable()
@Periodic()
export class RemindRespondents extends Job {
  readonly name = 'remind-respondents';
  readonly everyMs = 5_000;

  constructor(
    private readonly transactions: Transactions,
    private readonly invitations: Invitations,
    private readonly studies: Studies,
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
          await this.anew(due, tx),
          now,
        );
        await this.outbox.append(events, tx);
      }
      await this.invitations.reminded(due, nextReminder(fielding, reminded + 1, now), tx);
      return due.invited.length;
    });
  }

  /** Sealed anew for all of them, whether they have answered or not. */
  private async anew(due: DueReminders, tx: Transaction): Promise<Invited[]> {
    const asked = due.invited.flatMap(({ who, sealed }) => {
      const secret = this.tickets.secretIn(sealed);
      return secret === undefined ? [] : [{ who, secret, respondent: respondentOf(due.studyId, secret) }];
    });
    const answered = await this.invitations.answered(
      due.studyId,
      asked.map(({ respondent }) => respondent),
      tx,
    );
    const full = await this.full(
      due,
      asked.map(({ secret }) => hashOfLink(secret)),
      tx,
    );
    return asked.map(({ who, secret, respondent }) => {
      const done = answered.has(respondent.toString('hex')) || full.has(hashOfLink(secret).toString('hex'));
      return { who, sealed: this.tickets.issue(secret, !done) };
    });
  }

  /** Of these links, by hash in hexadecimal, those whose answer wouldn't be taken any more: a group of theirs is full. */
  private async full({ studyId, quotas }: DueReminders, links: readonly Buffer[], tx: Transaction) {
    if (quotas.length === 0) return new Set<string>();
    const fits = hasRoom(quotas, await this.studies.groupCounts(studyId, tx));
    const groups = await this.studies.groupsOf(links, tx);
    return new Set([...groups].flatMap(([hash, grouped]) => (fits(grouped) ? [] : [hash])));
  }
}
