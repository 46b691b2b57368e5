import { z } from 'zod';
import { defineEvent, type EventContract } from './define-event.js';
import { id, instant } from './shapes.js';
import { openEnum } from './tolerant.js';

/** What was told of a thing: the fields that changed, never a secret, and people by their ids. */
const told = z.record(z.string(), z.unknown());

/**
 * One line of the audit trail: who did or saw what, when, and why. Ids only: a name is looked up when the trail is
 * shown, and what somebody typed to find a person by is a pseudonym.
 */
export const auditEntry = z.strictObject({
  entryId: id,
  at: instant,
  kind: openEnum('change', 'look', 'sign-in'),
  who: z.strictObject({ id: z.string().max(200), kind: openEnum('person', 'machine', 'source', 'system', 'nobody') }),
  /** The route (`PUT /api/action-tracker/settings`), or the feature's own word. */
  what: z.string().min(1).max(300),
  /** The thing that was changed or looked at. */
  subject: z.strictObject({ kind: z.string().max(100), id: z.string().max(200) }).nullable(),
  /** Of a look at a list: the ids on the page that was shown. */
  seen: z.array(z.string().max(200)).max(1_000),
  before: told.nullable(),
  after: told.nullable(),
  /** The reason that was given. */
  why: z.string().max(2_000).nullable(),
});
export type AuditEntry = z.output<typeof auditEntry>;

export type AuditContract = EventContract<string, typeof auditEntry>;

/** The audit trail of one service; the gateway chains them all. */
export const auditOf = <Owner extends string>(owner: Owner) =>
  defineEvent({
    type: `${owner}.audit-recorded.v1` as const,
    topic: `${owner}.audit`,
    summary: `Somebody changed something in ${owner}, or looked at personal data there.`,
    // One thing's entries stay in order; those of nothing in particular follow whoever did it.
    key: ({ subject, who }) => subject?.id || who.id || owner,
    schema: auditEntry,
    examples: [
      {
        entryId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e90',
        at: '2026-11-20T09:00:00.000Z',
        kind: 'change',
        who: { id: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50', kind: 'person' },
        what: `PUT /api/${owner}/settings`,
        subject: { kind: 'settings', id: owner },
        seen: [],
        before: { version: 1 },
        after: { version: 2 },
        why: 'Agreed in the review of 19 November',
      },
    ],
  });
