import type { Problem, StudyRatings, StudyReport, StudyView } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { customer, NOW, RunningInsight, signal } from './running-insight.js';

const idOf = (name: string) => derivedId('ratings', name);
const DAY = 86_400_000;
const outcome = { id: 'overall', wording: { en: 'All in all?', de: 'Alles in allem?' } };
const FROM = [
  { question: 'delivery', touchpoint: 'parcel', source: 'web-shop' },
  { question: 'returns', touchpoint: 'returns desk' },
];

describe('customers’ ratings among the signals, as their answers to a study', () => {
  let insight: RunningInsight;
  beforeAll(async () => {
    insight = await RunningInsight.start();
  });
  afterAll(() => insight.stop());

  let count = 0;
  const rated = (who: number, touchpoint: string, value: number, change: object = {}, scale = { low: 1, high: 5 }) =>
    signal({
      ...{
        signalId: idOf(`signal ${(count += 1)}`),
        subjectId: idOf(`subject ${who}`),
        touchpoint,
        source: 'web-shop',
      },
      ...{
        text: null,
        rating: { value, ...scale },
        occurredAt: new Date(NOW.getTime() - DAY).toISOString(),
        ...change,
      },
    });
  const open = (more: object = {}) =>
    insight.post<StudyView & Pick<Problem, 'errors'>>('/studies', {
      title: 'Rated',
      template: 'retail',
      outcome,
      ratings: FROM,
      ...more,
    });
  const there = async (id: string) =>
    (await insight.ask<{ items: StudyRatings[] }>(`/studies/${id}/ratings`)).body.items;

  it('refuses another scale than the questions’, and a question that isn’t asked, naming the item', async () => {
    const wrong = [
      { question: 'delivery', touchpoint: 'parcel', low: 0, high: 10 },
      { question: 'delivery', touchpoint: 'parcel', low: 1, high: 10 },
    ];
    expect((await open({ ratings: wrong })).body.errors).toEqual([
      {
        path: 'ratings[0].low',
        message: expect.stringContaining('on 0 to 10 can’t stand for answers to delivery on 1 to 5'.replace('’', "'")),
      },
      { path: 'ratings[1].high', message: expect.stringContaining('delivery on 1 to 5') },
    ]);
    const unasked = await open({ ratings: [{ question: 'weather', touchpoint: 'parcel' }] });
    expect(unasked.body.errors).toEqual([{ path: 'ratings[0].question', message: 'No question weather is asked.' }]);
  });

  it('refuses a source whose ratings are all on another scale than the question is asked on', async () => {
    await insight.publish([rated(900, 'hotline', 7, {}, { low: 0, high: 10 })]);
    await insight.atRest();
    const { status, body } = await open({ ratings: [{ question: 'trust', touchpoint: 'hotline' }] });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { path: 'ratings[0]', message: 'Ratings at hotline are on 0 to 10; trust is asked on 1 to 5.' },
    ]);
  });

  it('yields a report from employees’ answers by form and customers’ from signals: one a customer, their latest', async () => {
    const level = (n: number) => 2 + (n % 3);
    await insight.publish([
      ...Array.from({ length: 60 }, (_, n) => rated(n, 'parcel', level(n))),
      ...Array.from({ length: 40 }, (_, n) => rated(n, 'returns desk', level(n), { source: 'till' })),
      // Said before and changed since; by another source; on another scale; between two points; too long ago.
      rated(0, 'parcel', 5, { occurredAt: new Date(NOW.getTime() - 9 * DAY).toISOString() }),
      rated(100, 'parcel', 5, { source: 'help-desk' }),
      rated(101, 'parcel', 10, {}, { low: 0, high: 10 }),
      rated(102, 'parcel', 4.5),
      rated(103, 'parcel', 5, { occurredAt: new Date(NOW.getTime() - 400 * DAY).toISOString() }),
      // Two subjects of one customer are one answer.
      rated(200, 'parcel', 3),
      rated(201, 'parcel', 3),
      customer({
        customerId: idOf('one'),
        subjects: [idOf('subject 200'), idOf('subject 201')],
        segments: ['regular'],
        store: null,
      }),
    ]);
    await insight.atRest();
    const { body: study } = await open();
    expect(study.ratings).toEqual([
      { ...FROM[0], name: null },
      { ...FROM[1], source: null, name: null },
    ]);
    expect(await there(study.id)).toEqual([
      { ...FROM[0], fitting: 63, other: 2 },
      { ...FROM[1], source: null, fitting: 40, other: 0 },
    ]);
    const responses = Array.from({ length: 30 }, (_, n) => ({
      ...{ respondent: `staff ${n}`, population: 'employee', groups: { team: 'Depot' } },
      ratings: { delivery: n % 2 ? 5 : 4, returns: level(n) },
    }));
    await insight.post(`/studies/${study.id}/responses`, { instrumentVersion: 1, responses });
    const closed = await insight.post<StudyView>(`/studies/${study.id}/close`, {});
    expect(closed.body.customers).toBe(61);
    expect((await insight.ask<StudyView>(`/studies/${study.id}`)).body.customers).toBe(61);
    const { body: report } = await insight.ask<StudyReport>(`/studies/${study.id}/report`);
    const cells = report.groups[0]!.cells;
    const delivery = cells.find(({ attribute }) => attribute === 'Delivery')!;
    expect(delivery).toMatchObject({ verdict: 'blind-spot', customers: { n: 61 }, employees: { n: 30 } });
    expect(delivery.customers!.mean).toBeCloseTo(3, 10);
    expect(cells.find(({ attribute }) => attribute === 'Returns')).toMatchObject({ customers: { n: 40 } });
    expect((await there(study.id))[0]!.fitting).toBe(63);
  });

  it('keeps no copy of them: what was forgotten before the closing stands for nothing', async () => {
    const { body: study } = await open({ ratings: [{ question: 'returns', touchpoint: 'returns desk' }] });
    await insight.database.query(`DELETE FROM signal WHERE touchpoint = 'returns desk' AND subject_id <> $1`, [
      idOf('subject 0'),
    ]);
    expect((await insight.post<StudyView>(`/studies/${study.id}/close`, {})).body.customers).toBe(1);
    expect(await insight.count(`study_answer WHERE study_id = '${study.id}'`)).toBe(0);
  });

  it('are an outcome as well', async () => {
    const { body: study } = await open({
      ratings: [{ question: 'overall', touchpoint: 'parcel', source: 'web-shop' }],
    });
    expect((await insight.post<StudyView>(`/studies/${study.id}/close`, {})).body.customers).toBe(61);
  });
});
