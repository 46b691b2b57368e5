import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id } from '../shapes.js';

export const PersonChanged = defineEvent({
  type: 'gateway.person-changed.v1',
  topic: 'gateway.people',
  summary: 'Somebody works here, works elsewhere in the company, or has left (active: false).',
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
    },
  ],
});

export const TeamChanged = defineEvent({
  type: 'gateway.team-changed.v1',
  topic: 'gateway.people',
  summary: 'A team exists, and one person manages it.',
  key: (team) => team.teamId,
  schema: z.strictObject({ teamId: id, name: z.string().min(1), managerId: id.nullable() }),
  examples: [
    {
      teamId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e60',
      name: 'Customer Service',
      managerId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50',
    },
  ],
});
