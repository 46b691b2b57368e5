import { LANGUAGES } from '@mirrorloop/contracts';
import { seenVersion } from '@mirrorloop/http';
import { z } from 'zod';
import { isTimeZone } from '../../domain/people/time-zone.js';
import { aName, oneLine } from '../../one-line.js';

const line = oneLine();
const absence = z.strictObject({ from: z.iso.date(), to: z.iso.date() });

const facts = {
  name: aName.optional(),
  email: z.string().trim().toLowerCase().pipe(z.email('not an email address')).optional(),
  title: line.optional(),
  teamId: z.uuid().optional(),
  team: aName.optional(),
  managerId: z.uuid().nullable().optional(),
  deputyId: z.uuid().nullable().optional(),
  timeZone: line.refine(isTimeZone, 'not a time zone such as Europe/London').optional(),
  stores: z.array(aName).max(500).optional(),
  absences: z.array(absence).max(100).optional(),
  calendarId: z.uuid().nullable().optional(),
  language: z.enum(LANGUAGES).nullable().optional(),
};

export const versionOnly = z.strictObject({ version: seenVersion });
export const changedPerson = z.strictObject({ version: seenVersion, ...facts });
export const newPerson = z
  .strictObject({ ...facts, name: facts.name.unwrap(), email: facts.email.unwrap() })
  .refine(({ teamId, team }) => teamId !== undefined || team !== undefined, { path: ['team'], message: 'missing' });
