import { type EventOf, InvitationRequested } from '@mirrorloop/contracts';
import { invitationMailId } from '@mirrorloop/mailing';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import {
  type Askable,
  type Asking,
  Invitations,
  type Requested,
  type WhyNot,
  whyNotAsk,
} from '../../domain/invitation.js';

type Heard = EventOf<typeof InvitationRequested>;
type Kept = Requested & { readonly whyNot: WhyNot | null };
/** This batch's own. */
interface State {
  readonly askable: (Asking & Askable)[];
  readonly mailed: ReadonlySet<string>;
  readonly windowDays: number;
  readonly kept: Kept[];
  at: Date;
}

/**
 * Decides whether a customer may be asked: only who agreed, can be reached, and wasn't asked lately; everybody else is
 * kept with the reason. Reminders go to whom the invitation was mailed.
 */
@Injectable()
@Handles(InvitationRequested, { group: 'ingestion.invite-customers' })
export class InviteCustomersHandler implements BatchHandler<typeof InvitationRequested, State> {
  constructor(private readonly invitations: Invitations) {}

  async load(events: readonly Heard[], tx: Transaction): Promise<State> {
    const customers = events.filter(({ data }) => data.subjectId !== null);
    const asking = customers.filter(({ data }) => data.reminder === 0);
    const reminding = customers.filter(({ data }) => data.reminder > 0);
    const of = asking.map(({ data }) => ({ subjectId: data.subjectId!, studyId: data.studyId }));
    return {
      askable: await this.invitations.askable(of, tx),
      mailed: await this.invitations.mailed(
        reminding.map(({ data }) => data.invitationId),
        tx,
      ),
      windowDays: (await this.invitations.settings(tx)).windowDays,
      kept: [],
      at: new Date(0),
    };
  }

  decide(state: State, { data }: Heard, { now }: { readonly now: Date }): Decision<State> {
    state.at = now;
    const { subjectId, reminder, invitationId } = data;
    if (subjectId === null) return unchanged('an employee is asked');
    if (reminder > 0) {
      if (!state.mailed.has(invitationId)) return unchanged('the invitation itself was not mailed');
      state.kept.push({ ...requestedOf(data, subjectId), whyNot: null });
      return decided(state);
    }
    const customer = state.askable.find((one) => one.subjectId === subjectId && one.studyId === data.studyId);
    const whyNot = whyNotAsk(customer, state.windowDays, now) ?? null;
    state.kept.push({ ...requestedOf(data, subjectId), whyNot });
    return decided(customer && !whyNot ? { ...state, askable: whenAsked(state.askable, customer, now) } : state);
  }

  async save({ kept, at }: State, tx: Transaction): Promise<void> {
    await this.invitations.keep(kept, at, tx);
  }
}

/** Whoever is asked here is found asked by what comes after it in the batch, whichever of their subjects it names. */
const whenAsked = (all: readonly (Asking & Askable)[], { customerId, studyId }: Asking & Askable, now: Date) =>
  all.map((one) => {
    if (one.customerId !== customerId) return one;
    return one.studyId === studyId ? { ...one, askedByThis: true } : { ...one, lastAsked: now };
  });

const requestedOf = (data: Heard['data'], subjectId: string): Requested => {
  const { invitationId, studyId, title, message, endsAt, reminder, sealed } = data;
  return {
    ...{ invitationId, studyId, subjectId, title, message, reminder, sealed },
    mailId: invitationMailId(invitationId, reminder),
    language: data.language,
    endsAt: endsAt === null ? null : new Date(endsAt),
  };
};
