import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import { endOf } from '../../domain/meeting.js';
import type { Expected, Promised } from './calendar-feeds.js';

const DAY_S = 86_400;

/** iCalendar 2.0: each promise an entry that ends at its deadline and reminds a day before, under an id for ever; and each meeting to come. */
export function calendarOf(name: string, promises: readonly Promised[], meetings: readonly Expected[]): string {
  const calendar = ical({
    name,
    prodId: '//Mirrorloop//Deadlines//EN',
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3_600,
  });
  for (const { actionId, version, title, problem, deadline, changedAt } of promises)
    calendar
      .createEvent({
        id: `${actionId}@mirrorloop`,
        sequence: version,
        stamp: changedAt,
        start: deadline,
        end: deadline,
        summary: title,
        description: problem,
      })
      .createAlarm({ type: ICalAlarmType.display, trigger: DAY_S, description: title });
  for (const { meetingId, version, title, startsAt, minutes, changedAt } of meetings)
    calendar.createEvent({
      ...{ id: `${meetingId}@mirrorloop`, sequence: version, stamp: changedAt },
      ...{ start: startsAt, end: endOf({ startsAt, minutes }), summary: title },
    });
  return calendar.toString();
}
