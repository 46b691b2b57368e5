import { randomBytes } from 'node:crypto';
import type { InvitedView } from '@mirrorloop/contracts';
import { Clock, NotFound } from '@mirrorloop/kernel';
import { Outbox, type Transaction, Transactions } from '@mirrorloop/messaging';
import { ConflictException, Injectable } from '@nestjs/common';
import {
  type Candidate,
  type Fielding,
  type HowAsked,
  Invitations,
  isOver,
  nextReminder,
} from '../../domain/studies/invitations.js';
import { Studies } from '../../domain/studies/ports.js';
import type { Study } from '../../domain/studies/study.js';
import { invitationEvents, Tickets } from '../../fielding/invitation-events.js';
import { hashOfLink, respondentOf } from '../../fielding/respondent.js';
import { holdTakesLinks } from '../../fielding/takes-links.js';
import type { InviteBody } from './invite-body.js';

/** In one transaction; whoever invites more calls again. */
const MOST = 5_000;
const DAY_MS = 86_400_000;

/**
 * Asks people for their answers, each by a link of their own. Links are kept in order of their hash and people in order
 * of their id: neither a row's place nor what it holds ties one to the other, but for whoever can open the seal.
 */
@Injectable()
export class InviteRespondents {
  constructor(
    private readonly transactions: Transactions,
    private readonly studies: Studies,
    private readonly invitations: Invitations,
    private readonly tickets: Tickets,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(studyId: string, said: InviteBody): Promise<InvitedView> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const study = await this.studies.lock(studyId, tx);
      const fielding = study && (await this.invitations.fieldingOf(studyId, tx));
      if (!study || !fielding) throw new NotFound('study');
      holdTakesLinks(study);
      if (isOver(fielding, now)) throw new ConflictException('This study takes no more answers.');
      const asked = await this.candidates(studyId, said, now, tx);
      await this.ask(study, fielding, said, asked, now, tx);
      const { customers, employees } = await this.invitations.counts(studyId, tx);
      return { invited: asked.length, total: said.population === 'customer' ? customers : employees };
    });
  }

  private async candidates(studyId: string, said: InviteBody, now: Date, tx: Transaction): Promise<Candidate[]> {
    if (said.population === 'employee') return this.invitations.employees(studyId, said.teams, MOST, tx);
    const { customers } = await this.invitations.counts(studyId, tx);
    const room = Math.min(MOST, Math.max(0, said.upTo - customers));
    const since = said.withinDays ? new Date(now.getTime() - said.withinDays * DAY_MS) : undefined;
    return this.invitations.customers(studyId, { ...said, since }, room, tx);
  }

  private async ask(
    { id, title, wave }: Study,
    fielding: Fielding,
    { population, language, message }: InviteBody,
    candidates: readonly Candidate[],
    now: Date,
    tx: Transaction,
  ): Promise<void> {
    if (candidates.length === 0) return;
    const how: HowAsked = { language, message: message ?? null };
    const made = candidates.map((candidate) => ({ ...candidate, secret: randomBytes(18).toString('base64url') }));
    const links = made.map(({ secret, groups }) => ({
      ...{ studyId: id, population, groups, personal: true },
      hash: hashOfLink(secret),
      respondent: respondentOf(id, secret),
    }));
    await this.studies.addLinks(
      links.toSorted((a, b) => a.hash.compare(b.hash)),
      tx,
    );
    const invited = made.map(({ who, secret }) => ({ who, sealed: this.tickets.issue(secret) }));
    await this.invitations.add(id, population, invited, how, nextReminder(fielding, 0, now), tx);
    const round = { ...how, studyId: id, title, wave, population, endsAt: fielding.endsAt, reminder: 0 };
    await this.outbox.append(invitationEvents('insight.invite-respondents', round, invited, now), tx);
  }
}
