import type { MeetingItemView, MeetingSummary, MeetingView } from '@mirrorloop/contracts';
import { missingOf } from '../../domain/decide-item.js';
import type { Item } from '../../domain/meeting.js';
import type { HeldMeeting, ListedMeeting } from '../../domain/meetings.js';
import { shown } from '../../domain/shown-action.js';
import type { AroundItems } from './meetings-at-work.js';

type Linked = MeetingView['previous'];
export interface AroundMeeting extends AroundItems {
  readonly now: Date;
  readonly previous: Linked;
  readonly next: Linked;
}

export function shownMeeting({ meeting, items }: HeldMeeting, around: AroundMeeting): MeetingView {
  const {
    meetingId: id,
    startsAt,
    startedAt,
    closedAt,
    attendeeIds,
    leftOut,
    previousId: _,
    nextId: __,
    ...rest
  } = meeting;
  return {
    id,
    ...rest,
    startsAt: startsAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    cancelled: meeting.cancelled && { ...meeting.cancelled },
    attendees: attendeeIds.map((each) => ({ id: each, name: around.people.person(each)?.name ?? '' })),
    items: items.map((item) => shownItem(item, around)),
    leftOut: { ...leftOut },
    previous: around.previous,
    next: around.next,
  };
}

function shownItem(item: Item, { actions, people, playbooks, now }: AroundMeeting): MeetingItemView {
  const { itemId: id, version, section, decision, reason, note, draft, decidedBy, decidedAt } = item;
  const action = actions.get(item.actionId)!;
  const missing = decision === 'agreed' ? missingOf(action, draft, { now, by: '', people, playbooks }) : [];
  return {
    ...{ id, version, section, decision, reason, note, draft: draft && { ...draft }, decidedBy },
    missing: missing.map((error) => ({ ...error })),
    decidedAt: decidedAt?.toISOString() ?? null,
    action: shown(action, people, now),
  };
}

export const summaryOf = (meeting: ListedMeeting): MeetingSummary => {
  const { meetingId: id, seriesId, state, title, startsAt, minutes, plannedBy, closedAt, items, committed } = meeting;
  const at = { startsAt: startsAt.toISOString(), closedAt: closedAt?.toISOString() ?? null };
  return {
    id,
    seriesId,
    state,
    title,
    minutes,
    plannedBy,
    ...at,
    attendees: meeting.attendeeIds.length,
    items,
    committed,
  };
};
