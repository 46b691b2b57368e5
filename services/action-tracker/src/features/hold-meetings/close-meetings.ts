import { MeetingClosed } from '@mirrorloop/contracts';
import { crashPoint, derivedId } from '@mirrorloop/kernel';
import { Injectable } from '@nestjs/common';
import type { Said } from '../../domain/checks.js';
import { closing } from '../../domain/close-meeting.js';
import type { Decided } from '../../domain/decide-item.js';
import { type Decision, holdState, type Item, type Meeting, revised } from '../../domain/meeting.js';
import { type Minutes, minutesOf } from '../../domain/minutes.js';
import { NoticeBoard, type NoticeRow } from '../../domain/notice.js';
import { PeopleDirectory } from '../../domain/people.js';
import { readNext } from '../../domain/plan-meeting.js';
import { StepKeeper } from '../../domain/step-keeper.js';
import { calendarOfMinutes } from './calendar-of-minutes.js';
import { type Asked, type Became, byId, MeetingsAtWork, namedAround } from './meetings-at-work.js';
import { newMeeting, scheduledNews } from './plan-meetings.js';

/** Closing makes promises of what was agreed, sends the minutes, and plans the following meeting: all of it or nothing. */
@Injectable()
export class CloseMeetings {
  constructor(
    private readonly work: MeetingsAtWork,
    private readonly steps: StepKeeper,
    private readonly board: NoticeBoard,
    private readonly directory: PeopleDirectory,
  ) {}

  run(meetingId: string, said: Said, by: string): Promise<void> {
    return this.work.change(meetingId, (asked) => this.closed(asked, said, by));
  }

  private async closed({ meeting: before, items, now, tx }: Asked, said: Said, by: string): Promise<Became> {
    holdState(before, 'running');
    const { actions, ...around } = await this.work.around(items, tx);
    const decided = closing(items, actions, { now, by, ...around });
    const next = this.nextOf(before, said, by, now);
    await this.steps.keep(
      decided.map(({ steps }) => steps),
      by,
      now,
      tx,
    );
    if (next) await this.work.keep({ meeting: next, items: [], news: [scheduledNews(next, by)] }, now, tx);
    const meeting = revised(before, { state: 'closed', closedAt: now, closedBy: by, nextId: next?.meetingId ?? null });
    const after = { meeting, items: asDecided(items, decided) };
    const changed = new Map([...actions, ...byId(decided.map(({ steps }) => steps.at(-1)!.action))]);
    const ids = [...meeting.attendeeIds, ...namedAround(after.items, [...changed.values()])];
    const minutes = minutesOf(meeting, after.items, changed, await this.directory.of(ids, tx), next);
    const promises = after.items.some(({ decision }) => decision === 'committed');
    const calendar = promises || next ? calendarOfMinutes(after, changed, next, now) : null;
    await this.board.notice([noticeOf(meeting, next, minutes, calendar)], tx);
    crashPoint('action-tracker.close-meetings.after-minutes');
    return { meeting, items: decided.map(({ item }) => item), news: [newsOf(meeting, after.items, by)] };
  }

  private nextOf(before: Meeting, said: Said, by: string, now: Date): Meeting | undefined {
    const wished = readNext(said, before, now);
    const { title, attendeeIds, seriesId } = before;
    return wished && newMeeting({ title, attendeeIds, ...wished }, seriesId, by);
  }
}

const asDecided = (items: readonly Item[], decided: readonly Decided[]): readonly Item[] => {
  const changed = new Map(decided.map(({ item }) => [item.itemId, item]));
  return items.map((item) => changed.get(item.itemId) ?? item);
};

/** One for all who were there: each gets it by mail, and each channel once. */
function noticeOf(meeting: Meeting, next: Meeting | undefined, minutes: Minutes, calendar: string | null): NoticeRow {
  const { meetingId, title, closedAt, closedBy, attendeeIds } = meeting;
  const owner = { id: null, name: closedBy };
  return {
    id: derivedId('minutes', meetingId),
    kind: 'minutes',
    ...{ actionId: null, meetingId, title, owner, deadline: next?.startsAt ?? closedAt!, at: closedAt! },
    ...{ toId: null, to: null, toIds: attendeeIds, times: 1, cost: null, minutes, calendar },
  };
}

function newsOf(meeting: Meeting, items: readonly Item[], by: string) {
  const { meetingId, seriesId, title, nextId, revision } = meeting;
  const of = (decision: Decision) => items.filter((item) => item.decision === decision).map(({ actionId }) => actionId);
  const what = { committed: of('committed'), dropped: of('dropped'), deferred: of('deferred') };
  return MeetingClosed.of({ meetingId, seriesId, title, by, ...what, nextId }, revision);
}
