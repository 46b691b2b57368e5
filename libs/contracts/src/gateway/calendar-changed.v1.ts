import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { day, id } from '../shapes.js';

/** `09:00` to `17:30`, of the clocks where the person is; `24:00` is the end of the day. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const nineToFive = [{ from: '09:00', to: '17:00' }];

export const CalendarChanged = defineEvent({
  type: 'gateway.calendar-changed.v1',
  topic: 'gateway.people',
  summary: 'These are the hours and the days off of everybody whose calendar this is.',
  key: (calendar) => calendar.calendarId,
  schema: z.strictObject({
    calendarId: id,
    name: z.string().min(1),
    /** Monday first; a day without spans is free. */
    week: z.array(z.array(z.strictObject({ from: time, to: time }))).length(7),
    /** Free whatever the week says; known up to `holidaysUntil`. */
    holidays: z.array(day),
    holidaysUntil: day,
  }),
  examples: [
    {
      calendarId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e70',
      name: 'England',
      week: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []],
      holidays: ['2026-12-25', '2026-12-28'],
      holidaysUntil: '2036-12-31',
    },
  ],
});
