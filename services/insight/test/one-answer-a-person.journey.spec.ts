import type { InvitedView, StudyReport, StudyView } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { LinksHeard } from './links-heard.js';
import { customer, NOW, RunningInsight, signal } from './running-insight.js';

const idOf = (name: string) => derivedId('one answer', name);
const [RATED, ANSWERED] = [2, 5];
const CUSTOMERS = 40;
const BEFORE = new Date(NOW.getTime() - 3_600_000).toISOString();

describe('one answer a person a wave, where ratings among the signals stand for answers', () => {
  let insight: RunningInsight;
  let heard: LinksHeard;
  beforeAll(async () => {
    insight = await RunningInsight.start();
    heard = await LinksHeard.of(insight);
    await insight.publish(Array.from({ length: CUSTOMERS }, (_, n) => shopper(n)));
    await insight.atRest();
  });
  afterAll(() => insight.stop());

  const shopper = (n: number, subjects = [idOf(`subject ${n}`)], sequence = 1) =>
    customer({ customerId: idOf(`customer ${n}`), subjects, segments: ['regular'], store: null }, sequence);
  const rate = async (touchpoint: string, who: readonly string[]) => {
    const rating = { value: RATED, low: 1, high: 5 };
    const at = { touchpoint, source: 'web-shop', text: null, rating, occurredAt: BEFORE };
    await insight.publish(
      who.map((one) => signal({ ...at, signalId: idOf(`${touchpoint} ${one}`), subjectId: idOf(one) })),
    );
    await insight.atRest();
  };
  const all = Array.from({ length: CUSTOMERS }, (_, n) => `subject ${n}`);
  const opened = async (touchpoint: string) => {
    const ratings = [{ question: 'delivery', touchpoint }];
    return (await insight.post<StudyView>('/studies', { title: touchpoint, template: 'retail', ratings })).body.id;
  };
  /** Asks everybody. @returns each one's link, by subject */
  const invited = async (id: string) => {
    const asked = { population: 'customer', upTo: CUSTOMERS };
    expect((await insight.post<InvitedView>(`/studies/${id}/invitations`, asked)).body.invited).toBe(CUSTOMERS);
    const told = await heard.toldOf(id, CUSTOMERS);
    return new Map(told.map((one) => [one.subjectId!, heard.ticket(one).secret]));
  };
  const answer = async (links: ReadonlyMap<string, string>, who: readonly string[]) => {
    for (const one of who) expect(await heard.answer(links.get(idOf(one))!, { delivery: ANSWERED })).toBe(200);
  };
  const customersOf = async (id: string) => {
    const closed = (await insight.post<StudyView>(`/studies/${id}/close`, {})).body.customers;
    const report = (await insight.ask<StudyReport>(`/studies/${id}/report`)).body;
    const { n, mean } = report.attributes.find(({ attribute }) => attribute === 'Delivery')!;
    const again = (await insight.post<StudyView>(`/studies/${id}/close`, {})).body.customers;
    expect([closed, again]).toEqual([n, n]);
    return { n, mean };
  };
  const meanOf = (answered: number, rated: number) => (answered * ANSWERED + rated * RATED) / (answered + rated);

  it('takes the form’s answer of who rated before and then answers', async () => {
    await rate('parcel', all);
    const id = await opened('parcel');
    await answer(await invited(id), all.slice(0, 10));
    expect(await customersOf(id)).toEqual({ n: CUSTOMERS, mean: meanOf(10, 30) });
  });

  it('takes the form’s answer of who answers and then rates', async () => {
    const id = await opened('returns');
    await answer(await invited(id), all.slice(5, 20));
    await rate('returns', all);
    expect(await customersOf(id)).toEqual({ n: CUSTOMERS, mean: meanOf(15, 25) });
  });

  it('takes one answer of somebody who rated as one customer and answered as another, and turned out to be one', async () => {
    await rate('till', ['subject 0 by phone', ...all.slice(20)]);
    const id = await opened('till');
    await answer(await invited(id), [all[0]!]);
    await insight.publish([shopper(0, [idOf('subject 0'), idOf('subject 0 by phone')], 2)]);
    await insight.atRest();
    expect(await customersOf(id)).toEqual({ n: 21, mean: meanOf(1, 20) });
  });

  it('takes the answer that was sent in under a customer’s or a subject’s id, whatever the case of the study’s', async () => {
    await rate('chat', all);
    const id = await opened('chat');
    const sent = (path: string, ids: readonly string[]) =>
      insight.post<{ accepted: number; duplicates: number }>(`/studies/${path}/responses`, {
        instrumentVersion: 1,
        responses: ids.map((respondent) => ({
          respondent,
          population: 'customer',
          ratings: { delivery: ANSWERED },
        })),
      });
    const named = [idOf('customer 1'), idOf('subject 2'), 'nobody who rated'];
    expect((await sent(id, named)).body).toMatchObject({ accepted: 3, duplicates: 0 });
    expect((await sent(id.toUpperCase(), named)).body).toMatchObject({ accepted: 0, duplicates: 3 });
    expect(await customersOf(id)).toEqual({ n: CUSTOMERS + 1, mean: meanOf(3, CUSTOMERS - 2) });
  });

  it('counts nobody twice whose invitation can’t be opened any more: their rating stays out', async () => {
    await rate('hotline', all);
    const id = await opened('hotline');
    await answer(await invited(id), all.slice(0, 10));
    await insight.database.query(
      `UPDATE study_invited SET sealed = 'x' || sealed WHERE study_id = $1 AND who = ANY($2)`,
      [id, [idOf('subject 3'), idOf('subject 30')]],
    );
    expect(await customersOf(id)).toEqual({ n: CUSTOMERS - 1, mean: meanOf(10, 29) });
  });

  it('keeps nothing that ties an answer, or that somebody answered, to a customer', async () => {
    const [row] = await insight.database.query<{ all: string }>(
      `SELECT (SELECT json_agg(a)::text FROM study_answer a) || (SELECT json_agg(t)::text FROM study_turns t)
         || (SELECT json_agg(l)::text FROM study_link l) AS all`,
    );
    const ids = all.flatMap((one, n) => [idOf(one), idOf(`customer ${n}`)]);
    expect(ids.filter((one) => row!.all.includes(one))).toEqual([]);
    expect(await insight.count(`study_invited WHERE sealed <> ''`)).toBe(0);
  });
});
