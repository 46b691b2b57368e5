import type { AnalysedSignal, InsightDetail, InsightView, Overview, Page } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { eventually } from '@mirrorloop/testing';
import { inventedSignals, subjectOf } from './invented-signals.js';
import { customer, RunningInsight, signal } from './running-insight.js';

jest.setTimeout(90_000);

/** Four of forty are negative, by a little more or less; from six days ago on sixteen are. */
const surging = { touchpoint: 'delivery', days: 100, aDay: 40, bad: (ago: number) => (ago < 6 ? 16 : 3 + (ago % 3)) };
const calm = { touchpoint: 'store visit', days: 100, aDay: 30, bad: (ago: number) => 2 + (ago % 4) };

describe('a surge in what customers say', () => {
  let insight: RunningInsight;
  beforeAll(async () => {
    insight = await RunningInsight.start();
    const customers = Array.from({ length: 30 }, (_, i) =>
      customer({
        customerId: derivedId('customer', String(i)),
        subjects: [subjectOf('delivery', 99 * 40 + i)],
        valueAYear: { amount: 300 + i, currency: 'EUR' },
      }),
    );
    await insight.publish([...inventedSignals(surging), ...inventedSignals(calm), ...customers]);
    await eventually(async () => (await insight.count('signal')) === 7_000, {
      withinMs: 40_000,
      missing: '7,000 signals analysed',
    });
    await insight.atRest();
  });
  afterAll(() => insight.stop());

  const only = async () => (await insight.ask<Page<InsightView>>('/insights')).body.items;

  it('is raised once, where it is and nowhere else', async () => {
    expect((await only()).map(({ kind, title, touchpoint, theme }) => ({ kind, title, touchpoint, theme }))).toEqual([
      { kind: 'surge', title: 'Delivery surge', touchpoint: 'delivery', theme: 'delivery' },
    ]);
  });

  it('says in one sentence what is seen and what would be expected, from the day it began', async () => {
    const [{ statement, period, trend }] = (await only()) as [InsightView];
    expect(statement).toMatch(
      /^Negative signals about delivery run at 16 a day, where [\d.]+ to [\d.]+ would be expected\.$/,
    );
    expect(period).toEqual({ from: '2026-11-17', to: '2026-11-22' });
    expect(trend!.expectedHigh).toBeLessThan(trend!.seenADay);
    expect(trend!.q).toBeLessThan(0.01);
  });

  it('counts the customers behind it and what they are worth', async () => {
    const [{ size }] = (await only()) as [InsightView];
    expect(size.signals).toBe(96);
    expect(size.customers).toBe(16);
    expect(size.customersAWeek).toBeCloseTo((16 * 7) / 6, 1);
    expect(size.valueAYear).toMatchObject({ n: 16, currency: 'EUR', mean: 307.5 });
  });

  it('rests on exactly the negative signals of its period, and the list of signals finds the same', async () => {
    const [{ id }] = (await only()) as [InsightView];
    const evidence = (await insight.ask<Page<AnalysedSignal>>(`/insights/${id}/evidence?limit=200`)).body;
    const found = (
      await insight.ask<Page<AnalysedSignal>>(
        '/signals?touchpoint=delivery&theme=delivery&sentiment=negative&from=2026-11-17&limit=200',
      )
    ).body;
    expect(evidence.total).toBe(96);
    expect(evidence.items.map(({ signalId }) => signalId)).toEqual(found.items.map(({ signalId }) => signalId));
    expect(evidence.items.filter(({ customerId }) => customerId !== null)).toHaveLength(16);
  });

  it('is told in events whose evidence adds up to what it rests on', async () => {
    const [{ id, version }] = (await only()) as [InsightView];
    const said = (await insight.said()).filter(({ data }) => data.insightId === id);
    expect(said.map(({ sequence }) => sequence)).toEqual(Array.from({ length: version }, (_, i) => i + 1));
    expect(said[0]!.type).toBe('insight.insight-raised.v1');
    expect(new Set(said.map(({ correlationId }) => correlationId))).toEqual(new Set([id]));
    const evidence = said.flatMap(({ data }) => data.evidence);
    expect(evidence).toHaveLength(96);
    expect(new Set(evidence).size).toBe(96);
  });

  it('shows its series over the expected band, the words of each channel, and what it leaves open', async () => {
    const [{ id }] = (await only()) as [InsightView];
    const { body } = await insight.ask<InsightDetail>(`/insights/${id}`);
    expect(body.baseline).toMatchObject({ to: '2026-11-16' });
    expect(body.series.at(-1)).toMatchObject({ day: '2026-11-22', total: 40, negative: 16, flagged: true });
    expect(body.series.filter(({ flagged }) => flagged)).toHaveLength(6);
    expect(body.channels.map(({ channel }) => channel).sort()).toEqual(['app', 'phone', 'web']);
    expect(body.words.map(({ channel }) => channel).sort()).toEqual(['app', 'phone', 'web']);
    const [word] = body.words as [AnalysedSignal];
    expect(
      word.spans.some(({ start, end, theme }) => theme === 'delivery' && word.text!.slice(start, end) !== ''),
    ).toBe(true);
    expect(body.doesNotSay.length).toBeGreaterThan(2);
  });

  it('changes nothing when everything is delivered again', async () => {
    const before = { insights: await only(), heard: (await insight.said()).length };
    const again = inventedSignals(surging);
    await insight.publish([
      ...again,
      signal({ signalId: derivedId('late'), subjectId: derivedId('late'), touchpoint: 'website' }),
    ]);
    await eventually(async () => (await insight.count('signal')) === 7_001, {
      withinMs: 30_000,
      missing: 'the one new signal',
    });
    await insight.atRest();
    expect(await only()).toEqual(before.insights);
    expect(await insight.said()).toHaveLength(before.heard);
    expect(await insight.count("touchpoint_day WHERE touchpoint = 'delivery' AND total <> 40")).toBe(0);
  });

  it('takes up late evidence as a revision, once, though two processes look', async () => {
    await insight.replica();
    const [before] = (await only()) as [InsightView];
    const late = Array.from({ length: 5 }, (_, i) =>
      signal({
        signalId: derivedId('more', String(i)),
        subjectId: derivedId('more', String(i)),
        text: 'My parcel never arrived.',
        rating: null,
        occurredAt: '2026-11-20T08:00:00Z',
      }),
    );
    await insight.publish(late);
    const revised = await eventually(async () => (await only()).find(({ evidence }) => evidence === 101), {
      missing: 'an insight with 101 signals',
    });
    await insight.atRest();
    expect(revised.version).toBe(before.version + 1);
    expect((await insight.said(revised.version)).at(-1)).toMatchObject({
      type: 'insight.insight-revised.v1',
      data: { evidence: { length: 5 } },
    });
  });

  it('is sized again when a customer is heard of later, or becomes part of another', async () => {
    const [before] = (await only()) as [InsightView];
    await insight.publish([
      customer({
        customerId: derivedId('customer', 'late'),
        subjects: [derivedId('more', '0'), derivedId('more', '1')],
        valueAYear: null,
      }),
    ]);
    await eventually(async () => (await only())[0]!.size.customers === before.size.customers + 1, {
      missing: 'one more customer',
    });
    const [first, second] = [0, 1].map((i) => derivedId('customer', String(i))) as [string, string];
    const subjects = [0, 1].map((i) => subjectOf('delivery', 99 * 40 + i));
    // The one that takes the other in is heard of first; what the other was before comes last and is old news.
    await insight.publish([
      customer({ customerId: first, subjects }, 2),
      customer({ customerId: second, subjects: [], mergedInto: first }, 3),
    ]);
    await insight.publish([customer({ customerId: second, subjects: [subjects[1]!] }, 2)]);
    await eventually(async () => (await only())[0]!.size.customers === before.size.customers, {
      missing: 'one customer fewer',
    });
  });

  it('shows in the overview, with the interval of the share', async () => {
    const { body } = await insight.ask<Overview>('/overview');
    expect(body).toMatchObject({ signals: 7_006, insights: 1, lastDay: '2026-11-22' });
    expect(body.negative!.low).toBeLessThan(body.negative!.share);
    expect(body.touchpoints[0]).toMatchObject({ touchpoint: 'delivery', signals: 4_005 });
    expect(body.themes[0]).toMatchObject({ theme: 'delivery' });
  });
});
