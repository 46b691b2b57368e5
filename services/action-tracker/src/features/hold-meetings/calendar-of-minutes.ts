import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import type { ActionsById } from '../../domain/close-meeting.js';
import { endOf, type Meeting } from '../../domain/meeting.js';
import type { HeldMeeting } from '../../domain/meetings.js';

const DAY_S = 86_400;

/**
 * iCalendar 2.0: each promise that the meeting made, with the ids that one's own feed has, so that a calendar that has
 * both shows each once; and the following meeting.
 */
export function calendarOfMinutes(
  { meeting, items }: HeldMeeting,
  actions: ActionsById,
  next: Meeting | undefined,
  now: Date,
): string {
  const calendar = ical({
    name: meeting.title,
    prodId: '//Mirrorloop//Minutes//EN',
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { actionId, decision } of items) {
    const action = actions.get(actionId);
    if (decision !== 'committed' || !action || !('commitment' in action) || !action.commitment) continue;
    const { deadline, problem } = action.commitment;
    const { title } = action.insight;
    calendar
      .createEvent({
        ...{ id: `${actionId}@mirrorloop`, sequence: action.version, stamp: now },
        ...{ start: deadline, end: deadline, summary: title, description: problem },
      })
      .createAlarm({ type: ICalAlarmType.display, trigger: DAY_S, description: title });
  }
  if (next)
    calendar.createEvent({
      ...{ id: `${next.meetingId}@mirrorloop`, sequence: next.version, stamp: now },
      ...{ start: next.startsAt, end: endOf(next), summary: next.title },
    });
  return calendar.toString();
}
