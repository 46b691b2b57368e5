import {
  ActionProposed,
  CaseHandedOver,
  CaseOpened,
  CaseResolved,
  type CaseView,
  PersonChanged,
  SignalFoundSerious,
  TeamChanged,
} from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { eventually } from '@mirrorloop/testing';
import { RunningActionTracker } from './running-service.js';

const DAY = 86_400_000;
const mara = PersonChanged.example().personId;
const noor = derivedId('person', 'noor');
const { teamId } = TeamChanged.example();

describe('a serious signal', () => {
  let tracker: RunningActionTracker;
  beforeAll(async () => {
    // A Monday; everybody works from 9 to 17 in London.
    tracker = await RunningActionTracker.start('2026-11-23T09:00:00Z');
    const calm = { absences: [], calendarId: null, deputyId: null, stores: [] };
    await tracker.tell(TeamChanged, { managerId: mara }, 1);
    await tracker.tell(PersonChanged, calm, 1);
    await tracker.tell(PersonChanged, { ...calm, personId: noor, name: 'Noor Haddad', stores: ['Leeds'] }, 1);
    await tracker.knows(noor, 1);
    const { body } = await tracker.ask('GET', '/case-settings');
    const changed = { ...body, likeCases: 3, routes: [{ touchpoint: 'delivery', teamId }] };
    expect((await tracker.ask('PUT', '/case-settings', changed)).body).toMatchObject({ version: 2, likeCases: 3 });
    expect((await tracker.ask('PUT', '/case-settings', changed)).status).toBe(412);
  }, 60_000);
  afterAll(() => tracker?.stop());

  let count = 0;
  const serious = async (change: object = {}) => {
    const signalId = derivedId('serious', String((count += 1)));
    const subjectId = derivedId('subject', String(count));
    await tracker.tell(SignalFoundSerious, { signalId, subjectId, theme: null, ...change }, count);
    return signalId;
  };
  const all = async (path = '/cases?limit=200') => (await tracker.ask('GET', path)).body.items as CaseView[];
  const caseOf = (signalId: string) =>
    eventually(async () => (await all()).find((one) => one.signalId === signalId), { missing: 'the case' });
  const move = async (signalId: string, name: string, said: object = { what: 'Called them.' }) => {
    const { id, version } = await caseOf(signalId);
    return tracker.ask('POST', `/cases/${id}/${name}`, { version, ...said });
  };

  it('opens one case with the right team’s person, and clocks in their working hours', async () => {
    const signalId = await serious();
    const opened = await caseOf(signalId);
    expect(opened).toMatchObject({
      state: 'open',
      owner: { id: mara, name: 'Mara Keller' },
      respondBy: '2026-11-23T13:00:00.000Z',
      resolveBy: '2026-11-25T17:00:00.000Z',
      response: 'running',
    });
    await tracker.tell(SignalFoundSerious, { signalId, theme: null }, 99);
    expect(await caseOf(await serious({ store: 'Leeds' }))).toMatchObject({ owner: { name: 'Noor Haddad' } });
    expect(await caseOf(await serious({ touchpoint: 'checkout' }))).toMatchObject({ owner: null });
    expect((await all()).filter((one) => one.signalId === signalId)).toHaveLength(1);
    const [event] = await tracker.published(CaseOpened, 3);
    expect(JSON.parse(event!.data)).toMatchObject({ signalId, ownerId: mara, actionId: null });
    const { items } = (await tracker.ask('GET', '/notices')).body;
    const told = { kind: 'case-opened', actionId: null };
    expect(items.at(-1)).toMatchObject({ ...told, to: 'Mara Keller', ownerId: mara, ownerName: 'Mara Keller' });
    expect(items[0]).toMatchObject({ ...told, to: null, owner: 'nobody', ownerId: null, ownerName: null });
  });

  it('is answered and resolved in time, or not, and a missed clock is told once', async () => {
    const [first, second] = [await serious({ touchpoint: 'returns' }), await serious({ touchpoint: 'returns' })];
    await caseOf(second);
    const { respondBy } = await caseOf(first);
    tracker.clock.moveTo(new Date(respondBy));
    expect((await move(first, 'answer')).body).toMatchObject({
      state: 'answered',
      response: 'hit',
      resolution: 'running',
    });
    expect((await move(first, 'answer')).status).toBe(422);
    tracker.clock.advance(1_000);
    const late = await eventually(
      async () => {
        const one = await caseOf(second);
        return one.response === 'missed' && one;
      },
      { missing: 'the missed clock' },
    );
    const notices = async () =>
      (await tracker.ask('GET', '/notices?limit=200')).body.items.filter(
        (one: Record<string, string>) => one['kind'] === 'case-late' && one['caseId'] === late.id,
      );
    expect(await notices()).toHaveLength(1);
    expect((await move(second, 'resolve', { what: '' })).body.errors[0].path).toBe('what');
    expect((await move(second, 'resolve')).body).toMatchObject({
      state: 'resolved',
      response: 'missed',
      resolution: 'hit',
    });
    const [resolved] = await tracker.published(CaseResolved, 1);
    expect(JSON.parse(resolved!.data)).toMatchObject({ inTime: true, by: 'Ana Ruiz' });
    expect(await notices()).toHaveLength(1);
  });

  it('is handed over to another person with a reason, who hears of it, while its clocks go on', async () => {
    const signalId = await serious({ touchpoint: 'fitting room' });
    const { respondBy } = await caseOf(signalId);
    const wrong = await move(signalId, 'owner', { ownerId: teamId, reason: '' });
    expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual(['ownerId', 'reason']);
    const noId = await move(signalId, 'owner', { ownerId: '-'.repeat(36), reason: 'Anybody.' });
    expect([noId.status, noId.body.errors[0].path]).toEqual([422, 'ownerId']);
    const reason = 'He knows this customer.';
    const given = await move(signalId, 'owner', { ownerId: noor, reason });
    expect(given).toMatchObject({
      status: 200,
      body: { version: 2, respondBy, handedOver: { by: 'Ana Ruiz', reason } },
    });
    expect(await caseOf(signalId)).toMatchObject({
      owner: { id: noor, name: 'Noor Haddad' },
      state: 'open',
      respondBy,
    });
    expect((await move(signalId, 'owner', { ownerId: noor, reason })).body.errors[0].path).toBe('ownerId');
    const { items } = (await tracker.ask('GET', '/notices')).body;
    expect(items[0]).toMatchObject({ kind: 'case-handed-over', to: 'Noor Haddad' });
    const [event] = await tracker.published(CaseHandedOver, 1);
    expect(JSON.parse(event!.data)).toMatchObject({ ownerId: noor, reason });
    expect((await move(signalId, 'resolve')).status).toBe(200);
    expect((await move(signalId, 'owner', { ownerId: mara, reason })).body.errors[0].path).toBe('state');
  });

  it('proposes with enough like it one systemic action, which more of them join, and a linked one when it comes back', async () => {
    const like = () => serious({ touchpoint: 'support call', theme: 'waiting' });
    const two = [await like(), await like()];
    for (const signalId of two) await caseOf(signalId);
    const proposals = () => tracker.heard.filter(({ type }) => type === ActionProposed.type).length;
    expect(proposals()).toBe(0);
    const third = await like();
    const { actionId } = await eventually(
      async () => {
        const one = await caseOf(third);
        return one.actionId !== null && one;
      },
      { missing: 'the systemic action' },
    );
    const linked = () => all(`/cases?actionId=${actionId!}`);
    expect((await linked()).map((one) => one.signalId).sort()).toEqual([...two, third].sort());
    const { body: action } = await tracker.ask('GET', `/actions/${actionId!}`);
    expect(action).toMatchObject({
      state: 'proposed',
      title: '3 serious cases at support call: waiting',
      stakes: null,
    });
    await caseOf(await like());
    expect(await linked()).toHaveLength(4);
    const { version } = action;
    const dropped = await tracker.ask('POST', `/actions/${actionId!}/drop`, { version, reason: 'Solved.' });
    expect(dropped.status).toBe(200);
    tracker.clock.advance(DAY);
    for (let n = 0; n < 3; n++) await caseOf(await like());
    await eventually(() => proposals() === 2, { missing: 'the recurrence' });
    expect(await linked()).toHaveLength(4);
    const [group] = await tracker.query<{ of: string; before: string }>(
      `SELECT b.action_id AS before, a.title AS of FROM action_tracker.case_groups g
       JOIN action_tracker.case_groups b ON b.group_id = g.recurrence_of
       JOIN action_tracker.actions a ON a.action_id = g.action_id`,
    );
    expect(group).toEqual({ before: actionId, of: 'Again 3 serious cases at support call: waiting' });
  });
});
