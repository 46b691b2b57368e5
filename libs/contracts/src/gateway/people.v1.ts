import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { day, id } from '../shapes.js';

/** In which people are written to. */
export const LANGUAGES = ['en', 'de'] as const;

/** From the first day away to the last, both included, where the person is. Never with the reason. */
const absence = z.strictObject({ from: day, to: day });

export const PersonChanged = defineEvent({
  type: 'gateway.person-changed.v1',
  topic: 'gateway.people',
  summary:
    'Somebody works here, works elsewhere in the company, or has left (active: false). Who has left is named by their role, and their address is none.',
  key: (person) => person.personId,
  schema: z.strictObject({
    personId: id,
    name: z.string().min(1),
    email: z.email(),
    title: z.string(),
    teamId: id,
    managerId: id.nullable(),
    timeZone: z.string().min(1),
    active: z.boolean(),
    /** Who acts for them while they are away. */
    deputyId: id.nullable().optional(),
    /** The shops they work for, named as customers' shops are. */
    stores: z.array(z.string()).optional(),
    /** Running and coming ones. */
    absences: z.array(absence).optional(),
    /** The hours they work, of their own clocks; null: Monday to Friday, 9 to 17. */
    calendarId: id.nullable().optional(),
    /** In which they are written to; null: the organisation's. */
    language: z.enum(LANGUAGES).nullable().optional(),
  }),
  examples: [
    {
      personId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50',
      name: 'Mara Keller',
      email: 'mara.keller@hollin-reed.example',
      title: 'Head of Customer Service',
      teamId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e60',
      managerId: null,
      timeZone: 'Europe/London',
      active: true,
      deputyId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e51',
      stores: ['Leeds'],
      absences: [{ from: '2026-12-21', to: '2026-12-31' }],
      calendarId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e70',
      language: 'en',
    },
  ],
});

export const TeamChanged = defineEvent({
  type: 'gateway.team-changed.v1',
  topic: 'gateway.people',
  summary: 'A team exists, and one person manages it; or nobody is left in it (active: false).',
  key: (team) => team.teamId,
  schema: z.strictObject({
    teamId: id,
    name: z.string().min(1),
    managerId: id.nullable(),
    active: z.boolean().optional(),
  }),
  examples: [
    {
      teamId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e60',
      name: 'Customer Service',
      managerId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50',
      active: true,
    },
  ],
});
