import {
  ActionEscalated,
  ActionFellOverdue,
  CalendarChanged,
  InsightRaised,
  PersonChanged,
  TeamChanged,
} from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { eventually } from '@mirrorloop/testing';
import { RunningActionTracker } from './running-service.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** As long as a step may take to be made up for once the process is there again. */
const RECOVERED_MS = 60_000;
const successMeasure = { metric: 'negative share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 14 };
const way = { kind: 'break-down', parts: ['North depot', 'All others'] };
const calm = { absences: [], calendarId: null, deputyId: null, active: true, timeZone: 'Europe/London' };
const WEEKDAYS = Array.from({ length: 5 }, () => [{ from: '09:00', to: '17:00' }]);
const named = (name: string) => derivedId('person of R34', name);
interface Heard {
  readonly kind: string;
  readonly times: number;
  readonly to: string | null;
  readonly at: Date;
}
interface Stands {
  readonly reason: string;
  readonly state: string;
  readonly steps: readonly object[];
}

describe('a ladder of escalation in bad times (R34)', () => {
  let tracker: RunningActionTracker;
  const sequences = new Map<string, number>();
  beforeAll(async () => {
    // A Monday.
    tracker = await RunningActionTracker.start('2026-11-23T09:00:00Z');
    const clocked = { name: 'By the clock', reasons: ['overdue'], runs: 1, acknowledgedForHours: 24 };
    await keepPolicy({ ...clocked, steps: [step(1, 'owner'), step(2, 'manager')] });
    // What stalls has a ladder of its own: here is one alone.
    const policies: { id: string; name: string }[] = (await tracker.ask('GET', '/escalation-policies')).body;
    const stalled = policies.find(({ name }) => name === 'Stalled')!;
    expect((await tracker.ask('DELETE', `/escalation-policies/${stalled.id}`)).status).toBe(204);
    await person('Lena', {});
    await person('Jonas', { managerId: named('Lena') });
  }, 60_000);
  afterAll(() => tracker?.stop());

  const step = (waitHours: number, to: string, workingHours = false) => ({ waitHours, workingHours, to });
  const keepPolicy = async (policy: object) => {
    const [{ id, version }] = (await tracker.ask('GET', '/escalation-policies')).body;
    const kept = await tracker.ask('PUT', `/escalation-policies/${id}`, { ...policy, version });
    expect(kept.status).toBe(200);
  };
  /** @returns a team with a ladder of its own */
  const teamWith = async (name: string, policy: object): Promise<string> => {
    const teamId = derivedId('team of R34', name);
    await tracker.tell(TeamChanged, { teamId, name, managerId: null, active: true }, 1);
    const own = { name, reasons: ['overdue'], acknowledgedForHours: 24, teamId, ...policy };
    const add = () => tracker.ask('POST', '/escalation-policies', own);
    await eventually(async () => (await add()).status === 201, { missing: `the policy of ${name}` });
    return teamId;
  };
  const person = async (name: string, said: object) => {
    const sequence = (sequences.get(name) ?? 0) + 1;
    sequences.set(name, sequence);
    const managerId = name === 'Lena' ? null : named('Lena');
    await tracker.tell(PersonChanged, { ...calm, managerId, ...said, personId: named(name), name }, sequence);
    await tracker.knows(named(name), sequence);
  };
  const leaves = (name: string, said: object) => person(name, { ...said, active: false });
  const at = (ms: number) => tracker.clock.moveTo(new Date(ms));

  const proposed = async (about: string) => {
    const insightId = derivedId('R34', about);
    await tracker.tell(InsightRaised, { insightId }, 1, insightId);
    const { items } = await tracker.until(`/actions?insightId=${insightId}`, ({ total }) => total === 1, 'the action');
    return items[0];
  };
  const commit = async (about: string, owner: string, deadline: string) => {
    const { id, version, stakes } = await proposed(about);
    const said = { version, problem: 'Late.', ownerId: named(owner), deadline, successMeasure, way, stakes };
    return { id, ...(await tracker.ask('POST', `/actions/${id}/commit`, said)) };
  };
  /** Overdue two days from now. */
  const promised = async (about: string, owner: string): Promise<{ id: string; deadline: number }> => {
    const deadline = tracker.clock.now().getTime() + 2 * DAY;
    const { id, status } = await commit(about, owner, new Date(deadline).toISOString());
    expect(status).toBe(200);
    return { id, deadline };
  };
  /** What was said of its deadline, in the order in which it was. */
  const told = (id: string) =>
    tracker.query<Heard>(
      `SELECT kind, times, to_name AS "to", at FROM action_tracker.notices
       WHERE action_id = $1 AND kind <> 'stalled' ORDER BY position`,
      [id],
    );
  const said = async (id: string) => (await told(id)).map(({ kind, to }) => (kind === 'escalated' ? to : kind));
  const overdue = async (id: string) => {
    const of = ({ reason }: { reason: string }) => reason === 'overdue';
    const all = await tracker.until(`/actions/${id}/escalations`, (kept) => kept.some(of), 'the escalation');
    return all.find(of);
  };
  const untilStands = (id: string, state: string, steps: number) =>
    tracker.until(
      `/actions/${id}/escalations`,
      (all) => all.some((one: Stands) => one.reason === 'overdue' && one.state === state && one.steps.length === steps),
      `${steps} steps, ${state}`,
    );
  /** Each under a version of its own, and each event once: what another sweep would have found it has found by now. */
  const onceEach = async (id: string, steps: readonly (string | null)[]) => {
    while ((await tracker.sweep()) + (await tracker.climb()) > 0);
    expect(await said(id)).toEqual(steps);
    const versions = (await tracker.ask('GET', `/actions/${id}/history`)).body.map(
      ({ version }: { version: number }) => version,
    );
    expect(new Set(versions).size).toBe(versions.length);
  };

  it('goes on from its owner’s manager when the owner was deleted, who has heard at once', async () => {
    await person('Olga', { managerId: named('Jonas') });
    const { id, deadline } = await promised('owner deleted', 'Olga');
    await leaves('Olga', { managerId: named('Jonas') });
    const left = await tracker.published(ActionEscalated, 1);
    expect(JSON.parse(left.at(-1)!.data)).toMatchObject({ actionId: id, reason: 'owner-left', toId: named('Jonas') });
    at(deadline);
    await overdue(id);
    at(deadline + 1 * HOUR);
    await untilStands(id, 'running', 1);
    at(deadline + 3 * HOUR);
    await untilStands(id, 'running', 2);
    const { steps } = await overdue(id);
    expect(steps).toMatchObject([
      { step: 1, to: 'Jonas', insteadOf: 'Olga' },
      { step: 2, to: 'Jonas', insteadOf: null },
    ]);
  });

  it('ends at once, and says so, when its team is empty and nobody is above it', async () => {
    const teamId = await teamWith('Night desk', { runs: 3, steps: [step(1, 'owner'), step(2, 'manager', true)] });
    await person('Boss', { managerId: null, teamId });
    await person('Nina', { managerId: named('Boss'), teamId });
    const { id, deadline } = await promised('team empty', 'Nina');
    at(deadline - DAY);
    await leaves('Boss', { managerId: null, teamId });
    await leaves('Nina', { managerId: named('Boss'), teamId });
    at(deadline);
    expect(await overdue(id)).toMatchObject({ policy: 'Night desk' });
    await untilStands(id, 'exhausted', 0);
    const { body } = await tracker.ask('GET', `/actions/${id}/history`);
    expect(body.map(({ what }: { what: string }) => what)).toContain('Escalation ended without an answer (Night desk)');
    const { items } = (await tracker.ask('GET', '/work-of-people-who-left')).body;
    expect(items.map((one: { actionId: string }) => one.actionId)).toContain(id);
    await onceEach(id, ['due', 'overdue']);
  });

  it('waits for the working day after a holiday of whoever hears, each step once', async () => {
    const calendarId = derivedId('calendar of R34', 'Feast');
    // From a Wednesday over two days off and a weekend.
    at(Date.parse('2026-12-21T12:00:00Z'));
    const holidays = ['2026-12-24', '2026-12-25'];
    await tracker.tell(CalendarChanged, { calendarId, week: [...WEEKDAYS, [], []], holidays }, 1);
    const teamId = await teamWith('Days', { runs: 1, steps: [step(6, 'owner', true), step(2, 'manager', true)] });
    await person('Mara', { managerId: named('Jonas'), calendarId, teamId });
    await person('Jonas', { calendarId });
    const { id, deadline } = await promised('holiday', 'Mara');
    expect(new Date(deadline).toISOString()).toBe('2026-12-23T12:00:00.000Z');
    at(deadline);
    await overdue(id);
    at(Date.parse('2026-12-28T09:59:00Z'));
    await onceEach(id, ['due', 'overdue']);
    at(Date.parse('2026-12-28T10:00:00Z'));
    await untilStands(id, 'running', 1);
    at(Date.parse('2026-12-28T11:59:00Z'));
    await onceEach(id, ['due', 'overdue', 'Mara']);
    at(Date.parse('2026-12-28T12:00:00Z'));
    await untilStands(id, 'running', 2);
    await onceEach(id, ['due', 'overdue', 'Mara', 'Jonas']);
  });

  it('is never begun by a deadline in the past: it is refused, and nothing is told', async () => {
    const yesterday = new Date(tracker.clock.now().getTime() - DAY).toISOString();
    const refused = await commit('deadline in past', 'Jonas', yesterday);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'deadline' }] } });
    const { id, deadline } = await promised('deadline moved to the past', 'Jonas');
    const { version } = (await tracker.ask('GET', `/actions/${id}`)).body;
    const moved = await tracker.ask('POST', `/actions/${id}/deadline`, { version, deadline: yesterday, reason: 'x' });
    expect(moved).toMatchObject({ status: 422, body: { errors: [{ path: 'deadline' }] } });
    await onceEach(refused.id, []);
    await onceEach(id, []);
    expect((await tracker.ask('GET', `/actions/${id}`)).body.deadline).toBe(new Date(deadline).toISOString());
  });

  it('fires once a deadline that came, whichever way a change in that very instant went', async () => {
    const deadline = tracker.clock.now().getTime() + 2 * DAY;
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => commit(`edited ${n}`, 'Jonas', new Date(deadline).toISOString())),
    );
    at(deadline - DAY);
    const isDue = async () => (await Promise.all(all.map(({ id }) => said(id)))).every((of) => of.includes('due'));
    while (!(await isDue())) await tracker.sweep();
    const later = deadline + 5 * DAY;
    const change = async ({ id }: { id: string }): Promise<void> => {
      const { version } = (await tracker.ask('GET', `/actions/${id}`)).body;
      const wanted = { version, deadline: new Date(later).toISOString(), reason: 'More time.' };
      const { status } = await tracker.ask('POST', `/actions/${id}/deadline`, wanted);
      if (status === 412) return change({ id });
      expect(status).toBe(200);
    };
    at(deadline);
    await Promise.all([tracker.sweep(), ...all.map(change), tracker.sweep(), tracker.climb()]);
    const atOnce = new Map<string, number>();
    for (const { id } of all) {
      while ((await tracker.sweep()) > 0);
      const fired = (await said(id)).filter((kind) => kind === 'overdue').length;
      expect(fired).toBeLessThanOrEqual(1);
      atOnce.set(id, fired);
      // Nothing of the old deadline goes on.
      const { body } = await tracker.ask('GET', `/actions/${id}/escalations`);
      expect(body.filter(({ state }: { state: string }) => state === 'running')).toEqual([]);
    }
    at(later - 1);
    await tracker.sweep();
    for (const { id } of all)
      expect((await said(id)).filter((kind) => kind === 'overdue')).toHaveLength(atOnce.get(id)!);
    at(later + HOUR);
    for (const { id } of all) await untilStands(id, 'running', 1);
    for (const { id } of all) {
      const old = atOnce.get(id) ? ['overdue'] : [];
      await onceEach(id, ['due', ...old, 'due', 'overdue', 'Jonas']);
    }
    const events = await tracker.published(ActionFellOverdue, all.length);
    const instants = events.map(({ data }) => JSON.parse(data)).map((one) => `${one.actionId} ${one.deadline}`);
    expect(new Set(instants).size).toBe(instants.length);
  }, 60_000);

  it('makes up within a minute, in order, for every step that came while the process was down across the deadline', async () => {
    await person('Mara', { managerId: named('Jonas') });
    const { id, deadline } = await promised('process down', 'Mara');
    await tracker.restart(() => at(deadline + 3 * HOUR));
    const back = Date.now();
    await untilStands(id, 'running', 2);
    expect(Date.now() - back).toBeLessThan(RECOVERED_MS);
    await onceEach(id, ['due', 'overdue', 'Mara', 'Jonas']);
    // The ladder is no longer for it: the line above is next when it would have been.
    const { nextAt } = await overdue(id);
    expect(new Date(nextAt).getTime()).toBeGreaterThan(deadline + 3 * HOUR);
    await tracker.restart(() => at(Date.parse(nextAt) - 1));
    await onceEach(id, ['due', 'overdue', 'Mara', 'Jonas']);
    await tracker.restart(() => at(deadline + 20 * DAY));
    await untilStands(id, 'exhausted', 4);
    const escalated = (await told(id)).filter(({ kind }) => kind === 'escalated');
    expect(escalated.map(({ times, to }) => [times, to])).toEqual([
      [1, 'Mara'],
      [2, 'Jonas'],
      [3, 'Jonas'],
      [4, 'Lena'],
    ]);
  }, 60_000);
});
