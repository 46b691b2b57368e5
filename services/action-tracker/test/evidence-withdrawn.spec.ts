import {
  ActionEvidenceWithdrawn,
  type HistoryEntry,
  InsightRaised,
  InsightRetracted,
  InsightRevised,
  type Notice,
  PersonChanged,
} from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { RunningActionTracker } from './running-service.js';

const mara = PersonChanged.example().personId;
const successMeasure = { metric: 'negative share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 14 };
const way = { kind: 'break-down', parts: ['North depot', 'All others'] };
const reason = 'The carrier had sent the same complaints twice.';

describe('an action whose insight is retracted', () => {
  let tracker: RunningActionTracker;
  beforeAll(async () => {
    tracker = await RunningActionTracker.start('2026-11-20T09:00:00Z');
    await tracker.tell(PersonChanged, { absences: [], deputyId: null, managerId: null }, 1);
    await tracker.knows(mara, 1);
  }, 60_000);
  afterAll(() => tracker?.stop());

  let count = 0;
  const proposed = async () => {
    const insightId = derivedId('withdrawn', String((count += 1)));
    await tracker.tell(InsightRaised, { insightId }, 1, insightId);
    const { items } = await tracker.until(`/actions?insightId=${insightId}`, ({ total }) => total === 1, 'the action');
    return { insightId, id: items[0].id as string, stakes: items[0].stakes as object };
  };
  const promised = async () => {
    const { id, stakes, ...rest } = await proposed();
    const whole = { version: 1, problem: 'Late.', ownerId: mara, deadline: '2026-12-20', stakes, successMeasure, way };
    expect((await tracker.ask('POST', `/actions/${id}/commit`, whole)).status).toBe(200);
    return { id, ...rest };
  };
  const retract = (insightId: string, sequence: number) =>
    tracker.tell(InsightRetracted, { insightId, reason, by: 'Ana Ruiz' }, sequence, insightId);
  const shown = (id: string) =>
    tracker.until(`/actions/${id}`, ({ withdrawn }) => withdrawn !== null, 'the withdrawal');
  const told = async (id: string): Promise<Notice[]> =>
    (await tracker.ask('GET', '/notices?limit=200')).body.items.filter(
      ({ actionId, kind }: Notice) => actionId === id && kind === 'withdrawn',
    );

  it('shows that its evidence was withdrawn, on its page and in the list, and its owner hears', async () => {
    const { id, insightId } = await promised();
    await retract(insightId, 2);
    const withdrawn = { at: '2026-11-20T09:00:00.000Z', reason, by: 'Ana Ruiz' };
    expect(await shown(id)).toMatchObject({ state: 'committed', problem: 'Late.', withdrawn });
    expect((await tracker.ask('GET', `/actions?insightId=${insightId}`)).body.items[0]).toMatchObject({ withdrawn });
    expect(await told(id)).toMatchObject([{ to: 'Mara Keller', owner: 'Mara Keller' }]);
    const lines: HistoryEntry[] = (await tracker.ask('GET', `/actions/${id}/history`)).body;
    expect(lines.at(-1)).toMatchObject({
      what: expect.stringMatching(/^Evidence withdrawn/),
      by: 'Ana Ruiz',
      why: reason,
    });
    const [event] = await tracker.published(ActionEvidenceWithdrawn, 1);
    expect(JSON.parse(event!.data)).toMatchObject({ actionId: id, ownerId: mara, reason });
  });

  it('goes on with everything it had, and shows it still once it is worked on, until somebody drops it', async () => {
    const { id, insightId } = await promised();
    await retract(insightId, 2);
    const { version, problem } = await shown(id);
    const started = await tracker.ask('POST', `/actions/${id}/start`, { version });
    expect(started.body).toMatchObject({ state: 'in-progress', problem, withdrawn: { reason } });
    const dropped = await tracker.ask('POST', `/actions/${id}/drop`, { version: version + 1, reason: 'No evidence.' });
    expect(dropped.body).toMatchObject({ state: 'dropped', problem, withdrawn: { reason } });
  });

  it('hears of it once, whatever comes again or late, and older news of the insight changes nothing', async () => {
    const { id, insightId } = await promised();
    await retract(insightId, 3);
    await shown(id);
    await retract(insightId, 3);
    await tracker.tell(InsightRevised, { insightId, title: 'Another title' }, 2, insightId);
    const { insightId: later, id: other } = await promised();
    await retract(later, 2);
    await shown(other);
    expect(await told(id)).toHaveLength(1);
    expect((await tracker.ask('GET', `/actions/${id}/history`)).body).toHaveLength(3);
  });

  it('stays proposed where nobody promised it, and is told to nobody', async () => {
    const { id, insightId } = await proposed();
    await retract(insightId, 2);
    expect(await shown(id)).toMatchObject({ state: 'proposed', withdrawn: { reason } });
    expect(await told(id)).toEqual([]);
  });

  it('can’t be promised where nobody had before, here or in a meeting: it says why, waits for nobody, and is dropped', async () => {
    const { insightId, id, stakes } = await proposed();
    const unowned = async () => (await tracker.ask('GET', '/accountability')).body.unowned;
    const before = await unowned();
    await retract(insightId, 2);
    const { version } = await shown(id);
    expect(await unowned()).toBe(before - 1);
    const whole = { version, problem: 'Late.', ownerId: mara, deadline: '2026-12-20', stakes, successMeasure, way };
    const refused = await tracker.ask('POST', `/actions/${id}/commit`, whole);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'state' }] } });
    expect(refused.body.errors[0].message).toContain('evidence was withdrawn');
    const plan = { title: 'Review', startsAt: '2026-11-20T10:00:00Z', minutes: 60, attendeeIds: [mara] };
    const meeting = (await tracker.ask('POST', '/meetings', plan)).body.id as string;
    const started = (await tracker.ask('POST', `/meetings/${meeting}/start`, {})).body;
    expect(started.items.map(({ action }: { action: { id: string } }) => action.id)).not.toContain(id);
    const added = await tracker.ask('POST', `/meetings/${meeting}/items`, { actionId: id });
    const item = added.body.items.find(({ action }: { action: { id: string } }) => action.id === id);
    const at = `/meetings/${meeting}/items/${item.id}`;
    const agreed = await tracker.ask('PUT', at, { version: item.version, decision: 'agreed', draft: {} });
    expect(agreed).toMatchObject({ status: 422, body: { errors: [{ path: 'decision' }] } });
    expect((await tracker.ask('POST', `/actions/${id}/drop`, { version, reason: 'No evidence.' })).status).toBe(200);
  });
});
