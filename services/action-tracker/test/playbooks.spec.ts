import {
  InsightRaised,
  type MeetingView,
  PersonChanged,
  type PlaybookView,
  type TriedView,
} from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { type Answer, RunningActionTracker } from './running-service.js';

const mara = PersonChanged.example().personId;
const successMeasure = { metric: 'negative share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 0 };
const practice = { kind: 'best-practice', practice: 'Two carriers for every depot.' };
const clear = { domain: 'clear', domainReason: 'Cause and effect are known.' };
const second = { name: 'Second carrier', insightKind: 'surge', domain: 'clear', way: practice };
const worked = { effect: 7, low: 5.2, high: 9, n: 1480, source: 'survey wave 12' };

describe('a playbook', () => {
  let tracker: RunningActionTracker;
  let playbook: PlaybookView;
  beforeAll(async () => {
    tracker = await RunningActionTracker.start('2026-11-20T09:00:00Z');
    await tracker.tell(PersonChanged, { absences: [], deputyId: null, managerId: null }, 1);
    await tracker.knows(mara, 1);
  }, 60_000);
  afterAll(() => tracker?.stop());

  let count = 0;
  const proposed = async (kind: 'surge' | 'observation' = 'surge') => {
    const insightId = derivedId('played', String((count += 1)));
    await tracker.tell(InsightRaised, { insightId, kind }, 1, insightId);
    const { items } = await tracker.until(`/actions?insightId=${insightId}`, ({ total }) => total === 1, 'the action');
    return items[0].id as string;
  };
  /** With the version as it is: a timer may have fired in between. */
  const act = async (id: string, move: string, said: object = {}): Promise<Answer> => {
    const { version } = (await tracker.ask('GET', `/actions/${id}`)).body;
    const answer = await tracker.ask('POST', `/actions/${id}/${move}`, { version, ...said });
    return answer.status === 412 ? act(id, move, said) : answer;
  };
  const commit = async (id: string, said: object) => {
    const { stakes } = (await tracker.ask('GET', `/actions/${id}`)).body;
    const whole = { problem: 'Late.', ownerId: mara, deadline: '2026-12-20', stakes, successMeasure };
    return act(id, 'commit', { ...whole, ...clear, way: practice, ...said });
  };
  const judged = async (id: string, outcome: object) => {
    expect((await act(id, 'done')).status).toBe(200);
    await tracker.until(`/actions/${id}`, ({ state }) => state === 'verifying', 'the question for its outcome');
    const answer = await act(id, 'outcome', outcome);
    expect(answer.status).toBe(200);
  };
  const tried = async (id: string, domain = 'clear'): Promise<TriedView[]> =>
    (await tracker.ask('GET', `/actions/${id}/tried?domain=${domain}`)).body;
  const shown = async (): Promise<PlaybookView> => (await tracker.ask('GET', `/playbooks/${playbook.id}`)).body;

  it('is kept only whole, for a way that fits its domain', async () => {
    const wrong = { insightKind: 'rumour', domain: 'complex', way: practice };
    const refused = await tracker.ask('POST', '/playbooks', wrong);
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual(['name', 'insightKind', 'way.kind']);
    const made = await tracker.ask('POST', '/playbooks', second);
    expect(made).toMatchObject({
      status: 201,
      body: { ...second, version: 1, madeBy: 'Ana Ruiz', record: { tried: 0 } },
    });
    playbook = made.body;
    const contain = { kind: 'contain', how: 'Sell by hand.' };
    const chaos = { name: 'By hand', domain: 'chaotic', way: contain };
    expect((await tracker.ask('POST', '/playbooks', chaos)).body).toMatchObject({ insightKind: null, way: contain });
  });

  it('is offered to a new action of its kind and domain before anybody has tried it, and to no other', async () => {
    const id = await proposed();
    expect(await tried(id)).toMatchObject([{ playbook: { id: playbook.id }, record: { tried: 0, outcomes: [] } }]);
    expect((await tried(id, 'chaotic')).map(({ kind }) => kind)).toEqual(['contain']);
    expect(await tried(await proposed('observation'))).toEqual([]);
  });

  it('is followed by a promise that goes its way, and refused to any other', async () => {
    const id = await proposed();
    const unknown = await commit(id, { playbookId: derivedId('no', 'playbook') });
    expect(unknown.body.errors).toEqual([{ path: 'playbookId', message: 'There is no such playbook.' }]);
    expect((await commit(id, { playbookId: 'second carrier' })).body.errors[0].path).toBe('playbookId');
    const probe = (name: string) => ({ name, amplifyWhen: 'fewer', endWhen: 'more' });
    const probes = { kind: 'probes', probes: [probe('One'), probe('Two')] };
    const complex = { domain: 'complex', domainReason: 'Nobody knows why.', way: probes };
    expect((await commit(id, { playbookId: playbook.id, ...complex })).body.errors[0].path).toBe('playbookId');
    expect((await commit(id, { playbookId: playbook.id })).body).toMatchObject({ state: 'committed' });
    expect((await shown()).record).toMatchObject({ tried: 1, verified: 0, outcomes: [] });
    await judged(id, worked);
    const { record } = await shown();
    expect(record).toMatchObject({ tried: 1, verified: 1, refuted: 0, uncounted: 0 });
    expect(record.outcomes).toMatchObject([{ actionId: id, verdict: 'verified', ...worked, unit: 'points' }]);
  });

  it('shows a new action in a like case what was tried, by a playbook or by none, and what came of it', async () => {
    const alone = await proposed();
    expect((await commit(alone, {})).status).toBe(200);
    await judged(alone, { ...worked, effect: 1, low: -1, high: 3 });
    const like = await tried(await proposed());
    expect(like).toMatchObject([
      { playbook: { id: playbook.id }, record: { tried: 1, verified: 1 } },
      { playbook: null, kind: 'best-practice', record: { tried: 1, verified: 0, refuted: 1 } },
    ]);
    expect(await tried(alone)).toMatchObject([{ playbook: { id: playbook.id }, record: { tried: 1 } }]);
  });

  it('keeps what came of a promise that was refuted and made anew, and counts no outcome without its interval', async () => {
    const id = await proposed();
    await commit(id, { playbookId: playbook.id });
    await judged(id, { ...worked, effect: 1, low: -1, high: 3 });
    tracker.clock.advance(60_000);
    expect((await commit(id, { playbookId: playbook.id })).body).toMatchObject({ state: 'committed', outcome: null });
    expect((await shown()).record).toMatchObject({ tried: 3, verified: 1, refuted: 1 });
    await tracker.query(
      `UPDATE action_tracker.attempts SET outcome = outcome - 'low' WHERE outcome ->> 'verdict' = 'verified'`,
    );
    expect((await shown()).record).toMatchObject({ tried: 3, verified: 0, refuted: 1, uncounted: 1 });
  });

  it('is followed by a promise that a meeting makes, at once or when it is closed, and counts there too', async () => {
    const before = (await shown()).record.tried;
    const ids = [await proposed(), await proposed(), await proposed()];
    const plan = { title: 'Review', startsAt: '2026-11-20T10:00:00Z', minutes: 60, attendeeIds: [mara] };
    const meeting = (await tracker.ask('POST', '/meetings', plan)).body.id as string;
    await tracker.ask('POST', `/meetings/${meeting}/start`, {});
    const agreed = async (actionId: string, playbookId: string) => {
      const { items } = (await tracker.ask('GET', `/meetings/${meeting}`)).body as MeetingView;
      const { id, version, action } = items.find((item) => item.action.id === actionId)!;
      const promise = { problem: 'Late.', ownerId: mara, deadline: '2026-12-20', stakes: action.stakes };
      const draft = { ...promise, successMeasure, ...clear, way: practice, playbookId };
      const at = `/meetings/${meeting}/items/${id}`;
      const { body } = await tracker.ask('PUT', at, { version, decision: 'agreed', draft });
      return { at, item: (body as MeetingView).items.find((one) => one.id === id)! };
    };
    const now = await agreed(ids[0]!, playbook.id);
    expect((await tracker.ask('POST', `${now.at}/commit`, { version: now.item.version })).status).toBe(200);
    expect((await agreed(ids[1]!, playbook.id)).item.missing).toEqual([]);
    const nowhere = await agreed(ids[2]!, derivedId('no', 'playbook'));
    expect(nowhere.item.missing).toEqual([{ path: 'playbookId', message: 'There is no such playbook.' }]);
    expect((await tracker.ask('POST', `/meetings/${meeting}/close`, {})).status).toBe(422);
    const put = { version: nowhere.item.version, decision: 'noted' };
    expect((await tracker.ask('PUT', nowhere.at, put)).status).toBe(200);
    expect((await tracker.ask('POST', `/meetings/${meeting}/close`, {})).status).toBe(200);
    expect((await shown()).record.tried).toBe(before + 2);
  });

  it('counts every promise that followed it, however many there are', async () => {
    const { tried: before, outcomes } = (await shown()).record;
    const id = await proposed();
    await tracker.query(
      `INSERT INTO action_tracker.attempts (action_id, committed_at, insight_kind, domain, kind, playbook_id, unit)
       SELECT $1, '2020-01-01'::timestamptz + n * interval '1 s', 'surge', 'clear', 'best-practice', $2, 'points'
       FROM generate_series(1, 6000) AS n`,
      [id, playbook.id],
    );
    expect((await shown()).record).toMatchObject({ tried: before + 6_000, outcomes });
    const { body } = await tracker.ask('GET', '/playbooks');
    const listed = (body as PlaybookView[]).find((one) => one.id === playbook.id)!;
    expect(listed.record.tried).toBe(before + 6_000);
    expect((await tried(await proposed()))[0]!.record.tried).toBeGreaterThanOrEqual(6_000);
    await tracker.query('DELETE FROM action_tracker.attempts WHERE action_id = $1', [id]);
  });

  it('is changed with the version seen, and retired with its record kept', async () => {
    const stale = await tracker.ask('PUT', `/playbooks/${playbook.id}`, { ...second, version: 7 });
    expect(stale.status).toBe(412);
    const named = await tracker.ask('PUT', `/playbooks/${playbook.id}`, {
      ...second,
      name: 'Two carriers',
      version: 1,
    });
    expect(named.body).toMatchObject({ version: 2, name: 'Two carriers', record: { tried: 5 } });
    expect((await tracker.ask('DELETE', `/playbooks/${playbook.id}`)).status).toBe(204);
    expect((await tracker.ask('DELETE', `/playbooks/${playbook.id}`)).status).toBe(404);
    expect(await shown()).toMatchObject({ retired: true, record: { tried: 5 } });
    const refused = await commit(await proposed(), { playbookId: playbook.id });
    expect(refused.body.errors[0]).toMatchObject({
      path: 'playbookId',
      message: expect.stringContaining('not followed'),
    });
  });
});
