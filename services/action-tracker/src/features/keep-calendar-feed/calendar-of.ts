import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import type { Promised } from './calendar-feeds.js';

const DAY_S = 86_400;

/** iCalendar 2.0: each promise an entry that ends at its deadline and reminds a day before, under an id for ever. */
export function calendarOf(name: string, promises: readonly Promised[]): string {
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
  return calendar.toString();
}
