import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, instant } from '../shapes.js';

export const InvitationRequested = defineEvent({
  type: 'insight.invitation-requested.v1',
  topic: 'insight.invitations',
  summary:
    'Somebody is to be asked for their answers to a study, or reminded. Never an answer: everybody who was asked is told of again at each reminder, and whether one is due to them only the sender can read.',
  key: ({ subjectId, personId, invitationId }) => subjectId ?? personId ?? invitationId,
  schema: z.strictObject({
    /** The same in each reminder of it. */
    invitationId: id,
    studyId: id,
    title: z.string().min(1),
    wave: z.number().int().positive(),
    population: z.enum(['customer', 'employee']),
    /** Of a customer. */
    subjectId: id.nullable(),
    /** Of an employee. */
    personId: id.nullable(),
    /** 0 asks; 1 and more remind. */
    reminder: z.number().int().min(0).max(10),
    language: z.enum(['en', 'de']),
    /** What whoever invites says besides. */
    message: z.string().nullable(),
    /** From then on no answer is taken at the link. */
    endsAt: instant.nullable(),
    /** The personal link, and whether there is anything to send: sealed, so that neither the log nor who hears it can tell. */
    sealed: z.string().min(1),
  }),
  examples: [
    {
      invitationId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e80',
      studyId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e70',
      title: 'How we see our service',
      wave: 1,
      population: 'employee',
      subjectId: null,
      personId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e01',
      reminder: 0,
      language: 'en',
      message: null,
      endsAt: '2026-12-18T18:00:00Z',
      sealed: '3f9a1c07.q8Zk3l0',
    },
  ],
});

/** What the seal of invitations is for: whoever makes them and whoever sends them draw the same key. */
export const INVITATIONS_SEAL = 'invitations';

export interface Ticket {
  /** Of a reminder: they haven't answered yet. */
  readonly due: boolean;
  /** The last part of the link. */
  readonly secret: string;
}
/** As long for those to whom nothing is due, so that the length of what is sealed tells nothing either. */
export const ticketText = ({ due, secret }: Ticket): string => `${due ? 1 : 0}${secret}`;
export const ticketOf = (text: string): Ticket => ({ due: text.startsWith('1'), secret: text.slice(1) });
