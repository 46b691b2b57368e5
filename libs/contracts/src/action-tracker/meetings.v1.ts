import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, instant } from '../shapes.js';
import { openEnum } from '../tolerant.js';

const topic = 'action-tracker.meetings';
const about = {
  meetingId: id,
  /** Its first meeting and all that follow it. */
  seriesId: id,
  title: z.string().min(1),
  by: z.string().min(1),
};
const example = {
  meetingId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7ea0',
  seriesId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7ea1',
  title: 'Weekly review',
  by: 'Mara Keller',
};
const actionId = '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e40';

export const MeetingScheduled = defineEvent({
  type: 'action-tracker.meeting-scheduled.v1',
  topic,
  summary: 'A meeting will be held, by itself or as the next of its series.',
  key: (meeting) => meeting.meetingId,
  schema: z.strictObject({ ...about, startsAt: instant }),
  examples: [{ ...example, startsAt: '2026-11-23T09:00:00Z' }],
});

export const MeetingRevised = defineEvent({
  type: 'action-tracker.meeting-revised.v1',
  topic,
  summary: 'Something was taken down in a meeting, or it was planned otherwise: whoever looks at it looks again.',
  key: (meeting) => meeting.meetingId,
  schema: z.strictObject({
    ...about,
    what: openEnum('planned', 'started', 'cancelled', 'item-added', 'item-decided'),
    /** What the item is about; null where it isn't one item. */
    actionId: id.nullable(),
    decision: openEnum('open', 'agreed', 'committed', 'dropped', 'deferred', 'noted').nullable(),
  }),
  examples: [{ ...example, what: 'item-decided', actionId, decision: 'agreed' }],
});

export const MeetingClosed = defineEvent({
  type: 'action-tracker.meeting-closed.v1',
  topic,
  summary: 'The meeting is closed: whatever it agreed is a promise, and its minutes are on their way.',
  key: (meeting) => meeting.meetingId,
  schema: z.strictObject({
    ...about,
    /** The actions that it committed. */
    committed: z.array(id),
    dropped: z.array(id),
    deferred: z.array(id),
    nextId: id.nullable(),
  }),
  examples: [{ ...example, committed: [actionId], dropped: [], deferred: [], nextId: null }],
});
