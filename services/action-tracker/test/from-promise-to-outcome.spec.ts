import {
  ActionDone,
  ActionDropped,
  ActionLeftInconclusive,
  ActionRefuted,
  ActionVerified,
  InsightRaised,
  MeasureRequested,
  PersonChanged,
} from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { RunningActionTracker } from './running-service.js';

const DAY = 86_400_000;
const mara = PersonChanged.example().personId;
const jonas = derivedId('person', 'jonas');
const successMeasure = { metric: 'negative share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 14 };
const probe = (name: string) => ({ name, amplifyWhen: 'asked less often', endWhen: 'queues grow' });
const probes = { kind: 'probes', probes: [probe('Two shops'), probe('Till prompt')] };
const figures = { n: 1480, source: 'survey wave 12' };

describe('from a promise to its outcome', () => {
  let tracker: RunningActionTracker;
  let id: string;
  beforeAll(async () => {
    tracker = await RunningActionTracker.start('2026-11-20T09:00:00Z');
    await tracker.tell(PersonChanged, {}, 1);
    await tracker.tell(PersonChanged, { personId: jonas, name: 'Jonas Weber' }, 1);
    const insightId = derivedId('outcome', '1');
    await tracker.tell(InsightRaised, { insightId }, 1, insightId);
    const { items } = await tracker.until(`/actions?insightId=${insightId}`, ({ total }) => total === 1, 'the action');
    ({ id } = items[0]);
  }, 60_000);
  afterAll(() => tracker?.stop());

  const view = async () => (await tracker.ask('GET', `/actions/${id}`)).body;
  const act = async (move: string, said: object = {}) =>
    tracker.ask('POST', `/actions/${id}/${move}`, { version: (await view()).version, ...said });
  const whole = async () => {
    const { stakes, version } = await view();
    const deadline = new Date(tracker.clock.now().getTime() + 10 * DAY).toISOString();
    return { version, problem: 'Asked twice.', ownerId: mara, deadline, stakes, successMeasure, way: probes };
  };
  const paths = ({ body }: { body: { errors?: { path: string }[] } }) => body.errors?.map(({ path }) => path);

  it('begins in disorder, where only breaking it down fits, until a manager sets the domain with a reason', async () => {
    expect((await view()).domain).toEqual({ domain: 'disorder', reason: null, by: null });
    const refused = await act('commit', await whole());
    expect(refused.body.errors).toEqual([
      { path: 'way.kind', message: expect.stringContaining('In the disorder domain it is break-down.') },
    ]);
    expect(paths(await act('domain', { domain: 'complex' }))).toEqual(['domainReason']);
    expect(paths(await act('domain', { domain: 'easy', domainReason: 'It is.' }))).toEqual(['domain']);
    const set = await act('domain', { domain: 'complex', domainReason: 'Causes show only in hindsight.' });
    expect(set.body.domain).toEqual({ domain: 'complex', reason: 'Causes show only in hindsight.', by: 'Ana Ruiz' });
    const practice = { kind: 'best-practice', practice: 'Ask once.' };
    expect(paths(await act('commit', { ...(await whole()), way: practice }))).toEqual(['way.kind']);
  });

  it('knows how many are needed to find the smallest effect, and who sponsors it', async () => {
    const measured = { ...successMeasure, sd: 20 };
    const itself = await act('commit', { ...(await whole()), sponsorId: mara });
    expect(paths(itself)).toEqual(['sponsorId']);
    const { body } = await act('commit', { ...(await whole()), successMeasure: measured, sponsorId: jonas });
    expect(body).toMatchObject({ state: 'committed', way: probes, sponsor: { id: jonas, name: 'Jonas Weber' } });
    expect(body.successMeasure.sampleSize).toBe(575);
  });

  it('lets one of two managers who change it at once win, and shows the other what is true', async () => {
    const { version } = await view();
    const move = (n: number) =>
      tracker.ask('POST', `/actions/${id}/deadline`, { version, deadline: `2026-12-0${n}`, reason: `Because ${n}.` });
    const answers = await Promise.all([move(7), move(8)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await view()).version).toBe(version + 1);
  });

  it('begins with a probe that was named beforehand', async () => {
    const begun = (where: string) => act('evidence', { kind: 'probe-begun', what: 'Began.', where });
    expect(paths(await begun('Another'))).toEqual(['where']);
    expect((await begun('Two shops')).body).toMatchObject({ state: 'in-progress' });
  });

  it('is done, not finished: an outcome is taken only when the lag has passed, and asked for then', async () => {
    const { body } = await act('done');
    expect(body).toMatchObject({ state: 'done', stallsAt: null, overdue: false, costOfDelay: null });
    const early = await act('outcome', { effect: 7, low: 5, high: 9, ...figures });
    expect(early).toMatchObject({ status: 422, body: { errors: [{ path: 'state' }] } });
    tracker.clock.advance(14 * DAY - 1);
    await tracker.sweep();
    expect(await view()).toMatchObject({ state: 'done' });
    tracker.clock.advance(1);
    await tracker.until(`/actions/${id}`, ({ state }) => state === 'verifying', 'the outcome to be asked for');
    const { items } = (await tracker.ask('GET', '/notices')).body;
    expect(items[0]).toMatchObject({ kind: 'measure', to: 'Mara Keller' });
    expect(await tracker.published(MeasureRequested, 1)).toHaveLength(1);
    expect(await tracker.published(ActionDone, 1)).toHaveLength(1);
  });

  it('opens again where the outcome refutes it, is watched, and is promised anew', async () => {
    expect(paths(await act('outcome', { effect: 1, low: -1, high: 3 }))).toEqual(['n', 'source']);
    const { body } = await act('outcome', { effect: 1, low: -1, high: 3, ...figures });
    expect(body).toMatchObject({ state: 'refuted', outcome: { verdict: 'refuted', n: 1480 } });
    expect(body.stallsAt).toBe(new Date(tracker.clock.now().getTime() + 7 * DAY).toISOString());
    expect(await tracker.published(ActionRefuted, 1)).toMatchObject([{ key: id }]);
    expect((await act('commit', await whole())).body).toMatchObject({ state: 'committed', outcome: null });
  });

  it('is left inconclusive by too little data, and verified by more', async () => {
    await act('done');
    tracker.clock.advance(14 * DAY);
    await tracker.until(`/actions/${id}`, ({ state }) => state === 'verifying', 'the outcome to be asked for');
    const little = await act('outcome', { effect: 6, low: -2, high: 14, n: 40, source: 'survey wave 13' });
    expect(little.body).toMatchObject({ state: 'inconclusive' });
    const { body } = await act('outcome', { effect: 7.1, low: 5.2, high: 9, ...figures });
    expect(body).toMatchObject({ state: 'verified', stallsAt: null, outcome: { verdict: 'verified', low: 5.2 } });
    expect(await tracker.published(ActionLeftInconclusive, 1)).toHaveLength(1);
    expect(await tracker.published(ActionVerified, 1)).toHaveLength(1);
    expect(await act('drop', { reason: 'Too late.' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'state' }] },
    });
  });

  it('keeps who did what, and why', async () => {
    const { body } = await tracker.ask('GET', `/actions/${id}/history`);
    const lines = body.map(({ by, what, why }: Record<string, string>) => [by, what, why].filter(Boolean).join(' | '));
    expect(lines[1]).toBe('Ana Ruiz | Domain set to complex | Causes show only in hindsight.');
    expect(lines.at(-1)).toBe('Ana Ruiz | Verified: 7.1 points (5.2 to 9), n = 1480, from survey wave 12');
    expect(body.map(({ version }: { version: number }) => version)).toEqual(body.map((_: unknown, n: number) => n + 1));
  });

  it('is dropped only with a reason', async () => {
    const insightId = derivedId('outcome', '2');
    await tracker.tell(InsightRaised, { insightId }, 1, insightId);
    const { items } = await tracker.until(`/actions?insightId=${insightId}`, ({ total }) => total === 1, 'the action');
    ({ id } = items[0]);
    expect(paths(await act('start'))).toEqual(['state']);
    expect(paths(await act('drop'))).toEqual(['reason']);
    const { body } = await act('drop', { reason: 'The depot is closed.' });
    expect(body).toMatchObject({ state: 'dropped', dropped: { reason: 'The depot is closed.', by: 'Ana Ruiz' } });
    expect(await tracker.published(ActionDropped, 1)).toMatchObject([{ key: id }]);
    expect((await tracker.ask('GET', '/actions?state=dropped')).body.total).toBe(1);
    expect((await act('sing')).status).toBe(404);
  });
});
