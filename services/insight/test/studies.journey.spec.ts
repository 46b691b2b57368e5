import type { InsightDetail, InsightView, Page, Problem, StudyReport, StudyView } from '@mirrorloop/contracts';
import {
  ActionCommitted,
  PersonChanged,
  ReportPublished,
  StudyClosed,
  StudyOpened,
  TeamChanged,
} from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { eventually } from '@mirrorloop/testing';
import type { Envelope } from '@mirrorloop/messaging';
import { customer, of, RunningInsight } from './running-insight.js';
import { inventedSignals, subjectOf } from './invented-signals.js';
import { invented } from './study-people.js';

jest.setTimeout(120_000);

const outcome = {
  id: 'all',
  wording: { en: 'How do you rate us, all in all?', de: 'Wie bewerten Sie uns alles in allem?' },
};
const both = (en: string) => ({ en, de: en });
const opening = { title: 'How we see <ourselves>', template: 'retail', outcome };

describe('a mirror study', () => {
  let insight: RunningInsight;
  const heard: Envelope[] = [];
  beforeAll(async () => {
    insight = await RunningInsight.start();
    await insight.log.subscribe({
      group: 'test.studies',
      topics: ['insight.studies', 'insight.audit'],
      maxBatch: 100,
      onBatch: async (batch) => void heard.push(...batch.map(({ envelope }) => envelope!)),
    });
  });
  afterAll(() => insight.stop());

  const opened = async (more: object = {}) => (await insight.post<StudyView>('/studies', { ...opening, ...more })).body;
  const form = async (link: string, fields?: Record<string, string>) => {
    const init = fields ? { method: 'POST', body: new URLSearchParams(fields).toString() } : {};
    const response = await fetch(`${insight.url}${link}`, {
      ...init,
      headers: { 'accept-language': 'de-AT,en;q=0.5' },
    });
    return { status: response.status, html: await response.text(), headers: response.headers };
  };

  it('asks both populations the same, says what it takes, and is opened once for one key', async () => {
    const key = { 'idempotency-key': 'autumn' };
    const { status, body } = await insight.post<StudyView>('/studies', opening, key);
    expect(status).toBe(201);
    expect(body.questions[0]).toMatchObject({
      wording: { en: 'How do you rate how we anticipate what you need?' },
      employeeWording: { en: 'How do you believe our customers rate how we anticipate what you need?' },
    });
    expect(body.power).toEqual({ margin: 0.5, toFindTheMargin: 47, toShowAligned: 56 });
    expect((await insight.post<StudyView>('/studies', opening, key)).body.id).toBe(body.id);
    expect((await insight.post('/studies', { ...opening, wave: 2 }, key)).status).toBe(422);
  });

  it('refuses an instrument that contradicts itself, naming each place', async () => {
    const question = { id: 'a', attribute: 'Trust', nature: 'emotional', wording: { en: 'Trust?', de: 'Vertrauen?' } };
    const refused = await insight.post<Problem>('/studies', {
      title: 'x',
      questions: [question, { ...question, nature: 'functional' }],
    });
    expect(refused.status).toBe(422);
    expect(refused.body.errors!.map(({ path }) => path)).toEqual(['questions[1].id', 'questions[1].nature']);
    expect((await insight.post<Problem>('/studies', { title: 'x' })).body.errors![0]!.path).toBe('questions');
  });

  it('takes all answers of a call or none, one from each respondent', async () => {
    const { id } = await opened();
    const responses = [{ respondent: 'ada@example.org', population: 'customer', ratings: { needs: 4 } }];
    const send = (more: object) =>
      insight.post<Problem & object>(`/studies/${id}/responses`, { instrumentVersion: 1, responses, ...more });
    expect(
      (await send({ responses: [...responses, { ...responses[0], respondent: 'b', ratings: { needs: 9 } }] })).body
        .errors,
    ).toEqual([
      { path: 'responses[1].ratings.needs', message: expect.stringContaining('9 is no point of the scale 1 to 5') },
    ]);
    expect((await send({ instrumentVersion: 2 })).body.errors![0]!.path).toBe('instrumentVersion');
    expect((await send({ responses: [...responses, ...responses] })).body).toEqual({
      accepted: 1,
      duplicates: 1,
      full: 0,
    });
    expect((await send({})).body).toEqual({ accepted: 0, duplicates: 1, full: 0 });
    expect(await insight.count(`study_answer WHERE study_id = '${id}'`)).toBe(1);
  });

  it('keeps its instrument while it is in the field: answers to a changed one are refused whole, and those before stand', async () => {
    const key = { 'idempotency-key': 'mid-field' };
    const { id } = (await insight.post<StudyView>('/studies', opening, key)).body;
    const responses = (name: string) => [{ respondent: name, population: 'customer', ratings: { needs: 4 } }];
    await insight.post(`/studies/${id}/responses`, { instrumentVersion: 1, responses: responses('before') });
    const changed = { ...opening, instrumentVersion: 2, scale: { low: 0, high: 10, points: 11 } };
    expect((await insight.post<Problem>('/studies', changed, key)).body.errors![0]!.path).toBe('Idempotency-Key');
    const late = { instrumentVersion: 2, responses: responses('after') };
    const refused = await insight.post<Problem>(`/studies/${id}/responses`, late);
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ path: 'instrumentVersion', message: 'Answers to version 2; this wave asks version 1.' }],
    ]);
    const file = 'respondent,population,needs\nafter,customer,4\n';
    const sent = await insight.fetch(`/studies/${id}/responses.csv?instrumentVersion=2`, {
      method: 'POST',
      body: file,
    });
    expect(sent.status).toBe(422);
    const next = await insight.post<StudyView>('/studies', { ...changed, wave: 2 });
    expect([next.status, next.body.instrumentVersion]).toEqual([201, 2]);
    expect(await insight.count(`study_answer WHERE study_id = '${id}'`)).toBe(1);
  });

  it('takes answers from a file, and names line and column of what isn’t right', async () => {
    const { id } = await opened();
    const send = async (text: string) => {
      const response = await insight.fetch(`/studies/${id}/responses.csv?instrumentVersion=1`, {
        method: 'POST',
        body: text,
      });
      return { status: response.status, body: (await response.json()) as Problem & object };
    };
    const header = 'respondent,population,group:team,needs,trust,points:Price,points:Trust,outcome,words';
    const wrong = await send(`${header}\na,customer,,9,4,,,5,\nb,staff,Sales,4,often,,,,\n`);
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors!.map(({ path }) => path)).toEqual(['line 3.population', 'line 3.ratings.trust']);
    expect((await send(`${header}\na,customer,,9,4,,,5,\n`)).body.errors![0]!.path).toBe('line 2.ratings.needs');
    expect((await send('respondent,needs\na,4\n')).body.errors![0]!.path).toBe('population');
    expect((await send('respondent,population\n"a')).status).toBe(400);
    const right = `${header}\na,customer,,3,,,,4,\nb,employee,Sales,4,5,60,40,,"Late, always"\n`;
    expect((await send(right)).body).toEqual({ accepted: 2, duplicates: 0, full: 0 });
    expect((await send(right)).body).toEqual({ accepted: 0, duplicates: 2, full: 0 });
    const kept = await insight.database.query(
      `SELECT groups, ratings, points, words FROM study_answer WHERE study_id = $1 AND population = 'employee'`,
      [id],
    );
    expect(kept).toEqual([
      {
        groups: { team: 'Sales' },
        ratings: { needs: 4, trust: 5 },
        points: { Price: 60, Trust: 40 },
        words: 'Late, always',
      },
    ]);
  });

  it('takes no more of a group than its quota, by whichever way they come', async () => {
    const quotas = [{ population: 'employee', by: 'team', name: 'Sales', most: 5 }];
    const { id } = await opened({ quotas });
    const responses = Array.from({ length: 7 }, (_, i) => ({
      ...{
        respondent: `p${i}`,
        population: 'employee',
        groups: { team: i === 6 ? 'Depot' : 'Sales' },
        ratings: { needs: 4 },
      },
    }));
    const taken = await insight.post(`/studies/${id}/responses`, { instrumentVersion: 1, responses });
    expect(taken.body).toEqual({ accepted: 6, duplicates: 0, full: 1 });
    const asked = { population: 'employee', groups: { team: 'Sales' }, personal: 0 };
    const { body } = await insight.post<{ links: string[] }>(`/studies/${id}/links`, asked);
    expect((await form(body.links[0]!, { 'q.needs': '4' })).html).toContain('so viele geantwortet, wie nötig waren');
    expect(await insight.count(`study_answer WHERE study_id = '${id}'`)).toBe(6);
  });

  it('keeps nothing with an answer that tells whose it is, nor when it came but for the day', async () => {
    const { id } = await opened();
    await insight.post(`/studies/${id}/responses`, {
      instrumentVersion: 1,
      responses: [
        { respondent: 'canary-respondent', population: 'employee', groups: { team: 'Sales' }, ratings: { needs: 4 } },
      ],
    });
    const kept = JSON.stringify(await insight.database.query('SELECT * FROM study_answer WHERE study_id = $1', [id]));
    expect(Object.keys(JSON.parse(kept)[0]).sort()).toEqual(
      ['awareness', 'day', 'groups', 'id', 'outcome', 'points', 'population', 'ratings', 'study_id', 'words'].sort(),
    );
    const [everything] = await insight.database.query<{ all: string }>(
      `SELECT concat((SELECT json_agg(a) FROM study_answer a), (SELECT json_agg(t) FROM study_turns t), (SELECT json_agg(o) FROM outbox o)) AS all`,
    );
    expect(everything!.all).not.toContain('canary-respondent');
  });

  it('is answered at a link, without script or sign-in, in the reader’s language; what was typed is still there when something doesn’t fit', async () => {
    const { id } = await opened();
    const shared = await insight.post<{ links: string[] }>(`/studies/${id}/links`, {
      population: 'employee',
      groups: { team: 'Sales' },
      personal: 2,
    });
    const [link] = shared.body.links;
    const page = await form(link!);
    expect(page.status).toBe(200);
    expect(page.html).toContain('<html lang="de">');
    expect(page.html).toContain('Was glauben Sie: Wie bewerten unsere Kundinnen und Kunden unsere Lieferung?');
    expect(page.html).toContain('How we see &lt;ourselves&gt;');
    // The one script keeps a draft; none stands in the page, and nothing needs it.
    expect(page.html.match(/<script[^>]*>/g)).toEqual(['<script src="/answer/form.js" defer>']);
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'; script-src 'self';/,
    );
    const wrong = await form(link!, { 'q.needs': '4', 'q.trust': '7', 'p.0': '60', 'p.1': '30' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toMatch(/name="q.needs" value="4" checked/);
    expect(wrong.html).toContain('value="60"');
    expect(wrong.html).toContain('these make 90');
    const sent = await form(link!, { 'q.needs': '4', 'q.trust': '', 'p.0': '60', 'p.1': '40' });
    expect([sent.status, sent.html.includes('Vielen Dank')]).toEqual([200, true]);
    expect((await form(link!, { 'q.needs': '1' })).html).toContain('schon geantwortet');
    const kept = await insight.database.query('SELECT groups, ratings, points FROM study_answer WHERE study_id = $1', [
      id,
    ]);
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ groups: { team: 'Sales' }, ratings: { needs: 4, trust: null } });
    expect((await form('/answer/nothing-here')).status).toBe(404);
  });

  it('lets any number follow an open link, and nobody once it is closed', async () => {
    const { id } = await opened();
    const { body } = await insight.post<{ links: string[] }>(`/studies/${id}/links`, {
      population: 'customer',
      personal: 0,
    });
    for (const rating of ['2', '3']) expect((await form(body.links[0]!, { 'q.needs': rating })).status).toBe(200);
    expect((await insight.ask<StudyView>(`/studies/${id}`)).body).toMatchObject({ customers: 2, employees: null });
    await insight.post(`/studies/${id}/close`, {});
    // The trail holds who closed it, and nothing of who answered: an entry would give away the minute.
    await eventually(() => heard.some(({ data }) => data.includes('POST /api/insight/studies/:id/close')), {
      withinMs: 30_000,
      missing: 'the audit entry of closing',
    });
    expect(heard.filter(({ data }) => data.includes('/answer'))).toEqual([]);
    expect((await form(body.links[0]!)).status).toBe(410);
    expect((await form(body.links[0]!, { 'q.needs': '2' })).status).toBe(410);
  });

  it('tells what it found once it is closed, and never before: the planted blind spots and no other', async () => {
    const { id, title } = await opened({ wave: 3 });
    const people = invented(11, 400, { Sales: 34, Service: 31, Depot: 26, Night: 3 });
    const taken = await insight.post(`/studies/${id}/responses`, { instrumentVersion: 1, responses: people });
    expect(taken.body).toEqual({ accepted: 494, duplicates: 0, full: 0 });
    expect((await insight.ask(`/studies/${id}/report`)).status).toBe(409);
    expect((await insight.ask(`/studies/${id}/report.pdf`)).status).toBe(409);
    const closed = await insight.post<StudyView>(`/studies/${id}/close`, {});
    expect(closed.body).toMatchObject({ status: 'closed', customers: 400, employees: 94, version: 2 });
    expect((await insight.post<StudyView>(`/studies/${id}/close`, {})).body.version).toBe(2);
    const { body } = await insight.ask<StudyReport>(`/studies/${id}/report`);
    expect([...new Set(body.findings.map(({ attribute }) => attribute))].sort()).toEqual([
      'Anticipation of needs',
      'Feeling special',
    ]);
    expect((await insight.ask<StudyReport>(`/studies/${id}/report`)).body).toEqual(body);
    const paper = await insight.fetch(`/studies/${id}/report.pdf?lang=de`);
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((await insight.ask(`/studies/${id}/report.pdf?lang=fr`)).status).toBe(422);
    const file = await insight.fetch(`/studies/${id}/report.csv`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await file.text()).trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF?"part","by","name","attribute",/);
    expect(lines.filter((line) => line.startsWith('"group","everybody"'))).toHaveLength(8);
    // The team of three keeps its place, and says nothing: no n either.
    const night = lines.find((line) => line.startsWith('"group","team","Night","Price"'))!;
    expect(night.split(',').slice(6, -3)).toEqual(['"not-shown"', ...Array<string>(16).fill('""')]);
    expect(night.split(',').slice(-3)).toEqual(['"employees"', '"customers"', '"people"']);
    const events = await eventually(
      async () => {
        const own = heard.filter(({ key, type }) => key === id && !type.includes('audit'));
        return own.length === 3 && own;
      },
      { withinMs: 30_000, missing: 'three events of the study' },
    );
    expect(events.map(({ type }) => type)).toEqual([StudyOpened.type, StudyClosed.type, ReportPublished.type]);
    expect(JSON.parse(events[1]!.data)).toEqual({ studyId: id, title, wave: 3, customers: 400, employees: 94 });
    expect(JSON.parse(events[2]!.data).gaps).toHaveLength(body.findings.length);
  });

  it('holds employees’ words against customers’ negative signals, and says so in the file too', async () => {
    const touchpoint = 'delivery';
    await insight.publish(inventedSignals({ touchpoint, days: 40, aDay: 6, bad: () => 2 }));
    await insight.atRest();
    const openQuestion = { wording: both('What is bad?'), employeeWording: both('What do they complain about?') };
    const { id } = await opened({ openQuestion });
    const words = (i: number) => (i % 2 === 0 ? 'Die Preise' : i % 3 === 0 ? null : 'waiting times');
    const people = invented(5, 10, { Sales: 90 }).map((one, i) => ({ ...one, words: words(i) }));
    await insight.post(`/studies/${id}/responses`, { instrumentVersion: 1, responses: people });
    await insight.post(`/studies/${id}/close`, {});
    const { words: mirror } = (await insight.ask<StudyReport>(`/studies/${id}/report`)).body;
    expect(mirror).toMatchObject({ against: 'signals', customers: 80, groups: [{ n: 75 }, { n: 75 }, {}, {}, {}] });
    const verdicts = mirror!.groups[0]!.themes.map(({ theme, verdict }) => `${theme} ${verdict}`);
    expect(verdicts).toEqual(expect.arrayContaining(['delivery missed', 'price imagined']));
    const lines = (await (await insight.fetch(`/studies/${id}/report.csv`)).text()).split('\r\n');
    const delivery = lines.find((line) => line.startsWith('"words","everybody","Everybody","delivery"'))!;
    expect(delivery).toContain('"missed",75,80');
  });

  it('names the sides of a study of means where it is told them, and refuses names for people who answer', async () => {
    const both = (en: string, de = en) => ({ en, de });
    const sides = {
      employees: both('teachers', 'Lehrkräfte'),
      customers: both('parents', 'Eltern'),
      units: both('schools', 'Schulen'),
    };
    const question = {
      id: 'safe',
      attribute: 'Safety',
      nature: 'functional',
      wording: both('How do you rate safety?'),
    };
    const means = { title: 'Schools', pairedBy: 'school', questions: [question] };
    const named = await insight.post<StudyView>('/studies', { ...means, sides });
    expect(named.body.sides).toEqual(sides);
    // Teachers weren't asked what they believe of parents.
    expect(named.body.questions[0]!.employeeWording).toEqual(question.wording);
    expect((await insight.post<StudyView>('/studies', means)).body.sides).toMatchObject({
      units: both('units', 'Einheiten'),
    });
    const people = await insight.post<Problem>('/studies', { ...means, pairedBy: null, sides });
    expect([people.status, people.body.errors!.map(({ path }) => path)]).toEqual([422, ['sides']]);
    const some = await insight.post<Problem>('/studies', { ...means, sides: { ...sides, units: undefined } });
    expect([some.status, some.body.errors!.map(({ path }) => path)]).toEqual([422, ['sides.units']]);
    expect((await insight.post<StudyView>('/studies', { title: 'P', template: 'retail' })).body.sides).toBeNull();
  });

  it('asks staff what they know of what is open and running, by form, file and program, and tells who knows', async () => {
    await insight.publish(inventedSignals({ touchpoint: 'returns desk', days: 40, aDay: 6, bad: () => 1 }));
    await insight.atRest();
    const raised = await insight.post<InsightView>('/insights', {
      ...{ title: 'Parcels are thrown over fences', statement: 'Couriers throw parcels.' },
      ...{ touchpoint: 'returns desk', theme: 'delivery', filter: { touchpoint: 'returns desk' } },
    });
    const [actionId, ownerId, teamId] = ['action', 'owner', 'team'].map((name) => derivedId('awareness', name));
    const action = { actionId: actionId!, insightId: raised.body.id, ownerId: ownerId! };
    await insight.publish([
      of(ActionCommitted, action, 2),
      of(PersonChanged, { personId: ownerId!, teamId: teamId! }, 1),
      of(TeamChanged, { teamId: teamId!, name: 'Depot' }, 1),
    ]);
    await insight.atRest();
    await eventually(async () => (await insight.count('heard_of_work')) === 3, { missing: 'what was heard of work' });
    const key = { 'idempotency-key': 'aware' };
    const wanted = { ...opening, awareness: true, title: 'Aware' };
    const { body: study } = await insight.post<StudyView>('/studies', wanted, key);
    expect(study.awareness).toMatchObject({ teams: ['Depot'] });
    expect(Object.keys(study.awareness!.items[0]!)).toEqual(['id', 'wording']);
    const real = study.awareness!.items.find(({ wording }) => wording.en === raised.body.title)!.id;
    const all = study.awareness!.items.map(({ id }) => id);
    const { body } = await insight.post<{ links: string[] }>(`/studies/${study.id}/links`, {
      ...{ population: 'employee', groups: { team: 'Sales' }, personal: 1 },
    });
    expect((await form(body.links[0]!)).html).toContain('Welches Team kümmert sich darum?');
    const customersForm = await insight.post<{ links: string[] }>(`/studies/${study.id}/links`, {
      ...{ population: 'customer', personal: 0 },
    });
    expect((await form(customersForm.body.links[0]!)).html).not.toContain(raised.body.title);
    const fields = {
      'q.needs': '4',
      [`a.${real}.reported`]: 'yes',
      [`a.${real}.acting`]: 'yes',
      [`a.${real}.team`]: 'Depot',
    };
    expect((await form(body.links[0]!, { ...fields, [`a.${real}.team`]: 'Nobody' })).status).toBe(422);
    expect((await form(body.links[0]!, fields)).status).toBe(200);
    const header = `respondent,population,group:team,needs,${all.map((id) => `reported:${id}`).join()},acting:${real},owner:${real}`;
    const line = (who: string, by: (id: string) => string) => `${who},employee,Sales,4,${all.map(by).join()},yes,Depot`;
    const send = (text: string) =>
      insight.fetch(`/studies/${study.id}/responses.csv?instrumentVersion=1`, { method: 'POST', body: text });
    const wrong = await send(`${header}\n${line('x', () => 'perhaps')}\n`);
    expect(((await wrong.json()) as Problem).errors![0]!.path).toBe(`line 2.awareness.${all[0]}.reported`);
    const lines = Array.from({ length: 20 }, (_, i) => line(`p${i}`, (id) => (id === real ? 'yes' : 'no')));
    expect((await send(`${header}\n${lines.join('\n')}\n`)).status).toBe(200);
    expect((await insight.post<StudyView>('/studies', wanted, key)).body.id).toBe(study.id);
    await insight.post(`/studies/${study.id}/close`, {});
    const { awareness } = (await insight.ask<StudyReport>(`/studies/${study.id}/report`)).body;
    expect(awareness!.items.filter(({ isReal }) => isReal)).toMatchObject([
      { id: real, insightId: raised.body.id, acting: true, team: 'Depot', owned: { share: 1, n: 21 } },
    ]);
    const everybody = awareness!.groups[0]!.aspects.map(({ aspect, verdict }) => `${aspect} ${verdict}`);
    expect(everybody).toEqual(['problem knows', 'action knows', 'owner knows']);
    const file = await (await insight.fetch(`/studies/${study.id}/report.csv`)).text();
    expect(file).toContain('"awareness","everybody","Everybody","owner, recall"');
  });

  it('raises what customers’ points call important where no outcome was asked, and a wide gap where neither was; with customers and value of its own', async () => {
    const place = 'checkout';
    await insight.publish(inventedSignals({ touchpoint: place, days: 20, aDay: 10, bad: () => 0 }));
    const worth = { amount: 400, currency: 'EUR' };
    await insight.publish(
      Array.from({ length: 200 }, (_, i) =>
        customer({
          ...{ customerId: derivedId('worth', String(i)), subjects: [subjectOf(place, i)] },
          valueAYear: { ...worth, amount: worth.amount + (i % 9) },
        }),
      ),
    );
    await insight.atRest();
    const gapsOf = async (more: object, points: Record<string, number> | null) => {
      const { id } = await opened({ outcome: null, ...more });
      const people = invented(31, 200, { Sales: 60 }).map((one) => ({
        ...{ ...one, outcome: null },
        points: one.population === 'customer' ? points : null,
      }));
      await insight.post(`/studies/${id}/responses`, { instrumentVersion: 1, responses: people });
      await insight.post(`/studies/${id}/close`, {});
      const { body } = await insight.ask<Page<InsightView>>('/insights?limit=200&kind=perception-gap');
      return body.items.filter(({ study }) => study?.studyId === id);
    };
    const asked = await gapsOf({ title: 'By points' }, { 'Anticipation of needs': 60, Price: 40 });
    expect(asked.map(({ title }) => title)).toEqual(['Blind spot: Anticipation of needs']);
    expect(asked[0]!.statement).toMatch(/Customers give it 60 to 60 of 100 points of what matters to them\.$/);
    const { size } = asked[0]!;
    // Of the 200 customers who were there those who rate it below what staff believe, at what they are worth.
    expect(size.signals).toBe(0);
    expect(size.customers).toBeGreaterThan(100);
    expect(size.customers).toBeLessThan(190);
    expect(size.customersAWeek).toBeCloseTo(size.customers / 4, 0);
    expect(size.valueAYear).toMatchObject({ currency: 'EUR', n: 200 });
    const wide = await gapsOf({ title: 'By width', importance: false }, null);
    expect(wide.map(({ title }) => title).sort()).toEqual([
      'Blind spot: Anticipation of needs',
      'Blind spot: Feeling special',
    ]);
    expect(wide[0]!.statement).toMatch(/The whole interval lies beyond 0\.50 points; what matters most was not asked/);
  });

  it('raises each blind spot that matters once, and says so when a later wave no longer shows it', async () => {
    const wave = async (n: number, planted: Record<string, number>) => {
      const { id } = await opened({ title: 'Over waves', wave: n });
      const responses = invented(20 + n, 300, { Sales: 40, Service: 40 }, planted);
      await insight.post(`/studies/${id}/responses`, { instrumentVersion: 1, responses });
      await insight.post(`/studies/${id}/close`, {});
      const { body } = await insight.ask<Page<InsightView>>('/insights?limit=200');
      const gaps = body.items.filter(({ study }) => study?.studyId === id);
      return { id, gaps: gaps.sort((a, b) => a.title.localeCompare(b.title)) };
    };
    const first = await wave(1, { needs: 1, special: 1 });
    expect(first.gaps.map(({ title }) => title)).toEqual([
      'Blind spot: Anticipation of needs',
      'Blind spot: Feeling special',
    ]);
    expect(first.gaps[0]).toMatchObject({ kind: 'perception-gap', version: 1, raisedBy: 'platform', evidence: 0 });
    expect(first.gaps[0]!.statement).toMatch(/points higher than customers do\. It stands for \d+ to \d+% of what/);
    const again = await insight.post(`/studies/${first.id}/close`, {});
    expect(again.status).toBe(200);
    const second = await wave(2, { special: 1 });
    expect(second.gaps.map(({ id, version, study }) => [id, version, study!.stands])).toEqual([
      [first.gaps[0]!.id, 2, false],
      [first.gaps[1]!.id, 2, true],
    ]);
    expect(second.gaps[0]!.statement).toMatch(/^Wave 2 no longer shows it as a blind spot that matters: /);
    const report = (await insight.ask<StudyReport>(`/studies/${second.id}/report`)).body;
    expect(report.waves).toMatchObject({ against: { studyId: first.id, wave: 1 }, refused: [] });
    const everybody = report.waves!.groups[0]!;
    expect(everybody.cells.filter(({ changed }) => changed).map(({ attribute }) => attribute)).toEqual([
      'Anticipation of needs',
    ]);
    const shown = await insight.ask<InsightDetail>(`/insights/${second.gaps[0]!.id}`);
    expect(shown.body).toMatchObject({
      words: [],
      series: [],
      doesNotSay: expect.arrayContaining([expect.stringContaining('Why employees')]),
    });
    const back = await insight.post(`/insights/${first.gaps[1]!.id}/retract`, { reason: 'Asked at the wrong time.' });
    expect(back.status).toBe(200);
    // It is found again, and stays taken back; what somebody said of the other is revised.
    const third = await wave(3, { needs: 1, special: 1 });
    expect(third.gaps.map(({ id, study }) => [id, study!.stands])).toEqual([[first.gaps[0]!.id, true]]);
    const kept = (await insight.ask<InsightDetail>(`/insights/${first.gaps[1]!.id}`)).body;
    expect(kept).toMatchObject({ study: { studyId: second.id }, retracted: { reason: 'Asked at the wrong time.' } });
  });
});
