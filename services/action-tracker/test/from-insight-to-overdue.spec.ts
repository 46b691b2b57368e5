import {
  ActionCommitted,
  ActionFellDue,
  ActionFellOverdue,
  ActionProposed,
  InsightRaised,
  InsightRevised,
  PersonChanged,
  TeamChanged,
} from '@mirrorloop/contracts';
import { RunningActionTracker } from './running-service.js';

const HOUR = 3_600_000;
const insightId = '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e30';
const mara = PersonChanged.example().personId;
const service = TeamChanged.example().teamId;
const way = { kind: 'break-down', parts: ['North depot', 'All others'] };
const successMeasure = { metric: 'negative share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 14 };

describe('from an insight to an overdue notice', () => {
  let tracker: RunningActionTracker;
  beforeAll(async () => {
    tracker = await RunningActionTracker.start('2026-11-20T09:00:00Z');
  }, 60_000);
  afterAll(() => tracker?.stop());

  const proposal = async () => {
    const { items } = await tracker.until(
      `/actions?insightId=${insightId}`,
      ({ total }) => total === 1,
      'the proposed action',
    );
    return items[0];
  };
  const whole = async () => {
    const { stakes, version } = await proposal();
    const problem = 'Parcels handed over at the north depot arrive late.';
    return { version, problem, ownerId: mara, deadline: '2026-11-26', stakes, successMeasure, way };
  };

  it('proposes an action with computed stakes when an insight is raised', async () => {
    await tracker.tell(TeamChanged, {}, 1);
    await tracker.tell(PersonChanged, {}, 1);
    await tracker.tell(InsightRaised, { insightId }, 1, insightId);
    const action = await proposal();
    expect(action).toMatchObject({ state: 'proposed', version: 1, title: 'Delivery surge, web shop', owner: null });
    expect(action.stakes.notActing).toMatchObject({ amount: 16_718.4, unit: 'EUR a week' });
    expect(action.stakes.notActing.basis).toContain('432 customers a week × 10% of EUR 387 a year at risk (setting)');
    const [event] = await tracker.published(ActionProposed, 1);
    expect(event).toMatchObject({ key: action.id, sequence: 1, correlationId: insightId });
  });

  it('computes the stakes anew when the insight is revised, and when the rates change', async () => {
    const size = { ...InsightRaised.example().size, customersAWeek: 864 };
    await tracker.tell(InsightRevised, { insightId, size }, 2, insightId);
    await tracker.until(
      `/actions?insightId=${insightId}`,
      ({ items }) => items[0].stakes.notActing.amount === 33_436.8,
      'the revised stakes',
    );
    const put = await tracker.ask('PUT', '/settings', {
      shareOfValueAtRisk: 0.2,
      shareWonBackByActing: 0.5,
      version: 1,
    });
    expect(put).toEqual({ status: 200, body: { shareOfValueAtRisk: 0.2, shareWonBackByActing: 0.5, version: 2 } });
    expect(await proposal()).toMatchObject({ version: 3, stakes: { notActing: { amount: 66_873.6 } } });
    const stale = await tracker.ask('PUT', '/settings', {
      shareOfValueAtRisk: 0.3,
      shareWonBackByActing: 0.5,
      version: 1,
    });
    expect(stale.status).toBe(412);
    const wrong = await tracker.ask('PUT', '/settings', { shareOfValueAtRisk: 10 });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map((e: { path: string }) => e.path)).toEqual([
      'shareOfValueAtRisk',
      'shareWonBackByActing',
    ]);
  });

  it('refuses to commit it until everything is said, naming each missing field', async () => {
    const { id, version } = await proposal();
    const { status, body } = await tracker.ask('POST', `/actions/${id}/commit`, { version });
    expect(status).toBe(422);
    expect(body.errors.map((e: { path: string }) => e.path)).toEqual([
      'problem',
      'ownerId',
      'deadline',
      'stakes.acting',
      'stakes.notActing',
      'successMeasure',
      'way',
    ]);
  });

  it('refuses a team as the owner, and whoever saw an older version', async () => {
    const { id } = await proposal();
    const said = await whole();
    const team = await tracker.ask('POST', `/actions/${id}/commit`, { ...said, ownerId: service });
    expect(team.body.errors).toEqual([
      { path: 'ownerId', message: 'Customer Service is a team: name one person of it.' },
    ]);
    const stale = await tracker.ask('POST', `/actions/${id}/commit`, { ...said, version: 1 });
    expect(stale.status).toBe(412);
  });

  it('commits it to one person until 18:00 of the day where that person is, once, however often the request comes', async () => {
    const { id } = await proposal();
    const said = await whole();
    const commit = (body: object) =>
      tracker.ask('POST', `/actions/${id}/commit`, body, { 'idempotency-key': 'commit-1' });
    const answers = await Promise.all([commit(said), commit(said), commit(said)]);
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body).toEqual(answers[0]!.body);
    }
    expect(answers[0]!.body).toMatchObject({
      state: 'committed',
      version: 4,
      owner: { id: mara, name: 'Mara Keller', timeZone: 'Europe/London' },
      deadline: '2026-11-26T18:00:00.000Z',
      committedBy: 'Ana Ruiz',
      due: false,
      overdue: false,
    });
    expect((await commit({ ...said, problem: 'Another.' })).body.errors[0].path).toBe('Idempotency-Key');
    const [event, second] = await tracker.published(ActionCommitted, 1);
    expect(event).toMatchObject({ sequence: 4, correlationId: insightId });
    expect(second).toBeUndefined();
  });

  it('tells nobody before its time', async () => {
    tracker.clock.moveTo(new Date(Date.parse('2026-11-26T18:00:00Z') - 24 * HOUR - 1));
    expect(await tracker.sweep()).toBe(0);
    expect((await tracker.ask('GET', '/notices')).body.total).toBe(0);
  });

  it('tells that it is due a day before, and that it is overdue though nobody ran when the deadline passed, each once', async () => {
    tracker.clock.advance(1);
    await tracker.until('/notices', ({ total }) => total === 1, 'the due notice');
    await tracker.restart(() => tracker.clock.advance(30 * HOUR));
    const { items } = await tracker.until('/notices', ({ total }) => total >= 2, 'the overdue notice');
    await tracker.restart();
    expect(await tracker.sweep()).toBe(0);
    expect(items.map((n: { kind: string }) => n.kind)).toEqual(['overdue', 'due']);
    expect(items[0]).toMatchObject({
      owner: 'Mara Keller',
      title: 'Delivery surge, web shop',
      at: '2026-11-27T00:00:00.000Z',
    });
    expect((await tracker.ask('GET', '/notices')).body.total).toBe(2);
    const { id, overdue, version } = await proposal();
    expect({ overdue, version }).toEqual({ overdue: true, version: 6 });
    expect(await tracker.published(ActionFellDue, 1)).toMatchObject([
      { key: id, sequence: 5, correlationId: insightId },
    ]);
    expect(await tracker.published(ActionFellOverdue, 1)).toMatchObject([
      { key: id, sequence: 6, correlationId: insightId },
    ]);
  });

  it('keeps who did what', async () => {
    const { id } = await proposal();
    const { body } = await tracker.ask('GET', `/actions/${id}/history`);
    expect(body.map(({ version, by, what }: Record<string, string>) => `${version} ${by}: ${what}`)).toEqual([
      '1 the platform: Proposed from the insight',
      '2 the platform: Stakes computed anew from the revised insight',
      '3 Ana Ruiz: Stakes computed anew with other rates',
      '4 Ana Ruiz: Committed: Mara Keller owns it until 2026-11-26T18:00:00.000Z',
      '5 the platform: Fell due: its deadline is less than a day away',
      '6 the platform: Fell overdue: its deadline has passed',
    ]);
  });

  it('answers nobody without a token, and knows no action of another id', async () => {
    expect((await tracker.askWithoutToken('/actions')).status).toBe(401);
    for (const path of ['/actions/7', `/actions/${insightId}`, `/actions/${insightId}/history`])
      expect((await tracker.ask('GET', path)).status).toBe(404);
    expect((await tracker.ask('POST', `/actions/${insightId}/commit`, {})).status).toBe(404);
    expect((await tracker.ask('GET', '/actions?state=over')).status).toBe(422);
    expect((await tracker.ask('GET', '/actions?cursor=nonsense')).status).toBe(422);
  });
});
