import { type EventOf, InvitationRequested } from '@mirrorloop/contracts';
import { invitationMailId } from '@mirrorloop/mailing';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type Requested, RequestedInvitations } from './requested-invitations.js';

type Heard = EventOf<typeof InvitationRequested>;
/** This batch's own. */
interface State {
  readonly mailed: ReadonlySet<string>;
  readonly kept: readonly Requested[];
  readonly at: Date;
}

/** Puts invitations of people who work here among the mails to be sent; reminders go to whom the invitation was mailed. */
@Injectable()
@Handles(InvitationRequested, { group: 'action-tracker.invite-people' })
export class InvitePeopleHandler implements BatchHandler<typeof InvitationRequested, State> {
  constructor(private readonly invitations: RequestedInvitations) {}

  async load(events: readonly Heard[], tx: Transaction): Promise<State> {
    const reminding = events.filter(({ data }) => data.personId !== null && data.reminder > 0);
    const ids = reminding.map(({ data }) => data.invitationId);
    return { mailed: await this.invitations.mailed(ids, tx), kept: [], at: new Date(0) };
  }

  decide(state: State, { data }: Heard, { now }: { readonly now: Date }): Decision<State> {
    const { personId, invitationId, reminder } = data;
    if (personId === null) return unchanged('a customer is asked');
    if (reminder > 0 && !state.mailed.has(invitationId)) return unchanged('the invitation itself was not mailed');
    return decided({ ...state, at: now, kept: [...state.kept, requestedOf(data, personId)] });
  }

  async save({ kept, at }: State, tx: Transaction): Promise<void> {
    if (kept.length > 0) await this.invitations.keep(kept, at, tx);
  }
}

const requestedOf = (data: Heard['data'], personId: string): Requested => {
  const { invitationId, studyId, reminder, title, language, message, endsAt, sealed } = data;
  return {
    ...{ invitationId, studyId, personId, reminder, title, language, message, endsAt, sealed },
    mailId: invitationMailId(invitationId, reminder),
  };
};
