import { setImmediate } from 'node:timers/promises';
import { InvitationRequested, INVITATIONS_SEAL, ticketOf, ticketText } from '@mirrorloop/contracts';
import { derivedId, Seal } from '@mirrorloop/kernel';
import { type Envelope, published } from '@mirrorloop/messaging';
import { ServiceConfig } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import type { Population } from '../domain/studies/instrument.js';
import type { Asked, HowAsked, Invited } from '../domain/studies/invitations.js';
import { respondentOf } from './respondent.js';

const OPENED_AT_ONCE = 1_000;

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

  /**
   * Who of those that were asked has answered, and whoever can't be told: what was sealed under a secret that is gone
   * stays closed, and nobody is to count twice. Kept nowhere. Of thousands, a thousand at a time, lest all else waits.
   */
  async whoMayHaveAnswered(studyId: string, { invited, answered }: Asked): Promise<string[]> {
    const found: string[] = [];
    for (let i = 0; i < invited.length; i += OPENED_AT_ONCE) {
      const some = invited.slice(i, i + OPENED_AT_ONCE);
      found.push(...some.filter((one) => this.mayHaveAnswered(studyId, one, answered)).map(({ who }) => who));
      await setImmediate();
    }
    return found;
  }

  private mayHaveAnswered(studyId: string, { sealed }: Invited, answered: ReadonlySet<string>): boolean {
    const secret = this.secretIn(sealed);
    return secret === undefined || answered.has(respondentOf(studyId, secret).toString('hex'));
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
