import { InsightRaised, PersonChanged, ReclassificationRequested } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { type Answer, RunningActionTracker } from './running-service.js';

const HOUR = 3_600_000;
const mara = PersonChanged.example().personId;
const successMeasure = { metric: 'tills down', population: 'stores', smallestEffect: 5, unit: 'tills', lagDays: 0 };
const chaotic = { domain: 'chaotic', domainReason: 'All tills are down.' };

describe('chaos that is contained', () => {
  let tracker: RunningActionTracker;
  let begun: Date;
  beforeAll(async () => {
    tracker = await RunningActionTracker.start('2026-11-20T09:00:00Z');
    await tracker.tell(PersonChanged, { absences: [], deputyId: null, managerId: null }, 1);
    await tracker.knows(mara, 1);
  }, 60_000);
  afterAll(() => tracker?.stop());

  const hours = (n: number) => tracker.clock.moveTo(new Date(begun.getTime() + n * HOUR));
  const at = (n: number) => new Date(begun.getTime() + n * HOUR).toISOString();
  const view = async (id: string) => (await tracker.ask('GET', `/actions/${id}`)).body;
  /** With the version as it is: within a day of its deadline a timer may fire in between. */
  const act = async (id: string, move: string, said: object = {}): Promise<Answer> => {
    const { version } = await view(id);
    const answer = await tracker.ask('POST', `/actions/${id}/${move}`, { version, ...said });
    return answer.status === 412 ? act(id, move, said) : answer;
  };
  let count = 0;
  /** Contained within 8 hours, to be classified again after 24. */
  const contained = async (): Promise<string> => {
    begun = tracker.clock.now();
    const insightId = derivedId('contained', String((count += 1)));
    await tracker.tell(InsightRaised, { insightId }, 1, insightId);
    const { items } = await tracker.until(`/actions?insightId=${insightId}`, ({ total }) => total === 1, 'the action');
    const { stakes, id } = items[0];
    const way = { kind: 'contain', how: 'Sell by hand.', reclassifyBy: at(24) };
    const whole = { problem: 'Nobody can pay.', ownerId: mara, deadline: at(8), stakes, successMeasure, way };
    expect(await act(id, 'commit', { ...whole, ...chaotic })).toMatchObject({ status: 200 });
    return id;
  };
  const asked = async (id: string) => {
    await tracker.sweep();
    const { items } = (await tracker.ask('GET', '/notices?limit=200')).body;
    const mine = (notice: { actionId: string; kind: string }) => notice.actionId === id && notice.kind === 'reclassify';
    return items.filter(mine);
  };

  it('is asked for another classification at its instant and not before, done by then or not, across a restart', async () => {
    const id = await contained();
    expect((await act(id, 'done')).status).toBe(200);
    hours(23.99);
    expect(await asked(id)).toEqual([]);
    await tracker.restart(() => hours(24));
    await tracker.until('/notices?limit=200', ({ items }) => items[0].kind === 'reclassify', 'the notice');
    expect(await asked(id)).toMatchObject([{ to: expect.any(String), times: 1 }]);
    const [event] = await tracker.published(ReclassificationRequested, 1);
    expect(JSON.parse(event!.data)).toMatchObject({ actionId: id, ownerId: mara, reclassifyBy: at(24) });
    const lines = (await tracker.ask('GET', `/actions/${id}/history`)).body;
    expect(lines.at(-1).what).toContain('To be classified again');
  });

  it('is promised anew as fits once it is classified again, and asked for no more', async () => {
    const id = await contained();
    const { stakes } = await view(id);
    const probe = (name: string) => ({ name, amplifyWhen: 'fewer are down', endWhen: 'more are' });
    const probes = { kind: 'probes', probes: [probe('Two networks'), probe('Offline mode')] };
    const whole = { problem: 'Tills fail together.', ownerId: mara, deadline: at(240), stakes, successMeasure };
    expect((await act(id, 'commit', { ...whole, way: probes })).body.errors[0].path).toBe('state');
    hours(2);
    const again = await act(id, 'domain', { domain: 'complex', domainReason: 'They fail together, nobody knows why.' });
    expect(again).toMatchObject({ status: 200, body: { state: 'committed', domain: { domain: 'complex' } } });
    const promised = await act(id, 'commit', { ...whole, way: probes });
    expect(promised).toMatchObject({ status: 200, body: { state: 'committed', way: { kind: 'probes' } } });
    hours(30);
    expect(await asked(id)).toEqual([]);
    expect((await act(id, 'domain', { domain: 'clear', domainReason: 'It is.' })).body.errors[0].path).toBe('state');
  });

  it('is contained further where it is chaotic still, until another instant that has to be given', async () => {
    const id = await contained();
    hours(20);
    expect((await act(id, 'domain', chaotic)).body.errors[0].path).toBe('reclassifyBy');
    const past = await act(id, 'domain', { ...chaotic, reclassifyBy: at(10) });
    expect(past.body.errors[0]).toMatchObject({ path: 'reclassifyBy' });
    const further = { domain: 'chaotic', domainReason: 'Still down.', reclassifyBy: at(40) };
    expect((await act(id, 'domain', further)).body.way.reclassifyBy).toBe(at(40));
    hours(24);
    expect(await asked(id)).toEqual([]);
    hours(40);
    await tracker.until(`/actions/${id}/history`, (all) => all.at(-1).what.startsWith('To be'), 'the question');
    expect(await asked(id)).toHaveLength(1);
  });
});
