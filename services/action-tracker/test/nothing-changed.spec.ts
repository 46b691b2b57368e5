import { ActionEvidenceAdded, ActionStalled, InsightRaised, PersonChanged } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { RunningActionTracker } from './running-service.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = '2026-11-20T09:00:00Z';
const mara = PersonChanged.example().personId;
const jonas = derivedId('person', 'jonas');
const successMeasure = { metric: 'negative share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 14 };
const way = { kind: 'break-down', parts: ['North depot', 'All others'] };
const deliverable = { kind: 'deliverable', what: 'Till screen', where: 'release 4.18' };

describe('nothing changed after a week', () => {
  let tracker: RunningActionTracker;
  beforeAll(async () => {
    tracker = await RunningActionTracker.start(START);
    await tracker.tell(PersonChanged, { managerId: jonas }, 1);
    await tracker.tell(PersonChanged, { personId: jonas, name: 'Jonas Weber', managerId: null }, 1);
  }, 60_000);
  afterAll(() => tracker?.stop());
  let count = 0;
  const days = (n: number) => tracker.clock.moveTo(new Date(begun.getTime() + n * DAY));
  let begun: Date;

  const view = async (id: string) => (await tracker.ask('GET', `/actions/${id}`)).body;
  const act = async (id: string, move: string, said: object) => {
    const { version } = await view(id);
    const answer = await tracker.ask('POST', `/actions/${id}/${move}`, { version, ...said });
    expect({ move, status: answer.status, errors: answer.body.errors }).toMatchObject({ move, status: 200 });
    return answer.body;
  };
  /** Promised now; the days of a test count from here. */
  const promised = async (): Promise<string> => {
    begun = tracker.clock.now();
    const insightId = derivedId('nothing changed', String((count += 1)));
    await tracker.tell(InsightRaised, { insightId }, 1, insightId);
    const { items } = await tracker.until(`/actions?insightId=${insightId}`, ({ total }) => total === 1, 'the action');
    const deadline = new Date(begun.getTime() + 365 * DAY).toISOString();
    const { stakes, id } = items[0];
    const known = () => tracker.ask('POST', `/actions/${id}/commit`, { ...whole, deadline, stakes });
    const whole = { version: 1, problem: 'Late.', ownerId: mara, successMeasure, way };
    for (;;) if ((await known()).status !== 422) return id;
  };
  const ofStalls = (id: string, { items }: { items: { actionId: string; kind: string }[] }) =>
    items.filter(({ actionId, kind }) => actionId === id && kind === 'stalled');
  const stalls = async (id: string) => {
    await tracker.sweep();
    return ofStalls(id, (await tracker.ask('GET', '/notices?limit=200')).body);
  };
  const stalled = async (id: string, times: number) =>
    ofStalls(id, await tracker.until('/notices?limit=200', (all) => ofStalls(id, all).length === times, 'the stall'));

  it('is heard by the owner after seven days, and by the sponsor, with its cost, after seven more', async () => {
    const id = await promised();
    days(6.999);
    expect(await stalls(id)).toEqual([]);
    days(7);
    expect(await stalled(id, 1)).toMatchObject([{ to: 'Mara Keller', times: 1 }]);
    days(13.999);
    expect(await stalls(id)).toHaveLength(1);
    days(14);
    const [second] = (await stalled(id, 2)) as unknown as { cost: object }[];
    expect(second).toMatchObject({ to: 'Jonas Weber', times: 2, owner: 'Mara Keller' });
    expect(second!.cost).toMatchObject({
      amount: 33_436.8,
      unit: 'EUR',
      basis: '2 weeks of waiting at 16718.4 EUR a week',
      ...{ weeks: 2, rate: 16_718.4, currency: 'EUR' },
    });
    expect(await view(id)).toMatchObject({ stalls: 2, costOfDelay: second!.cost });
    const events = await tracker.published(ActionStalled, 2);
    expect(events.map(({ data }) => JSON.parse(data).times)).toEqual([1, 2]);
    expect(JSON.parse(events[1]!.data).cost).toEqual(second!.cost);
  });

  it('is not hidden by 20 comments, 5 status changes and a new date', async () => {
    const id = await promised();
    for (let n = 0; n < 20; n += 1) {
      days(n * 0.3);
      expect((await tracker.ask('POST', `/actions/${id}/comment`, { text: `Looking good ${n}` })).status).toBe(200);
    }
    days(6);
    await act(id, 'start', {});
    await act(id, 'done', {});
    await act(id, 'start', { reason: 'Not done after all.' });
    await act(id, 'done', {});
    await act(id, 'start', { reason: 'Not yet.' });
    days(6.9);
    const deadline = new Date(begun.getTime() + 400 * DAY).toISOString();
    await act(id, 'deadline', { deadline, reason: 'More time.' });
    expect(await stalls(id)).toEqual([]);
    days(7);
    await stalled(id, 1);
    expect((await view(id)).progressAt).toBe(begun.toISOString());
  });

  it('is untrue once evidence comes, on day 6.9 too', async () => {
    const id = await promised();
    days(6.9);
    expect(await act(id, 'evidence', deliverable)).toMatchObject({ state: 'in-progress', stalls: 0 });
    days(13.89);
    expect(await stalls(id)).toEqual([]);
    days(13.9);
    await stalled(id, 1);
    const [event] = await tracker.published(ActionEvidenceAdded, 1);
    expect(JSON.parse(event!.data)).toMatchObject({ actionId: id, ...deliverable, moved: null, by: 'Ana Ruiz' });
    const { body } = await tracker.ask('GET', `/actions/${id}/evidence`);
    expect(body).toMatchObject([{ ...deliverable, by: 'Ana Ruiz', version: 4 }]);
  });

  it('is heard all the same though everything is restarted on day 6', async () => {
    const id = await promised();
    days(6);
    await tracker.restart();
    expect(await stalls(id)).toEqual([]);
    await tracker.restart(() => days(7));
    await stalled(id, 1);
  });

  it('is still watched for after 180 days with evidence every sixth', async () => {
    const id = await promised();
    for (let day = 6; day <= 180; day += 6) {
      days(day);
      await act(id, 'evidence', deliverable);
      await tracker.sweep();
    }
    expect(await stalls(id)).toEqual([]);
    days(187);
    await stalled(id, 1);
  }, 60_000);

  it('is not said of an indicator whose interval still holds the old value', async () => {
    const id = await promised();
    const { version } = await view(id);
    const figures = {
      version,
      kind: 'leading-indicator',
      what: 'Asked twice',
      where: 'report 7',
      before: 0.4,
      now: 0.3,
    };
    const unmoved = await tracker.ask('POST', `/actions/${id}/evidence`, { ...figures, low: 0.2, high: 0.41, n: 40 });
    expect(unmoved.body.errors).toEqual([
      { path: 'low', message: 'Its interval still holds the value before: it has not been shown to move.' },
    ]);
    const moved = await tracker.ask('POST', `/actions/${id}/evidence`, { ...figures, low: 0.25, high: 0.35, n: 400 });
    expect(moved.body).toMatchObject({ state: 'in-progress' });
  });

  it('is not counted on days on which the owner is away and nobody stands in, known of when it began or not', async () => {
    const id = await promised();
    const day = (n: number) => new Date(begun.getTime() + n * DAY).toISOString().slice(0, 10);
    const absences = [{ from: day(3), to: day(5) }];
    await tracker.tell(PersonChanged, { managerId: jonas, absences, deputyId: null }, 2);
    await tracker.knows(mara, 2);
    days(7);
    await tracker.until(`/actions/${id}/history`, (lines) => lines.length === 3, 'the longer week');
    expect(await stalls(id)).toEqual([]);
    days(9.999);
    expect(await stalls(id)).toEqual([]);
    days(10);
    await stalled(id, 1);
  });
});
