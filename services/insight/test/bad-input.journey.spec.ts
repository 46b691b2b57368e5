import type { Page, InsightView, StudyReport, StudyView } from '@mirrorloop/contracts';
import { RunningInsight } from './running-insight.js';

const words = (en: string) => ({ en, de: en });
const asked = (id: string, wording = `How do you rate ${id}?`) => ({
  ...{ id, attribute: id.toUpperCase(), nature: 'functional', wording: words(wording) },
});
const outcome = { id: 'all', wording: words('How do you rate us?') };
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
type Rates = (i: number) => Record<string, number>;

describe('a study of what can’t be compared, or says nothing', () => {
  let insight: RunningInsight;
  beforeAll(async () => {
    insight = await RunningInsight.start();
  });
  afterAll(() => insight.stop());

  /** Fields a wave, closes it, and reads what it says. */
  async function told(opening: object, sizes: { employee: number; customer: number }, rates: Rates, more: object = {}) {
    const opened = await insight.post<StudyView>('/studies', opening);
    expect(opened.status).toBe(201);
    const { id, instrumentVersion } = opened.body;
    const responses = (['employee', 'customer'] as const).flatMap((population) =>
      times(sizes[population], (i) => ({
        ...{ respondent: `${population} ${i}`, population, ratings: rates(i) },
        ...(population === 'employee' ? { groups: { team: i === 0 ? 'One' : 'Others' } } : more),
      })),
    );
    const sent = await insight.post(`/studies/${id}/responses`, { instrumentVersion, responses });
    expect(sent.body).toMatchObject({ accepted: responses.length });
    await insight.post(`/studies/${id}/close`, {});
    const { body } = await insight.ask<StudyReport>(`/studies/${id}/report`);
    return { body, file: await (await insight.fetch(`/studies/${id}/report.csv`)).text() };
  }
  const many = { employee: 12, customer: 30 };
  const varied: Rates = (i) => ({ a: 1 + (i % 5), b: 2 + (i % 3), c: 1 + ((i * 2) % 5) });

  it('compares no waves over other versions, items or scales, and names each item', async () => {
    const wave = (n: number, change: object = {}) => ({
      ...{ title: 'Over time', wave: n, questions: ['a', 'b', 'c'].map((id) => asked(id)), ...change },
    });
    await told(wave(1), many, varied);
    const questions = [asked('a'), asked('c', 'How good is C?'), asked('d')];
    const items = await told(wave(2, { questions }), many, (i) => ({ a: 1 + (i % 5), c: 3, d: 2 + (i % 3) }));
    expect(items.body.waves!.refused).toEqual([
      { path: 'questions.c', message: 'It was worded otherwise.' },
      { path: 'questions.d', message: 'It is new.' },
      { path: 'questions.b', message: 'It is asked no more.' },
    ]);
    expect(items.body.waves!.groups[0]!.cells.map(({ attribute }) => attribute)).toEqual(['A']);
    const scale = { low: 0, high: 10, points: 11 };
    const other = await told(wave(3, { questions, scale }), many, (i) => ({ a: i % 11, c: 3, d: 2 }));
    expect(other.body.waves).toMatchObject({ refused: [{ path: 'scale' }], groups: [] });
    const newer = await told(wave(4, { questions, scale, instrumentVersion: 2 }), many, (i) => ({ a: i % 11 }));
    expect(newer.body.waves).toMatchObject({ refused: [{ path: 'instrumentVersion' }], groups: [] });
  });

  it('shows nothing of three respondents a side, and no n of them', async () => {
    const opening = { title: 'Three', questions: [asked('a'), asked('b'), asked('c')], outcome };
    const { body, file } = await told(opening, { employee: 3, customer: 3 }, varied, { outcome: 4 });
    expect(body.study).toMatchObject({ employees: null, customers: 3 });
    const cells = body.groups.flatMap((group) => group.cells);
    expect(cells.length).toBeGreaterThan(0);
    for (const { verdict, gap, employees, customers, q, sentence } of cells)
      expect([verdict, gap, employees, customers, q, sentence]).toEqual(['not-shown', null, null, null, null, null]);
    for (const { mean, low, high, below } of body.attributes)
      expect([mean, low, high, below]).toEqual([null, null, null, null]);
    expect(body.drivers).toEqual({ r2: null, reason: 'too-few-answers' });
    expect([body.findings, body.weighting, body.words, body.importance]).toEqual([[], null, null, null]);
    const lines = file.trim().split('\r\n').slice(1);
    expect(lines.every((line) => line.includes('"not-shown"') && !/NaN|Infinity|,3,/.test(line))).toBe(true);
  });

  it('says of answers that are all alike what can be said: a whole interval, no effect size, and no drivers', async () => {
    const opening = { title: 'Alike', questions: [asked('a'), asked('b'), asked('c')], outcome };
    const { body } = await told(opening, { employee: 40, customer: 80 }, () => ({ a: 4, b: 4, c: 4 }), { outcome: 4 });
    for (const { gap, low, high, g, q } of body.groups[0]!.cells) {
      expect([gap, g]).toEqual([0, null]);
      expect(low! < 0 && high! > 0 && q! <= 1).toBe(true);
    }
    expect(body.drivers).toEqual({ r2: null, reason: 'no-outcome-variance' });
    expect(body.groups.find(({ name }) => name === 'One')!.cells[0]!.verdict).toBe('not-shown');
    const { items } = (await insight.ask<Page<InsightView>>('/insights?kind=perception-gap')).body;
    expect(items).toEqual([]);
  });

  it('gives attributes that can’t be told apart equal shares, and makes up no penalty', async () => {
    const opening = { title: 'Twins', questions: [asked('a'), asked('b'), asked('c')], outcome };
    const twins: Rates = (i) => ({ a: 1 + (i % 5), b: 1 + (i % 5), c: 1 + ((i * 3 + 1) % 4) });
    const { body } = await told(opening, { employee: 12, customer: 90 }, twins, { outcome: null });
    expect(body.drivers).toEqual({ r2: null, reason: 'too-few-answers' });
    const { id } = (await insight.post<StudyView>('/studies', { ...opening, wave: 2 })).body;
    const responses = times(90, (i) => ({
      ...{ respondent: `c ${i}`, population: 'customer', ratings: twins(i), outcome: 1 + (i % 5) },
    }));
    await insight.post(`/studies/${id}/responses`, { instrumentVersion: 1, responses });
    await insight.post(`/studies/${id}/close`, {});
    const { drivers } = (await insight.ask<StudyReport>(`/studies/${id}/report`)).body;
    if (drivers.r2 === null) throw new Error(drivers.reason);
    const [one, other] = drivers.drivers;
    expect(one!.share).toBeCloseTo(other!.share, 9);
    expect([one!.pull, other!.pull]).toEqual([null, null]);
  });
});
