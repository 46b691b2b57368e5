import { LANGUAGES } from '@mirrorloop/contracts';
import { seenVersion } from '@mirrorloop/http';
import { z } from 'zod';
import { isTimeZone } from '../../domain/people/time-zone.js';

const line = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, 'holds control characters');
const absence = z.strictObject({ from: z.iso.date(), to: z.iso.date() });

const facts = {
  name: line.min(1, 'missing').optional(),
  email: z.string().trim().toLowerCase().pipe(z.email('not an email address')).optional(),
  title: line.optional(),
  teamId: z.uuid().optional(),
  team: line.min(1, 'missing').optional(),
  managerId: z.uuid().nullable().optional(),
  deputyId: z.uuid().nullable().optional(),
  timeZone: line.refine(isTimeZone, 'not a time zone such as Europe/London').optional(),
  stores: z.array(line.min(1, 'missing')).max(500).optional(),
  absences: z.array(absence).max(100).optional(),
  calendarId: z.uuid().nullable().optional(),
  language: z.enum(LANGUAGES).nullable().optional(),
};

export const versionOnly = z.strictObject({ version: seenVersion });
export const changedPerson = z.strictObject({ version: seenVersion, ...facts });
export const newPerson = z
  .strictObject({ ...facts, name: facts.name.unwrap(), email: facts.email.unwrap() })
  .refine(({ teamId, team }) => teamId !== undefined || team !== undefined, { path: ['team'], message: 'missing' });
