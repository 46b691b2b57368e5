import type {
  AnalysedSignal,
  InsightView,
  MeetingItemView,
  MeetingView,
  Notice,
  Page,
  PersonView,
} from '@mirrorloop/contracts';
import type { Client } from '../client.js';
import { eventually } from '../program.js';

const LIMIT_MS = 60_000;
const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;
const at = (ms: number) => new Date(Date.now() + ms).toISOString();

/** A review and the one that follows it, through the one address; what was taken in and who works here is there by then. */
export function meetingJourney(platform: () => Client): void {
  let insight: InsightView;
  let owner: PersonView;
  let meeting: MeetingView;
  const meetings = '/api/action-tracker/meetings';
  const itemOf = (of: MeetingView): MeetingItemView | undefined =>
    of.items.find(({ action }) => action.insightId === insight.id);
  const refusal = (asked: Promise<unknown>) => asked.then(String, ({ message }: Error) => message);

  it('has what nobody owns on the agenda of a review', async () => {
    const { items } = await platform().get<Page<AnalysedSignal>>('/api/insight/signals?limit=3');
    const evidence = items.map(({ signalId }) => signalId);
    const words = { title: 'Calls go unanswered', statement: 'Whoever calls about a parcel is called back by nobody.' };
    insight = await platform().post<InsightView>('/api/insight/insights', { ...words, evidence });
    owner = (await platform().get<Page<PersonView>>('/api/gateway/people?limit=200')).items[0]!;
    const plan = { title: 'Weekly review', startsAt: at(0), minutes: 45, attendeeIds: [owner.id] };
    const { id } = await platform().post<MeetingView>(meetings, plan, { 'idempotency-key': 'the weekly review' });
    await eventually(
      'the insight to be on the agenda',
      async () => itemOf(await platform().get<MeetingView>(`${meetings}/${id}`)),
      LIMIT_MS,
    );
    meeting = await platform().post<MeetingView>(`${meetings}/${id}/start`, {});
    expect(itemOf(meeting)).toMatchObject({ section: 'unowned', decision: 'open', action: { state: 'proposed' } });
  });

  it('can’t be closed over an agreed item that lacks something, and names it', async () => {
    const { id, version } = itemOf(meeting)!;
    const draft = { problem: 'Nobody calls back.', ownerId: owner.id };
    const place = `${meetings}/${meeting.id}/items/${id}`;
    meeting = await platform().put<MeetingView>(place, { version, decision: 'agreed', draft });
    const refused = await refusal(platform().post(`${meetings}/${meeting.id}/close`, {}));
    expect(refused).toContain('answered 422');
    for (const field of ['deadline', 'stakes', 'successMeasure', 'way']) expect(refused).toContain(`${id}.${field}`);
    expect(refused).not.toContain(`${id}.ownerId`);
  });

  it('closes once it is whole: the item is a promise, the minutes are told, and the next review begins with it', async () => {
    const { id, version, draft } = itemOf(meeting)!;
    const side = { amount: 900, unit: 'EUR a week', basis: 'What a call centre says' };
    const measure = { metric: 'calls unanswered', population: 'phone', smallestEffect: 5, unit: 'points', lagDays: 14 };
    const way = { kind: 'break-down', parts: ['By day', 'By night'] };
    const whole = {
      ...draft,
      ...{ deadline: at(WEEK_MS), stakes: { acting: side, notActing: side }, successMeasure: measure, way },
    };
    const place = `${meetings}/${meeting.id}/items/${id}`;
    await platform().put<MeetingView>(place, { version, decision: 'agreed', draft: whole });
    const next = { startsAt: at(WEEK_MS) };
    meeting = await platform().post<MeetingView>(`${meetings}/${meeting.id}/close`, { next });
    expect(meeting.state).toBe('closed');
    expect(itemOf(meeting)).toMatchObject({ decision: 'committed', action: { state: 'committed' } });
    const following = await platform().get<MeetingView>(`${meetings}/${meeting.next!.id}`);
    expect(following.items[0]).toMatchObject({ section: 'promised', action: { id: itemOf(meeting)!.action.id } });
    const notices = await platform().get<Page<Notice>>('/api/action-tracker/notices');
    expect(notices.items).toContainEqual(expect.objectContaining({ kind: 'minutes', meetingId: meeting.id }));
  });
}
