import { ActionEscalated, InsightRaised, PersonChanged } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { RunningActionTracker } from './running-service.js';

const HOUR = 3_600_000;
const mara = PersonChanged.example().personId;
const jonas = derivedId('person', 'jonas');
const lena = derivedId('person', 'lena');
const successMeasure = { metric: 'negative share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 14 };
const way = { kind: 'break-down', parts: ['North depot', 'All others'] };
const policy = {
  name: 'Quick',
  reasons: ['overdue'],
  steps: [
    { waitHours: 1, workingHours: false, to: 'owner' },
    { waitHours: 2, workingHours: false, to: 'manager' },
  ],
  runs: 1,
  acknowledgedForHours: 24,
};

describe('an overdue action', () => {
  let tracker: RunningActionTracker;
  let sequence = 1;
  beforeAll(async () => {
    tracker = await RunningActionTracker.start('2026-11-23T09:00:00Z');
    const calm = { absences: [], calendarId: null, deputyId: null };
    await tracker.tell(PersonChanged, { ...calm, personId: lena, name: 'Lena Ott' }, 1);
    await tracker.tell(PersonChanged, { ...calm, personId: jonas, name: 'Jonas Weber', managerId: lena }, 1);
    await tracker.tell(PersonChanged, { ...calm, managerId: jonas }, sequence);
    await tracker.knows(mara, 1);
    const [standard] = (await tracker.ask('GET', '/escalation-policies')).body;
    expect(standard).toMatchObject({ name: 'Overdue', reasons: ['overdue'], teamId: null });
    const { id, version } = standard;
    const changed = await tracker.ask('PUT', `/escalation-policies/${id}`, { ...policy, version });
    expect(changed).toMatchObject({ status: 200, body: { version: 2, name: 'Quick' } });
  }, 60_000);
  afterAll(() => tracker?.stop());

  let count = 0;
  /** Overdue in two days' time; the hours of a test count from there. */
  let overdueAt: Date;
  const hours = (n: number) => tracker.clock.moveTo(new Date(overdueAt.getTime() + n * HOUR));
  const overdue = async (): Promise<string> => {
    const insightId = derivedId('escalating', String((count += 1)));
    await tracker.tell(InsightRaised, { insightId }, 1, insightId);
    const { items } = await tracker.until(`/actions?insightId=${insightId}`, ({ total }) => total === 1, 'the action');
    const { stakes, id } = items[0];
    overdueAt = new Date(tracker.clock.now().getTime() + 48 * HOUR);
    const deadline = overdueAt.toISOString();
    const whole = { version: 1, problem: 'Late.', ownerId: mara, deadline, successMeasure, way, stakes };
    expect((await tracker.ask('POST', `/actions/${id}/commit`, whole)).status).toBe(200);
    hours(0);
    await running(id, 'running');
    return id;
  };
  /** Waits until what tells that it is overdue stands like that. */
  const running = async (id: string, state: string) => {
    const isSo = (one: { reason: string; state: string }) => one.reason === 'overdue' && one.state === state;
    return (await tracker.until(`/actions/${id}/escalations`, (all) => all.some(isSo), state)).find(isSo);
  };
  const told = async (id: string, steps: number) => {
    await tracker.climb();
    const path = `/actions/${id}/escalations`;
    const [one] = await tracker.until(path, ([first]) => first.steps.length >= steps, `step ${steps}`);
    return one.steps.map(({ to }: { to: string }) => to);
  };

  it('is told to its owner, then their manager, each after its wait, then to the line above, once each', async () => {
    const id = await overdue();
    hours(0.99);
    expect(await told(id, 0)).toEqual([]);
    hours(1);
    expect(await told(id, 1)).toEqual(['Mara Keller']);
    await tracker.restart(() => hours(2.99));
    expect(await told(id, 1)).toEqual(['Mara Keller']);
    hours(3);
    expect(await told(id, 2)).toEqual(['Mara Keller', 'Jonas Weber']);
    hours(3 + 24);
    await told(id, 3);
    hours(3 + 48);
    expect(await told(id, 4)).toEqual(['Mara Keller', 'Jonas Weber', 'Jonas Weber', 'Lena Ott']);
    await tracker.climb();
    expect(await running(id, 'exhausted')).toMatchObject({ nextAt: null, policy: 'Quick' });
    const events = await tracker.published(ActionEscalated, 4);
    expect(events.map(({ data }) => JSON.parse(data).toId)).toEqual([mara, jonas, jonas, lena]);
    const { items } = (await tracker.ask('GET', '/notices?limit=200')).body;
    const notices = items.filter(({ kind }: { kind: string }) => kind === 'escalated');
    expect(notices.map(({ to }: { to: string }) => to)).toEqual([
      'Lena Ott',
      'Jonas Weber',
      'Jonas Weber',
      'Mara Keller',
    ]);
    const why = { reason: 'overdue', since: overdueAt.toISOString(), ownerId: mara, ownerName: 'Mara Keller' };
    expect(notices.at(-1)).toMatchObject({ ...why, times: 1, cost: { currency: 'EUR', rate: 16_718.4 } });
  });

  it('whose step can’t be told is parked with the reason, and goes on when it is replayed', async () => {
    const id = await overdue();
    const retitle = (title: string) =>
      tracker.query('UPDATE action_tracker.actions SET title = $2 WHERE action_id = $1', [id, title]);
    await retitle('');
    hours(1);
    await tracker.climb();
    const group = 'action-tracker.climb-escalations';
    const { items } = await tracker.until(`/parked?group=${group}`, ({ total }) => total === 1, 'the parked step');
    expect(items[0]).toMatchObject({ group, reason: 'rejected', error: expect.stringContaining('title') });
    const corrected = await tracker.ask('POST', `/parked/${items[0].id}/replay`, { data: {} });
    expect(corrected).toMatchObject({ status: 422, body: { errors: [{ path: 'data' }] } });
    await retitle('Mended');
    const replayed = await tracker.ask('POST', `/parked/${items[0].id}/replay`, {});
    expect(replayed.body).toEqual({ outcome: 'handled' });
    expect(await told(id, 1)).toEqual(['Mara Keller']);
  });

  it('that falls due is told first where a policy says so, and no more once it is overdue', async () => {
    const soon = {
      ...policy,
      name: 'Due',
      reasons: ['due'],
      steps: [{ waitHours: 1, workingHours: false, to: 'owner' }],
    };
    const { body } = await tracker.ask('POST', '/escalation-policies', soon);
    const id = await overdue();
    const all = await tracker.until(`/actions/${id}/escalations`, (kept) => kept.length === 2, 'both');
    const states = Object.fromEntries(all.map((one: { reason: string; state: string }) => [one.reason, one.state]));
    expect(states).toEqual({ due: 'resolved', overdue: 'running' });
    expect((await tracker.ask('DELETE', `/escalation-policies/${body.id}`)).status).toBe(204);
  });

  it('rests while somebody has acknowledged it, and goes on when that expires', async () => {
    const id = await overdue();
    hours(1);
    expect(await told(id, 1)).toEqual(['Mara Keller']);
    const { body } = await tracker.askAs(mara, 'POST', `/actions/${id}/acknowledge`);
    expect(body[0]).toMatchObject({
      state: 'acknowledged',
      nextAt: new Date(overdueAt.getTime() + 25 * HOUR).toISOString(),
    });
    hours(24.99);
    expect(await told(id, 1)).toHaveLength(1);
    hours(25);
    await tracker.climb();
    await running(id, 'running');
    hours(27);
    expect(await told(id, 2)).toEqual(['Mara Keller', 'Jonas Weber']);
  });

  it('is not escalated any more once it is done, and there is nothing to acknowledge then', async () => {
    const id = await overdue();
    const { version } = (await tracker.ask('GET', `/actions/${id}`)).body;
    expect((await tracker.ask('POST', `/actions/${id}/done`, { version })).status).toBe(200);
    expect(await running(id, 'resolved')).toMatchObject({ steps: [], nextAt: null });
    const refused = await tracker.ask('POST', `/actions/${id}/acknowledge`);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'state' }] } });
  });

  it('whose owner leaves is told to the manager line at once, until somebody takes it over', async () => {
    const id = await overdue();
    tracker.clock.moveTo(new Date('2026-12-10T11:00:00Z'));
    const left = { managerId: jonas, active: false, name: 'Head of Customer Service', absences: [], deputyId: null };
    await tracker.tell(PersonChanged, left, (sequence += 1));
    const path = `/actions/${id}/escalations`;
    const isLeft = ({ reason }: { reason: string }) => reason === 'owner-left';
    const all = await tracker.until(path, (kept) => kept.find(isLeft)?.steps.length === 1, 'the manager');
    expect(all.find(isLeft)).toMatchObject({ state: 'running', steps: [{ to: 'Jonas Weber' }] });
    const { version } = (await tracker.ask('GET', `/actions/${id}`)).body;
    const taken = await tracker.ask('POST', `/actions/${id}/owner`, {
      version,
      ownerId: lena,
      reason: 'She takes over.',
    });
    expect(taken.status).toBe(200);
    expect((await tracker.ask('GET', path)).body.find(isLeft)).toMatchObject({ state: 'resolved' });
    await tracker.tell(PersonChanged, { managerId: jonas, absences: [], deputyId: null }, (sequence += 1));
    await tracker.knows(mara, sequence);
  });

  it('keeps a policy only when it is complete, and one answer for the same', async () => {
    const wrong = { ...policy, reasons: ['late'], runs: 0, steps: [{ waitHours: -1, to: 'person', personId: 'x' }] };
    const refused = await tracker.ask('POST', '/escalation-policies', wrong);
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'reasons',
      'steps[0].waitHours',
      'steps[0].personId',
      'runs',
    ]);
    const twice = await tracker.ask('POST', '/escalation-policies', { ...policy, name: 'Second' });
    expect(twice).toMatchObject({ status: 422, body: { errors: [{ path: 'reasons' }] } });
    const added = await tracker.ask('POST', '/escalation-policies', { ...policy, name: 'Due', reasons: ['due'] });
    const stale = await tracker.ask('PUT', `/escalation-policies/${added.body.id}`, { ...policy, version: 7 });
    expect(stale.status).toBe(412);
    expect((await tracker.ask('DELETE', `/escalation-policies/${added.body.id}`)).status).toBe(204);
    expect((await tracker.ask('DELETE', `/escalation-policies/${added.body.id}`)).status).toBe(404);
  });

  it('stands in its owner’s calendar feed, under an address that they can take back', async () => {
    await overdue();
    expect((await tracker.ask('POST', '/calendar-feed')).status).toBe(422);
    const { body } = await tracker.askAs(mara, 'POST', '/calendar-feed');
    const shown = await tracker.fetch(body.path);
    expect(shown.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await shown.text();
    expect(text).toContain('BEGIN:VEVENT');
    expect(text).toContain(`DTSTART:${overdueAt.toISOString().replace(/[-:]|\.\d+/g, '')}`);
    expect(text).toContain('TRIGGER:-P1D');
    const { path } = (await tracker.askAs(mara, 'POST', '/calendar-feed')).body;
    expect((await tracker.fetch(body.path)).status).toBe(404);
    expect((await tracker.fetch(path)).status).toBe(200);
    expect((await tracker.askAs(mara, 'DELETE', '/calendar-feed')).status).toBe(204);
    expect((await tracker.fetch(path)).status).toBe(404);
    expect((await tracker.askAs(mara, 'GET', '/calendar-feed')).body).toEqual({ madeAt: null });
  });
});
