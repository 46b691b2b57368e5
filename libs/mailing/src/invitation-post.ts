import { INVITATIONS_SEAL, ticketOf } from '@mirrorloop/contracts';
import { Seal, type Secrets } from '@mirrorloop/kernel';
import { afterAttempt, type Answer } from './attempts.js';
import { invitationMail, type InvitationToWrite } from './invitation-mail.js';
import type { InvitationMails } from './invitation-mails.js';
import type { Mailer } from './mailer.js';

/** Longer than any attempt takes: then whoever took it has died. */
const IN_HAND_MS = 120_000;
/** As many connections as a mail server gladly takes. */
const SET = 20;

/** An invitation or a reminder whose turn it is, as the service that sends it keeps it. */
export interface InvitationInHand extends Omit<InvitationToWrite, 'link'> {
  readonly mailId: string;
  readonly sealed: string;
  /** Attempts made, the one that was just begun included. */
  readonly attempts: number;
  readonly address: string | null;
  /** Why it isn't to be sent any more, whatever the seal says: consent withdrawn, nobody there. */
  readonly whyNot: string | null;
}

/** What became of it. A reminder is settled, whether anything was to be sent or not: no row tells who has answered. */
export interface Settled {
  readonly mailId: string;
  readonly state: 'waiting' | 'mailed' | 'not-mailed' | 'settled';
  readonly whyNot: string | null;
  /** Why the last attempt failed, of what is tried again. */
  readonly trouble: string | null;
  readonly nextAt: Date;
  /** The address refused it for good. */
  readonly bounced: { readonly address: string; readonly why: string } | null;
}

/** Sends invitations that another service made: opens what is sealed, writes the mail, and says what became of it. */
export class InvitationPost {
  private readonly seal: Seal;

  constructor(
    private readonly mailer: Mailer,
    secrets: Secrets,
    private readonly publicAddress: (() => string | undefined) | undefined,
  ) {
    this.seal = new Seal(secrets, INVITATIONS_SEAL);
  }

  /** Without a mail server, or without an address that links begin with, nothing is tried: invitations wait. */
  get sends(): boolean {
    return this.mailer.sends && this.address !== undefined;
  }
  get address(): string | undefined {
    return this.publicAddress?.();
  }

  /** Sends a set of those whose time has come, all at once. @returns how many: after a full set there may be more */
  async sendDue<Mail>(mails: InvitationMails<Mail>, now: Date, inHand: (mail: Mail) => InvitationInHand) {
    if (!this.sends) return 0;
    const taken = await mails.take(now, new Date(now.getTime() + IN_HAND_MS), SET);
    const settled = await Promise.all(taken.map((mail) => this.send(inHand(mail), now)));
    if (settled.length > 0) await mails.record(settled, now);
    return taken.length;
  }

  private async send(mail: InvitationInHand, now: Date): Promise<Settled> {
    const whyNot =
      mail.whyNot ?? (mail.endsAt && mail.endsAt <= now ? 'over' : null) ?? (mail.address ? null : 'no-address');
    if (whyNot) return notMailed(mail, whyNot, now);
    const opened = this.seal.open(mail.sealed);
    if (opened === undefined) return notMailed(mail, 'unreadable', now);
    const { due, secret } = ticketOf(opened);
    if (!due) return done(mail, now);
    const written = invitationMail({ ...mail, link: `${this.address}/answer/${secret}` });
    return this.after(mail, await this.mailer.send({ id: mail.mailId, to: mail.address!, ...written }), now);
  }

  private after(mail: InvitationInHand, answer: Answer, now: Date): Settled {
    if (answer.kind === 'delivered') return done(mail, now);
    if (answer.kind === 'gone')
      return { ...notMailed(mail, 'not-reachable', now), bounced: { address: mail.address!, why: answer.why } };
    const { state, nextAt, why } = afterAttempt(mail.attempts, answer, now);
    if (state === 'failed') return notMailed(mail, 'failed', now);
    return {
      mailId: mail.mailId,
      state: 'waiting',
      whyNot: null,
      trouble: why && withoutAddresses(why),
      nextAt,
      bounced: null,
    };
  }
}

/** A server's words may name whom a mail was for: they are shown to who may not know. */
const withoutAddresses = (words: string): string => words.replace(/<?[^\s<>"']+@[^\s<>"',;]+>?/g, '(address)');

const nothing = { whyNot: null, trouble: null, bounced: null };
const done = ({ mailId, reminder }: InvitationInHand, now: Date): Settled => ({
  ...{ ...nothing, mailId, nextAt: now },
  state: reminder > 0 ? 'settled' : 'mailed',
});
const notMailed = (mail: InvitationInHand, whyNot: string, now: Date): Settled =>
  mail.reminder > 0 ? done(mail, now) : { ...nothing, mailId: mail.mailId, nextAt: now, state: 'not-mailed', whyNot };
