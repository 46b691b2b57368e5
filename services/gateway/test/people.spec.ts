import type { Page, PeopleImported, PersonView, TeamView } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { heardOfPeople } from './heard-of-people.js';
import { RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
beforeEach(async () => {
  gateway = await new RunningGateway().start();
});
afterEach(() => gateway.close());

const HEADER = 'name,email,title,team,manager_email,time_zone';
const importFile = (...lines: string[]): Promise<Response> =>
  gateway.byToken('/api/gateway/people/import', {
    method: 'POST',
    body: lines.join('\n'),
    headers: { 'content-type': 'text/csv' },
  });
const imported = async (...lines: string[]) => (await (await importFile(...lines)).json()) as PeopleImported;
const list = async <T>(path: string) => (await (await gateway.byToken(path)).json()) as Page<T>;

describe('importing people', () => {
  it('takes in people and teams and says each line that it could not take, by its number', async () => {
    const done = await imported(
      '\uFEFFName, E-Mail ,Title,TEAM,Manager email,Time Zone',
      'Ada Lin,Ada@Shop.example,"Head, Sales",Sales,,Europe/Berlin',
      'Ben Orr,ben@shop.example,Buyer,Sales,ada@shop.example,',
      'Cem,not an address,,Sales,,',
      'Dee,dee@shop.example,,,,Mars/Olympus',
      'Eve "the" Ng,eve@shop.example,too,many,,,columns,here',
      'Fay,fay@shop.example,,Sales,nobody@shop.example,',
    );
    expect(done).toEqual({
      people: 2,
      teams: 1,
      unchanged: 0,
      failed: [
        { line: 4, path: 'email', message: 'not an email address' },
        { line: 5, path: 'team', message: 'missing' },
        { line: 5, path: 'time_zone', message: 'not a time zone such as Europe/London' },
        { line: 6, path: '', message: expect.stringMatching(/line 6/) },
        { line: 7, path: 'manager_email', message: expect.stringContaining('nobody@shop.example') },
      ],
    });
    const ada = derivedId('person', 'ada@shop.example');
    const people = await list<PersonView>('/api/gateway/people');
    expect(people.items).toMatchObject([
      { id: ada, name: 'Ada Lin', title: 'Head, Sales', managerId: null, timeZone: 'Europe/Berlin' },
      { name: 'Ben Orr', team: { name: 'Sales' }, managerId: ada, timeZone: 'Europe/London', active: true },
    ]);
    expect((await list<TeamView>('/api/gateway/teams')).items).toEqual([
      {
        id: derivedId('team', 'Sales'),
        version: 1,
        name: 'Sales',
        managerId: ada,
        managerName: 'Ada Lin',
        managerIsChosen: false,
        active: true,
        people: 2,
      },
    ]);
  });

  it('tells of each change once, with the version as its sequence', async () => {
    const ada = `${HEADER}\nAda,ada@shop.example,,Sales,,`;
    await imported(ada);
    expect(await imported(ada)).toMatchObject({ people: 0, teams: 0, unchanged: 1 });
    await imported(`${ada.replace('Ada,', 'Ada Lin,')}`);
    const told = await heard(3);
    expect(told.map(({ type, sequence, name }) => [type, sequence, name])).toEqual([
      ['gateway.team-changed.v1', 1, 'Sales'],
      ['gateway.person-changed.v1', 1, 'Ada'],
      ['gateway.person-changed.v1', 2, 'Ada Lin'],
    ]);
  });

  it('counts versions without holes when imports come at once', async () => {
    const names = Array.from({ length: 8 }, (_, i) => `Ada ${i}`);
    const done = await Promise.all(names.map((name) => imported(HEADER, `${name},ada@shop.example,,Sales,,`)));
    expect(done.map(({ people }) => people)).toEqual(names.map(() => 1));
    const told = (await heard(9)).filter(({ type }) => type === 'gateway.person-changed.v1');
    expect(told.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('refuses a file that is none, naming what is missing', async () => {
    const noColumns = await importFile('first,last', 'Ada,Lin');
    expect([noColumns.status, await noColumns.json()]).toMatchObject([
      422,
      { errors: [{ path: 'name' }, { path: 'email' }, { path: 'team' }] },
    ]);
    const latin1 = await gateway.byToken('/api/gateway/people/import', {
      method: 'POST',
      body: Buffer.from(`${HEADER}\nJos\xe9,j@shop.example,,Sales,,`, 'latin1'),
    });
    expect([latin1.status, await latin1.json()]).toMatchObject([400, { detail: 'The file is not valid UTF-8' }]);
    expect((await list('/api/gateway/people')).total).toBe(0);
  });

  it('names the line where a quote is never closed, and takes what stands before it', async () => {
    const done = await imported(
      HEADER,
      'Ada,ada@shop.example,,Sales,,',
      '"Ben,ben@shop.example,,Sales,,',
      'Cem,cem@shop.example,,Sales,,',
    );
    expect(done).toMatchObject({ people: 1, failed: [{ message: expect.stringMatching(/Quote Not Closed/i) }] });
  });

  it('lists page by page in order of name, each person once', async () => {
    const names = Array.from({ length: 25 }, (_, i) => `Person ${String(i % 7)}`);
    await imported(HEADER, ...names.map((name, i) => `${name},p${i}@shop.example,,Sales,,`));
    const seen: PersonView[] = [];
    for (let cursor = ''; ;) {
      const page = await list<PersonView>(`/api/gateway/people?limit=4${cursor}`);
      seen.push(...page.items);
      expect(page.total).toBe(25);
      if (!page.next) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(25);
    expect(seen.map(({ name }) => name)).toEqual([...names].sort());
  });
});

const heard = async (many: number) =>
  (await heardOfPeople(gateway, many)).map(({ type, sequence, data }) => {
    const { name } = JSON.parse(data) as { name: string };
    return { type, sequence, name };
  });
