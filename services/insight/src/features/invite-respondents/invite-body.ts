import { z } from 'zod';
import { storable } from '../../domain/analysed-signal.js';

const name = z.string().trim().min(1).max(200).transform(storable);
const how = {
  language: z.enum(['en', 'de']).default('en'),
  /** What whoever invites says besides, in the mail. */
  message: z.string().trim().max(2_000).transform(storable).nullish(),
};

export const inviteBody = z.discriminatedUnion('population', [
  z.strictObject({
    population: z.literal('employee'),
    ...how,
    /** Everybody who works here where none is named. */
    teams: z.array(z.uuid()).max(500).default([]),
  }),
  z.strictObject({
    population: z.literal('customer'),
    ...how,
    /** So many in all, those included whom this wave has asked already: sent again, it asks nobody twice. */
    upTo: z.number().int().min(1).max(1_000_000),
    segment: name.optional(),
    store: name.optional(),
    touchpoint: name.optional(),
    /** Only those who were in touch within so many days. */
    withinDays: z.number().int().min(1).max(3_650).optional(),
  }),
]);
export type InviteBody = z.output<typeof inviteBody>;
