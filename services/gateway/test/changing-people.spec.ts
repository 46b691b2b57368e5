import type {
  CalendarView,
  ChangePerson,
  CountryView,
  Page,
  PeopleImported,
  PersonDetail,
  PersonView,
  Problem,
  Republished,
  StoreView,
  TeamView,
} from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { tokenOf, withToken } from './as.js';
import { heardOfPeople } from './heard-of-people.js';
import { fromOurPage, RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
beforeEach(async () => {
  gateway = await new RunningGateway().start();
});
afterEach(() => gateway.close());

const HEADER = 'name,email,title,team,manager_email,time_zone,deputy_email,stores,calendar';
const send = async (method: string, path: string, body: unknown) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await gateway.byToken(`/api/gateway${path}`, { method, body: text });
  return { status: answer.status, body: (await answer.json()) as unknown };
};
const get = async <T>(path: string) => (await (await gateway.byToken(`/api/gateway${path}`)).json()) as T;
const imported = async (...lines: string[]) =>
  (await send('POST', '/people/import', [HEADER, ...lines].join('\n'))).body as PeopleImported;
const idOf = (name: string) => derivedId('person', `${name}@shop.example`);
const show = (name: string) => get<PersonDetail>(`/people/${idOf(name)}`);
const change = (name: string, wanted: ChangePerson) => send('PATCH', `/people/${idOf(name)}`, wanted);
const names = async (query: string) => (await get<Page<PersonView>>(`/people?${query}`)).items.map(({ name }) => name);

const ada = 'Ada,ada@shop.example,Head of Sales,Sales,,Europe/Berlin,ben@shop.example,Leeds; York,GB-ENG';
const ben = 'Ben,ben@shop.example,Buyer,Sales,ada@shop.example,,,Leeds,';
const cem = 'Cem,cem@shop.example,,Sales,ben@shop.example,,ben@shop.example,,DE-BE';

describe('who works here', () => {
  it('is shown with the line above and below, deputies, shops and calendar', async () => {
    expect(await imported(ada, ben, cem)).toMatchObject({ people: 3, failed: [] });
    expect(await show('ben')).toMatchObject({
      version: 1,
      managerName: 'Ada',
      above: [{ name: 'Ada', title: 'Head of Sales' }],
      reports: [{ name: 'Cem' }],
      deputyOf: [{ name: 'Ada' }, { name: 'Cem' }],
      stores: ['Leeds'],
      calendarId: null,
    });
    const calendars = await get<Page<CalendarView>>('/calendars');
    expect(calendars.items.map(({ name, people }) => [name, people])).toEqual([
      ['DE-BE', 1],
      ['GB-ENG', 1],
    ]);
    const dates = calendars.items[1]!.holidays.map(({ date }) => date);
    expect(dates).toEqual(expect.arrayContaining(['2026-12-25', '2026-12-28', '2036-12-25']));
    expect((await get<Page<StoreView>>('/stores')).items).toEqual([
      { name: 'Leeds', people: 2 },
      { name: 'York', people: 1 },
    ]);
  });

  it('is written to in a language of their own, or the organisation’s; a file without the column leaves it as it is', async () => {
    await imported(ada, ben);
    const withLanguage = [`${HEADER},language`, `${ada},de`, `${ben},fr`].join('\n');
    const { body } = await send('POST', '/people/import', withLanguage);
    expect(body).toMatchObject({ people: 1, failed: [{ line: 3, path: 'language', message: 'not one of en, de' }] });
    expect(await show('ada')).toMatchObject({ language: 'de' });
    expect(await imported(ada)).toMatchObject({ people: 0, unchanged: 1 });
    expect(await change('ada', { version: 2, language: null })).toMatchObject({
      status: 200,
      body: { language: null },
    });
    const wrong = await change('ada', { version: 3, language: 'fr' as never });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'language' }] } });
  });

  it('is found by part of a name, by team and shop, and by who is away where it is that day', async () => {
    await imported(ada, ben, cem);
    await change('ada', { version: 1, absences: [{ from: '2026-11-21', to: '2026-11-22' }] });
    expect(await names('search=buy')).toEqual(['Ben']);
    expect(await names('search=%25')).toEqual([]);
    expect(await names('store=Leeds')).toEqual(['Ada', 'Ben']);
    expect(await names(`team=${derivedId('team', 'Sales')}&limit=2`)).toEqual(['Ada', 'Ben']);
    gateway.clock.moveTo(new Date('2026-11-20T22:30:00Z'));
    expect(await names('show=away')).toEqual([]);
    gateway.clock.moveTo(new Date('2026-11-20T23:30:00Z'));
    expect(await names('show=away')).toEqual(['Ada']);
    expect(await show('ada')).toMatchObject({ awayToday: true });
  });

  it('changes once for each version, and says what it refuses by field', async () => {
    await imported(ada, ben, cem);
    expect(await change('ben', { version: 1, title: 'Head Buyer', team: 'Buying' })).toMatchObject({
      status: 200,
      body: { version: 2, title: 'Head Buyer', team: { name: 'Buying' } },
    });
    expect(await change('ben', { version: 1, title: 'Other' })).toMatchObject({ status: 412 });
    const circle = await change('ada', { version: 1, managerId: idOf('cem') });
    expect(circle.status).toBe(422);
    expect((circle.body as Problem).errors).toEqual([
      {
        path: 'managerId',
        message: expect.stringContaining('Ada reports to Cem, Cem reports to Ben, Ben reports to Ada'),
      },
    ]);
    expect(await change('nobody', { version: 1 })).toMatchObject({ status: 404 });
    expect(await change('ben', { version: 2, salary: 1 } as ChangePerson)).toMatchObject({ status: 422 });
  });

  it('lets no two changes at once close a circle together', async () => {
    await imported(ada.replace('ben@shop.example', ''), 'Dee,dee@shop.example,,Sales,,,,,');
    const both = await Promise.all([
      change('ada', { version: 1, managerId: idOf('dee') }),
      change('dee', { version: 1, managerId: idOf('ada') }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('is added, and not twice', async () => {
    const fay = { name: 'Fay', email: 'Fay@Shop.example', team: 'Board' };
    expect(await send('POST', '/people', fay)).toMatchObject({ status: 201, body: { timeZone: 'Europe/London' } });
    expect(await send('POST', '/people', fay)).toMatchObject({ status: 422, body: { errors: [{ path: 'email' }] } });
    expect(await send('POST', '/people', { name: 'Gus', email: 'gus@shop.example' })).toMatchObject({
      body: { errors: [{ path: 'team' }] },
    });
  });
});

describe('somebody who leaves', () => {
  it('stays by the name of their role, here and for everybody who listens, and may come back', async () => {
    await imported(ada, ben, cem);
    const gone = await send('POST', `/people/${idOf('ben')}/leave`, { version: 1 });
    expect(gone).toMatchObject({
      status: 200,
      body: {
        name: 'Buyer',
        formerName: 'Ben',
        active: false,
        leftOn: '2026-11-20',
        email: `${idOf('ben')}@left.invalid`,
      },
    });
    expect(await show('cem')).toMatchObject({ managerName: 'Ada', deputyId: null, version: 2 });
    expect(await names('show=left')).toEqual(['Buyer']);
    expect(await names('show=here')).toEqual(['Ada', 'Cem']);
    const told = (await heard(9)).filter(({ data }) => data['personId'] === idOf('ben'));
    expect(told.map(({ data }) => [data['name'], data['active']])).toEqual([
      ['Ben', true],
      ['Buyer', false],
    ]);
    const back = await send('POST', `/people/${idOf('ben')}/return`, { version: 2 });
    expect(back).toMatchObject({ status: 200, body: { name: 'Ben', active: true, formerName: null } });
  });
});

describe('teams and calendars', () => {
  it('are made, renamed and led by whom somebody names, until the reporting lines shall tell again', async () => {
    await imported(ada, ben, cem);
    const made = await send('POST', '/teams', { name: 'Board', managerId: idOf('ben'), memberIds: [idOf('ada')] });
    expect(made).toMatchObject({ status: 201, body: { version: 1 } });
    const { id } = made.body as { id: string };
    const board = async () => (await get<Page<TeamView>>('/teams')).items.find((team) => team.id === id);
    expect(await board()).toMatchObject({ name: 'Board', managerName: 'Ben', managerIsChosen: true, people: 1 });
    await send('PATCH', `/teams/${id}`, { version: 1, name: 'The Board', managerId: null });
    expect(await board()).toMatchObject({ name: 'The Board', managerName: 'Ada', managerIsChosen: false, version: 2 });
    expect(await send('PATCH', `/teams/${id}`, { version: 1, name: 'Old' })).toMatchObject({ status: 412 });
    expect(await imported(ada.replace(',Sales,', ',The Board,'))).toMatchObject({ teams: 0, unchanged: 1 });
  });

  it('tell everybody the days off of a calendar, and again when it changes', async () => {
    const week = Array.from({ length: 7 }, (_, i) => (i === 6 ? [] : [{ from: '09:00', to: '18:00' }]));
    const shops = { name: 'Shops', country: 'GB', region: 'ENG', week, daysOff: [], workedOn: [] };
    const { body } = await send('POST', '/calendars', shops);
    const { id, version } = body as CalendarView;
    const worked = { ...shops, version, workedOn: ['2026-08-31'] };
    expect(await send('PUT', `/calendars/${id}`, worked)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await send('PUT', `/calendars/${id}`, worked)).toMatchObject({ status: 412 });
    expect(await send('POST', '/calendars', { ...shops, name: 'shops' })).toMatchObject({ status: 422 });
    const wrong = {
      ...shops,
      name: 'Other',
      country: 'ZZ',
      week: [[{ from: '18:00', to: '09:00' }], ...week.slice(1)],
    };
    expect((await send('POST', '/calendars', wrong)).body).toMatchObject({
      errors: [{ path: 'week[0][0]' }, { path: 'country' }],
    });
    const [first, second] = (await heard(2)).map(({ data }) => data['holidays'] as string[]);
    expect([first!.includes('2026-08-31'), second!.includes('2026-08-31')]).toEqual([true, false]);
    const countries = await get<Page<CountryView>>('/calendars/countries');
    expect(countries.items.find(({ code }) => code === 'GB')).toMatchObject({
      regions: expect.arrayContaining([{ code: 'SCT', name: 'Scotland' }]),
    });
  });

  it('are told again from what is kept', async () => {
    await imported(ada, ben, cem);
    let told = 0;
    for (let after: string | undefined = ''; after !== undefined;) {
      const { body } = await send('POST', `/republish?topic=gateway.people&run=${idOf('run')}${after}`, '');
      const { published, next } = body as Republished;
      told += published;
      after = next ? `&after=${next}` : undefined;
    }
    expect(told).toBe(2 + 1 + 3);
  });
});

const heard = async (many: number) =>
  (await heardOfPeople(gateway, many)).map(({ type, data }) => {
    return { type, data: JSON.parse(data) as Record<string, unknown> };
  });

describe('when somebody is away, and what whoever left was called', () => {
  it('is for themselves, who manages their team, and administrators; that they are away is for everybody', async () => {
    await imported(ada, ben, cem);
    await change('cem', { version: 1, absences: [{ from: '2026-11-19', to: '2026-11-29' }] });
    const as = async (name: string) => {
      const cookie = await gateway.signIn({ email: `${name}@shop.example` });
      return (path: string) => gateway.fetch(`/api/gateway${path}`, { headers: fromOurPage(cookie) });
    };
    const seen = async (name: string) => {
      const { absences, awayToday } = (await (await (await as(name))(`/people/${idOf('cem')}`)).json()) as PersonDetail;
      return [absences.length, awayToday];
    };
    // Ada manages the team; Ben is Cem's colleague, and reads of the same list that he is away.
    expect([await seen('ada'), await seen('cem'), await seen('ben')]).toEqual([
      [1, true],
      [1, true],
      [0, true],
    ]);
    expect((await show('cem')).absences).toHaveLength(1);
    const { version } = await show('cem');
    await send('POST', `/people/${idOf('cem')}/leave`, { version });
    const left = async (name: string) =>
      ((await (await (await as(name))('/people?show=left')).json()) as Page<PersonView>).items[0]!.formerName;
    expect([await left('ada'), await left('ben')]).toEqual(['Cem', null]);
  });

  it('is in a topic that only they hear', async () => {
    await imported(ada, ben);
    const topic = '/topics/events?topics=gateway.people';
    const status = async (role: string) => {
      const { token } = await tokenOf(gateway, { role: role as 'viewer' });
      const answer = await gateway.fetch(topic, withToken(token));
      await answer.body?.cancel();
      return answer.status;
    };
    expect([await status('viewer'), await status('employee'), await status('manager')]).toEqual([403, 403, 200]);
  });
});

describe('adding under an Idempotency-Key', () => {
  const add = async (path: string, key: string, body: object) => {
    const answer = await gateway.byToken(`/api/gateway${path}`, {
      method: 'POST',
      headers: { 'idempotency-key': key },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as { id: string; version: number } };
  };
  const dora = { name: 'Dora', email: 'dora@shop.example', team: 'Sales' };

  it('adds somebody once, however often and at once it is asked, and answers each the same', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => add('/people', 'k1', dora)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`))).toEqual(
      new Set([`201 ${idOf('dora')}`]),
    );
    const { id: memberId } = answers[0]!.body;
    const team = { name: 'Care', memberIds: [memberId] };
    const [first, again] = [await add('/teams', 'k2', team), await add('/teams', 'k2', team)];
    expect(again).toEqual(first);
    expect((await get<Page<TeamView>>('/teams')).items.filter(({ name }) => name === 'Care')).toHaveLength(1);
  });

  it('is refused for something else under the same key, and forgotten after a week', async () => {
    await add('/people', 'k1', dora);
    expect((await add('/people', 'k1', { ...dora, email: 'dana@shop.example' })).status).toBe(422);
    expect((await add('/people', 'k2', dora)).status).toBe(422);
    gateway.clock.advance(8 * 86_400_000);
    expect((await add('/people', 'k1', { ...dora, email: 'dana@shop.example' })).status).toBe(201);
  });
});
