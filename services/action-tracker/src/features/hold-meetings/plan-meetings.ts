import { MeetingScheduled } from '@mirrorloop/contracts';
import { Clock, derivedId, newId, Rejected } from '@mirrorloop/kernel';
import { type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { newItem } from '../../domain/agenda.js';
import { Checks, type Said } from '../../domain/checks.js';
import { holdSeen, holdState, type Meeting, revised } from '../../domain/meeting.js';
import { Meetings } from '../../domain/meetings.js';
import { PeopleDirectory } from '../../domain/people.js';
import { attendeesSaid, type Plan, readNotes, readPlan } from '../../domain/plan-meeting.js';
import { AnsweredRequests } from '../../domain/answered-requests.js';
import { isUuid } from '../../domain/uuid.js';
import { DrawAgenda } from './draw-agenda.js';
import { MeetingsAtWork, revisedNews } from './meetings-at-work.js';

interface Planner {
  readonly id: string;
  readonly name: string;
}

/** A meeting before it begins, and its beginning. */
@Injectable()
export class PlanMeetings {
  constructor(
    private readonly transactions: Transactions,
    private readonly work: MeetingsAtWork,
    private readonly meetings: Meetings,
    private readonly agenda: DrawAgenda,
    private readonly directory: PeopleDirectory,
    private readonly answered: AnsweredRequests,
    private readonly clock: Clock,
  ) {}

  /** @param key the same for each repeat of one wish @returns its id */
  plan(said: Said, by: Planner, key: string | undefined): Promise<string> {
    return this.transactions.run(async (tx) => {
      const asked = derivedId('plan meeting', JSON.stringify(said));
      const request = key ? { callerId: by.id, key, asked } : undefined;
      const before = request && (await this.answered.answerOf<{ meetingId: string }>(request, tx));
      if (before) return before.meetingId;
      const now = this.clock.now();
      const { meetingId } = await this.planned(said, by.name, now, tx);
      if (request) await this.answered.keep(request, { meetingId }, now, tx);
      return meetingId;
    });
  }

  private async planned(said: Said, by: string, now: Date, tx: Transaction): Promise<Meeting> {
    const plan = readPlan(said, await this.directory.of(attendeesSaid(said), tx), now);
    const meeting = newMeeting(plan, await this.seriesOf(said, tx), by);
    await this.work.keep({ meeting, items: [], news: [scheduledNews(meeting, by)] }, now, tx);
    return meeting;
  }

  private async seriesOf(said: Said, tx: Transaction): Promise<string | undefined> {
    if ((said['seriesId'] ?? null) === null) return undefined;
    const checks = new Checks();
    const id = checks.text(said, 'seriesId', 'Name a series, or leave it out.')?.toLowerCase();
    if (id && !(await this.meetings.knowsSeries(id, tx))) checks.refuse('seriesId', 'No meeting is of this series.');
    if (checks.errors.length > 0) throw new Rejected('There is no such series', checks.errors);
    return id;
  }

  /** Its title, time and people until it is closed; its notes ever after. */
  revise(meetingId: string, said: Said, by: string): Promise<void> {
    return this.work.change(meetingId, async ({ meeting: before, now, tx }) => {
      holdSeen('meeting', before, said['version']);
      const notes = readNotes(said, before.notes);
      const plan = ['title', 'startsAt', 'minutes', 'attendeeIds'].some((field) => field in said);
      if (plan) holdState(before, 'planned', 'running');
      const people = plan ? await this.directory.of([...attendeesSaid(said), ...before.attendeeIds], tx) : undefined;
      // One that is under way isn't asked for a time to come.
      const since = 'startsAt' in said ? now : before.startsAt;
      const change = people ? readPlan(whole(said, before), people, since) : {};
      const meeting = revised(before, { ...change, notes });
      return { meeting, items: [], news: [revisedNews(meeting, 'planned', by)] };
    });
  }

  /** From now on its agenda stands. */
  start(meetingId: string, by: string): Promise<void> {
    return this.work.change(meetingId, async ({ meeting, now, tx }) => {
      holdState(meeting, 'planned');
      const drawn = await this.agenda.of(meeting, now, tx);
      const { leftOut, previousId } = drawn.meeting;
      const started = revised(meeting, { state: 'running', startedAt: now, leftOut, previousId });
      return { meeting: started, items: drawn.items, news: [revisedNews(started, 'started', by)] };
    });
  }

  cancel(meetingId: string, said: Said, by: string): Promise<void> {
    return this.work.change(meetingId, async ({ meeting: before }) => {
      holdState(before, 'planned');
      const checks = new Checks();
      const reason = checks.text(said, 'reason', 'Say why it isn’t held.');
      if (!reason) throw new Rejected('A meeting is cancelled with a reason', checks.errors);
      const meeting = revised(before, { state: 'cancelled', cancelled: { reason, by } });
      return { meeting, items: [], news: [revisedNews(meeting, 'cancelled', by)] };
    });
  }

  /** One more action to talk about. */
  addItem(meetingId: string, said: Said, by: string): Promise<void> {
    return this.work.change(meetingId, async ({ meeting: before, items, tx }) => {
      holdState(before, 'running');
      const actionId = readAction(said);
      if (items.some((item) => item.actionId === actionId)) throw refused('It is on the agenda already.');
      const item = newItem(meetingId, { actionId, section: 'added' }, items.length);
      const { actions } = await this.work.around([item], tx);
      if (!actions.has(actionId)) throw refused('There is no such action.');
      const meeting = revised(before);
      const news = [revisedNews(meeting, 'item-added', by, { actionId, decision: 'open' })];
      return { meeting, items: [item], news };
    });
  }
}

/** What isn't said stays. */
const whole = (said: Said, { title, startsAt, minutes, attendeeIds }: Meeting): Said => ({
  title,
  startsAt: startsAt.toISOString(),
  minutes,
  attendeeIds,
  ...said,
});

export const newMeeting = (plan: Plan, seriesId: string | undefined, plannedBy: string): Meeting => {
  const meetingId = newId();
  return {
    ...{ ...plan, meetingId, seriesId: seriesId ?? meetingId, version: 1, revision: 1, state: 'planned', plannedBy },
    ...{ notes: null, startedAt: null, closedAt: null, closedBy: null, cancelled: null },
    ...{ previousId: null, nextId: null, leftOut: { overdue: 0, stalled: 0, unowned: 0 } },
  };
};

export const scheduledNews = ({ meetingId, seriesId, title, startsAt, revision }: Meeting, by: string) =>
  MeetingScheduled.of({ meetingId, seriesId, title, by, startsAt: startsAt.toISOString() }, revision);

function readAction({ actionId }: Said): string {
  if (typeof actionId === 'string' && isUuid(actionId)) return actionId.toLowerCase();
  throw refused('Name the action to talk about.');
}
const refused = (message: string) => new Rejected(message, [{ path: 'actionId', message }]);
