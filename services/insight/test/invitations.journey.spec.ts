import {
  type FieldingView,
  type InvitedInAll,
  type InvitedView,
  PersonChanged,
  type Problem,
  type StudyView,
  TeamChanged,
} from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { eventually } from '@mirrorloop/testing';
import { LinksHeard } from './links-heard.js';
import { customer, NOW, RunningInsight, signal } from './running-insight.js';

const DAY = 86_400_000;
const idOf = (name: string) => derivedId('invitations', name);
const TEAM = TeamChanged.example().teamId;
const person = (n: number, change: object = {}) =>
  PersonChanged.of(
    { ...PersonChanged.example(), personId: idOf(`person ${n}`), teamId: TEAM, active: true, stores: [], ...change },
    1,
  );
const shopper = (n: number, change: object = {}) =>
  customer({
    customerId: idOf(`customer ${n}`),
    subjects: [idOf(`subject ${n}`)],
    segments: ['regular'],
    store: 'Leeds',
    ...change,
  });

describe('inviting to a study', () => {
  let insight: RunningInsight;
  let heard: LinksHeard;
  beforeAll(async () => {
    insight = await RunningInsight.start();
    heard = await LinksHeard.of(insight);
    await insight.publish([
      TeamChanged.of({ ...TeamChanged.example(), name: 'Customer Service' }, 1),
      ...[0, 1, 2, 3, 4, 5].map((n) => person(n)),
      person(6, { active: false }),
      ...Array.from({ length: 30 }, (_, n) => shopper(n, n < 10 ? { segments: ['new'] } : {})),
      signal({
        signalId: idOf('signal'),
        subjectId: idOf('subject 12'),
        touchpoint: 'returns desk',
        occurredAt: NOW.toISOString(),
      }),
    ]);
    await insight.atRest();
    await eventually(async () => (await insight.count('person')) === 7, { missing: 'the people' });
  });
  afterAll(() => insight.stop());

  const opened = async () =>
    (await insight.post<StudyView>('/studies', { title: 'How we see us', template: 'retail' })).body;
  const invite = (id: string, body: object) =>
    insight.post<InvitedView & Pick<Problem, 'errors'>>(`/studies/${id}/invitations`, body);
  const answer = (secret: string) => heard.answer(secret, { needs: 4 });
  const keep = (id: string, version: number, change: object) =>
    insight.ask<Pick<StudyView, 'version'> & Partial<Pick<Problem, 'errors'>>>(`/studies/${id}/fielding`, {
      method: 'PUT',
      body: JSON.stringify({ version, endsAt: null, reminders: { most: 2, everyDays: 7 }, ...change }),
    });

  it('asks everybody who works here once, each by a link of their own that carries their team', async () => {
    const { id } = await opened();
    expect((await invite(id, { population: 'employee' })).body).toEqual({ invited: 6, total: 6 });
    expect((await invite(id, { population: 'employee' })).body).toEqual({ invited: 0, total: 6 });
    const requested = await heard.toldOf(id, 6);
    expect(new Set(requested.map(({ personId }) => personId)).size).toBe(6);
    expect(requested.map(({ personId }) => personId)).not.toContain(idOf('person 6'));
    const secrets = requested.map((one) => heard.ticket(one).secret);
    expect(new Set(secrets).size).toBe(6);
    expect([await answer(secrets[0]!), await answer(secrets[0]!)]).toEqual([200, 200]);
    const kept = await insight.database.query('SELECT groups FROM study_answer WHERE study_id = $1', [id]);
    expect(kept).toEqual([{ groups: { team: 'Customer Service' } }]);
  });

  it('draws customers by chance among those who fit, and asks no one again when it is sent again', async () => {
    const { id } = await opened();
    const asked = { population: 'customer', segment: 'regular', upTo: 8 };
    expect((await invite(id, asked)).body).toEqual({ invited: 8, total: 8 });
    expect((await invite(id, asked)).body).toEqual({ invited: 0, total: 8 });
    expect((await invite(id, { ...asked, upTo: 100 })).body).toEqual({ invited: 12, total: 20 });
    const subjects = (await heard.toldOf(id, 20)).map(({ subjectId }) => subjectId);
    expect(new Set(subjects)).toEqual(new Set(Array.from({ length: 20 }, (_, n) => idOf(`subject ${n + 10}`))));
    const other = await opened();
    const lately = { population: 'customer', touchpoint: 'returns desk', withinDays: 7, upTo: 100 };
    expect((await invite(other.id, lately)).body.invited).toBe(1);
    expect((await heard.toldOf(other.id, 1))[0]!.subjectId).toBe(idOf('subject 12'));
  });

  it('asks two customers who turned out to be one as one', async () => {
    const { id } = await opened();
    await insight.publish([
      customer(
        { customerId: idOf('customer 20'), subjects: [idOf('subject 20'), idOf('subject 21')], segments: ['merged'] },
        2,
      ),
      customer({ customerId: idOf('customer 21'), subjects: [], segments: [], mergedInto: idOf('customer 20') }, 2),
    ]);
    await insight.atRest();
    expect((await invite(id, { population: 'customer', segment: 'merged', upTo: 5 })).body.invited).toBe(1);
  });

  it('reminds whoever hasn’t answered, and tells nobody who has: all are told of, alike but for what is sealed', async () => {
    const { id } = await opened();
    await invite(id, { population: 'employee', language: 'de', message: 'Danke!' });
    const first = await heard.toldOf(id, 6);
    const answered = first.slice(0, 2).map(({ personId }) => personId);
    for (const one of first.slice(0, 2)) expect(await answer(heard.ticket(one).secret)).toBe(200);
    insight.clock.advance(7 * DAY - 1);
    expect(heard.told(id, 1)).toEqual([]);
    insight.clock.advance(1);
    const reminded = await heard.toldOf(id, 6, 1);
    expect(new Set(reminded.filter((one) => !heard.ticket(one).due).map(({ personId }) => personId))).toEqual(
      new Set(answered),
    );
    for (const one of reminded) {
      const before = first.find(({ personId }) => personId === one.personId)!;
      expect(heard.ticket(one).secret).toBe(heard.ticket(before).secret);
      expect({ ...one, sealed: '', personId: '', invitationId: '' }).toEqual({
        ...reminded[0]!,
        ...{ sealed: '', personId: '', invitationId: '' },
      });
    }
    expect(new Set(reminded.map(({ sealed }) => sealed.length)).size).toBe(1);
    const rows = await insight.database.query(
      'SELECT DISTINCT reminded, next_at, language, length(sealed) FROM study_invited WHERE study_id = $1',
      [id],
    );
    expect(rows).toHaveLength(1);
    insight.clock.advance(7 * DAY);
    await heard.toldOf(id, 6, 2);
    expect((await insight.ask<InvitedInAll>(`/studies/${id}/invitations`)).body).toEqual({
      ...{ customers: 0, employees: 6, nextReminderAt: null },
    });
  });

  it('reminds nobody whose group has answered as often as its quota allows, and tells of them as of the others', async () => {
    const quotas = [{ population: 'employee', by: 'team', name: 'Customer Service', most: 5 }];
    const { id } = (await insight.post<StudyView>('/studies', { title: 'Quotas', template: 'retail', quotas })).body;
    await invite(id, { population: 'employee' });
    const first = await heard.toldOf(id, 6);
    for (const one of first.slice(0, 4)) expect(await answer(heard.ticket(one).secret)).toBe(200);
    insight.clock.advance(7 * DAY);
    const early = await heard.toldOf(id, 6, 1);
    expect(early.filter((one) => heard.ticket(one).due)).toHaveLength(2);
    expect(await answer(heard.ticket(first[4]!).secret)).toBe(200);
    insight.clock.advance(7 * DAY);
    const late = await heard.toldOf(id, 6, 2);
    expect(late.filter((one) => heard.ticket(one).due)).toEqual([]);
    expect(new Set([...early, ...late].map(({ sealed }) => sealed.length)).size).toBe(1);
  });

  it('keeps nothing in clear by which a link and the person who was asked could be put together', async () => {
    const { id } = await opened();
    await invite(id, { population: 'employee' });
    const secrets = (await heard.toldOf(id, 6)).map((one) => heard.ticket(one).secret);
    const tables = await insight.database.query<{ name: string }>(
      `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
       WHERE table_schema IN ('insight', 'log') AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const rows = await insight.database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      const all = rows.map(({ row }) => row).join('\n');
      for (const secret of secrets)
        for (const form of [secret, Buffer.from(secret).toString('hex')])
          expect([name, all.includes(form)]).toEqual([name, false]);
    }
    const links = await insight.database.query<{ hash: Buffer }>(
      'SELECT hash FROM study_link WHERE study_id = $1 ORDER BY ctid',
      [id],
    );
    const hashes = links.map(({ hash }) => hash.toString('hex'));
    expect(hashes).toEqual(hashes.toSorted());
    await insight.post(`/studies/${id}/close`, {});
    expect(await insight.count(`study_invited WHERE study_id = '${id}' AND sealed <> ''`)).toBe(0);
  });

  it('ends with its field period: no link takes an answer any more, and nobody is reminded', async () => {
    const { id, version } = await opened();
    const now = insight.clock.now().getTime();
    expect((await keep(id, version, { endsAt: new Date(now - 1).toISOString() })).body.errors![0]!.path).toBe('endsAt');
    expect((await keep(id, version, { reminders: { most: 9, everyDays: 7 } })).body.errors![0]!.path).toBe(
      'reminders.most',
    );
    const endsAt = new Date(now + 10 * DAY).toISOString();
    expect((await keep(id, version, { endsAt })).body.version).toBe(version + 1);
    expect((await keep(id, version, { endsAt })).status).toBe(412);
    expect((await insight.ask<FieldingView>(`/studies/${id}/fielding`)).body).toEqual({
      ...{ endsAt, reminders: { most: 2, everyDays: 7 } },
    });
    await invite(id, { population: 'employee' });
    const [one] = await heard.toldOf(id, 6);
    expect(one!.endsAt).toBe(endsAt);
    insight.clock.advance(7 * DAY);
    await heard.toldOf(id, 6, 1);
    insight.clock.advance(3 * DAY);
    expect(await answer(heard.ticket(one!).secret)).toBe(410);
    expect((await invite(id, { population: 'employee' })).status).toBe(409);
    insight.clock.advance(30 * DAY);
    expect(await insight.count(`study_invited WHERE study_id = '${id}' AND next_at IS NOT NULL`)).toBe(0);
    expect(heard.told(id, 2)).toEqual([]);
  });

  it('begins to remind those who were asked before it was wished for', async () => {
    const { id, version } = await opened();
    await keep(id, version, { reminders: { most: 0, everyDays: 7 } });
    await invite(id, { population: 'employee' });
    await heard.toldOf(id, 6);
    insight.clock.advance(30 * DAY);
    await keep(id, version + 1, { reminders: { most: 1, everyDays: 3 } });
    insight.clock.advance(3 * DAY);
    await heard.toldOf(id, 6, 1);
  });

  it('refuses what it can’t ask, naming the place', async () => {
    const { id } = await opened();
    const refused = await invite(id, { population: 'customer', upTo: 0, withinDays: -1 });
    expect(refused.status).toBe(422);
    expect(refused.body.errors!.map(({ path }) => path)).toEqual(['upTo', 'withinDays']);
    expect((await invite(id, { population: 'employee', teams: ['Sales'] })).body.errors![0]!.path).toBe('teams[0]');
    expect((await invite(idOf('nothing'), { population: 'employee' })).status).toBe(404);
    await insight.post(`/studies/${id}/close`, {});
    expect((await invite(id, { population: 'employee' })).status).toBe(409);
  });
});
