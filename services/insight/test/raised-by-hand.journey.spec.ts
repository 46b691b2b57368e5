import type { AnalysedSignal, InsightDetail, InsightView, Page, Problem } from '@mirrorloop/contracts';
import { derivedId, newId } from '@mirrorloop/kernel';
import { eventually } from '@mirrorloop/testing';
import { inventedSignals } from './invented-signals.js';
import { RunningInsight, signal } from './running-insight.js';

jest.setTimeout(90_000);

const words = { title: 'Parcels over the fence', statement: 'Drivers throw parcels over the fence in Leeds.' };
const HOSTILE = 'The parcel \u0000 is "late" <b>\ud800</b> 😡 % _ \\ ‮';

describe('an insight that a person raises', () => {
  let insight: RunningInsight;
  beforeAll(async () => {
    insight = await RunningInsight.start();
    const few = inventedSignals({ touchpoint: 'delivery', days: 15, aDay: 40, bad: () => 20 });
    await insight.publish([
      ...few,
      signal({
        signalId: derivedId('hostile'),
        subjectId: derivedId('hostile'),
        touchpoint: 'chat',
        text: HOSTILE,
        rating: null,
      }),
    ]);
    await eventually(async () => (await insight.count('signal')) === 601, {
      withinMs: 40_000,
      missing: '601 signals analysed',
    });
    await insight.atRest();
  });
  afterAll(() => insight.stop());

  const first = async (query = '') => (await insight.ask<Page<AnalysedSignal>>(`/signals?limit=3${query}`)).body.items;

  it('is never raised by the platform where there is too little from before to compare with', async () => {
    expect((await insight.ask<Page<InsightView>>('/insights')).body).toEqual({ items: [], next: null, total: 0 });
  });

  it('rests on the signals that are named', async () => {
    const evidence = (await first()).map(({ signalId }) => signalId);
    const { status, body } = await insight.post<InsightView>('/insights', { ...words, evidence });
    expect(status).toBe(201);
    expect(body).toMatchObject({ kind: 'observation', raisedBy: 'Mara Keller', evidence: 3, trend: null, version: 1 });
    const said = await insight.said();
    expect(said.at(-1)).toMatchObject({
      type: 'insight.insight-raised.v1',
      data: { insightId: body.id, raisedBy: 'person' },
    });
    expect([...said.at(-1)!.data.evidence].sort()).toEqual([...evidence].sort());
    const detail = (await insight.ask<InsightDetail>(`/insights/${body.id}`)).body;
    expect(detail.doesNotSay[0]).toContain('nothing was tested');
    expect(detail.baseline).toBeNull();
  });

  it('rests on what its filter finds, told in as many events as its evidence needs', async () => {
    const filter = { touchpoint: 'delivery', from: '2026-11-09' };
    const { body } = await insight.post<InsightView>('/insights', { ...words, filter });
    expect(body).toMatchObject({
      evidence: 560,
      touchpoint: 'delivery',
      period: { from: '2026-11-09', to: '2026-11-22' },
      version: 2,
    });
    const events = await eventually(
      async () => {
        const said = (await insight.said()).filter(({ data }) => data.insightId === body.id);
        return said.length === 2 && said;
      },
      { withinMs: 30_000, missing: 'both events' },
    );
    expect(events.map(({ type, sequence, data }) => [type, sequence, data.evidence.length])).toEqual([
      ['insight.insight-raised.v1', 1, 500],
      ['insight.insight-revised.v1', 2, 60],
    ]);
  });

  it('is the same one for the same Idempotency-Key, also when two ask at once, and refused for something else', async () => {
    const [one] = await first();
    const raise = (title: string) =>
      insight.post<InsightView>(
        '/insights',
        { ...words, title, evidence: [one!.signalId] },
        { 'idempotency-key': 'fence-1' },
      );
    const [a, b] = await Promise.all([raise('Fence'), raise('Fence')]);
    expect(a.body).toEqual(b.body);
    expect((await insight.said()).filter(({ data }) => data.insightId === a.body.id).length).toBeLessThanOrEqual(1);
    expect((await raise('Hedge')).status).toBe(422);
  });

  it('is refused without evidence, naming what is missing', async () => {
    const refused = async (change: object) => {
      const { status, body } = await insight.post<Problem>('/insights', { ...words, ...change });
      return [status, body.errors?.map(({ path }) => path)];
    };
    expect(await refused({})).toEqual([422, ['evidence']]);
    expect(await refused({ evidence: [] })).toEqual([422, ['evidence']]);
    expect(await refused({ filter: { touchpoint: 'nowhere' } })).toEqual([422, ['filter']]);
    expect(await refused({ evidence: [(await first())[0]!.signalId, newId()] })).toEqual([422, ['evidence[1]']]);
    expect(await refused({ title: ' ', statement: '' })).toEqual([422, ['title', 'statement']]);
  });

  it('finds signals by words that PostgreSQL would read as signs, and shows hostile words as they are kept', async () => {
    const found = await first(`&q=${encodeURIComponent('% _ \\')}`);
    expect(found.map(({ text }) => text)).toEqual([HOSTILE.replace('\u0000', '\ufffd').replace('\ud800', '\ufffd')]);
    const { body } = await insight.ask<AnalysedSignal>(`/signals/${found[0]!.signalId}/analysis`);
    expect(body.sentiment!.label).toBe('negative');
    expect(body.spans.map(({ start, end }) => body.text!.slice(start, end))).toContain('parcel');
  });

  it('pages through every signal once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: Page<AnalysedSignal> } = await insight.ask(
        `/signals?limit=200${cursor && `&cursor=${cursor}`}`,
      );
      expect(body.total).toBe(601);
      seen.push(...body.items.map(({ signalId }) => signalId));
      cursor = body.next;
    }
    expect(new Set(seen).size).toBe(601);
    expect(seen).toHaveLength(601);
  });

  it('answers what isn’t there, and a query that makes no sense, as a problem', async () => {
    expect((await insight.ask('/insights/nonsense')).status).toBe(404);
    expect((await insight.ask(`/insights/${newId()}/evidence`)).status).toBe(404);
    expect((await insight.ask(`/signals/${newId()}/analysis`)).status).toBe(404);
    expect((await insight.ask('/signals?sentiment=odd&from=yesterday')).status).toBe(422);
    expect((await insight.ask('/signals?cursor=nonsense')).status).toBe(422);
  });

  it('is taken back with a reason: it stays to be seen, is told once, and nothing more is told of it', async () => {
    const evidence = (await first()).map(({ signalId }) => signalId);
    const { body: raised } = await insight.post<InsightView>('/insights', { ...words, evidence });
    const refused = await insight.post<Problem>(`/insights/${raised.id}/retract`, { reason: ' ' });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'reason' }] } });
    const taken = await insight.post<InsightView>(`/insights/${raised.id}/retract`, { reason: 'It was a test.' });
    expect(taken).toMatchObject({ status: 200, body: { retracted: { reason: 'It was a test.', by: 'Mara Keller' } } });
    const told = await eventually(
      async () =>
        (await insight.said()).find(({ type, data }) => type.includes('retracted') && data.insightId === raised.id),
      { missing: 'the retraction' },
    );
    expect(told.data).toMatchObject({ reason: 'It was a test.', retractedBy: 'person' });
    expect((await insight.post(`/insights/${raised.id}/retract`, { reason: 'Again.' })).status).toBe(422);
    expect((await insight.ask<InsightDetail>(`/insights/${raised.id}`)).body).toMatchObject({
      version: 2,
      evidence: 3,
    });
  });

  it('is taken back by the platform once none of the signals that it rests on is there any more', async () => {
    const evidence = (await first()).map(({ signalId }) => signalId);
    const { body: raised } = await insight.post<InsightView>('/insights', { ...words, evidence });
    // As whoever erases a customer does: the evidence goes, and the insight is measured again.
    await insight.database.query('DELETE FROM insight_evidence WHERE insight_id = $1', [raised.id]);
    await insight.database.query(
      "UPDATE insight SET resize_since = now() - interval '1 minute', resize_latest = now() - interval '1 minute' WHERE id = $1",
      [raised.id],
    );
    const retracted = await eventually(
      async () =>
        (await insight.said()).find(({ type, data }) => type.includes('retracted') && data.insightId === raised.id),
      { missing: 'the retraction' },
    );
    expect(retracted.data).toMatchObject({ reason: 'None of the signals that it rests on are still there.' });
    expect((await insight.ask<InsightDetail>(`/insights/${raised.id}`)).body.retracted).toMatchObject({
      by: 'platform',
    });
  });
});
