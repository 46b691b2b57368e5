import { InvitationRequested, INVITATIONS_SEAL, ticketOf, ticketText } from '@mirrorloop/contracts';
import { derivedId, Seal } from '@mirrorloop/kernel';
import { type Envelope, published } from '@mirrorloop/messaging';
import { ServiceConfig } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import type { Population } from '../domain/studies/instrument.js';
import type { HowAsked, Invited } from '../domain/studies/invitations.js';

/** One round of invitations or reminders. */
export interface Round extends HowAsked {
  readonly studyId: string;
  readonly title: string;
  readonly wave: number;
  readonly population: Population;
  readonly endsAt: Date | null;
  readonly reminder: number;
}

/** What ties somebody to a link, from the moment it is made sealed for whoever sends it. */
@Injectable()
export class Tickets {
  private readonly seal: Seal;

  constructor(config: ServiceConfig) {
    this.seal = new Seal(config, INVITATIONS_SEAL);
  }

  issue(secret: string, due = true): string {
    return this.seal.seal(ticketText({ due, secret }));
  }

  /** @returns undefined for what was sealed under a secret that is gone */
  secretIn(sealed: string): string | undefined {
    const opened = this.seal.open(sealed);
    return opened === undefined ? undefined : ticketOf(opened).secret;
  }
}

/** Ids derive from study, person and round, so that asking the same again is no news. */
export const invitationEvents = (by: string, round: Round, invited: readonly Invited[], now: Date): Envelope[] =>
  invited.flatMap(({ who, sealed }) => {
    const { studyId, reminder, endsAt, population, ...rest } = round;
    const event = InvitationRequested.of({
      ...{ ...rest, studyId, population, reminder, sealed },
      invitationId: derivedId('invitation', studyId, who),
      endsAt: endsAt?.toISOString() ?? null,
      subjectId: population === 'customer' ? who : null,
      personId: population === 'employee' ? who : null,
    });
    const id = derivedId('invitation', studyId, who, String(reminder));
    return published(by, { id, correlationId: studyId }, [event], now);
  });
