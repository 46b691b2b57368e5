import { STANDARD_WEEK } from '@mirrorloop/calendar';
import { CalendarChanged, PersonChanged, TeamChanged } from '@mirrorloop/contracts';
import { derivedId, HeldClock, Rejected } from '@mirrorloop/kernel';
import { PostgresOutbox } from '@mirrorloop/messaging-postgres';
import { PostgresActions } from '../src/adapters/postgres/postgres-actions.js';
import { PostgresAnsweredRequests } from '../src/adapters/postgres/postgres-answered-requests.js';
import { PostgresColleagues } from '../src/adapters/postgres/postgres-colleagues.js';
import { PostgresKnownPeople } from '../src/adapters/postgres/postgres-known-people.js';
import { PostgresPeopleDirectory } from '../src/adapters/postgres/postgres-people.js';
import { PostgresRates } from '../src/adapters/postgres/postgres-rates.js';
import { PostgresWorkOfWhoLeft } from '../src/adapters/postgres/postgres-work-of-who-left.js';
import { actingFor, managersAbove } from '../src/domain/colleagues.js';
import { ChangeRates } from '../src/features/change-rates/change-rates.js';
import { openDatabase } from './open-database.js';
import { committedOf, lineOf, MARA, proposedOf, START } from './sample-actions.js';

let opened: Awaited<ReturnType<typeof openDatabase>>;
beforeAll(async () => {
  opened = await openDatabase();
}, 60_000);
afterAll(() => opened.close());

describe('the people an action may be owned by', () => {
  const { personId, ...person } = PersonChanged.example();
  const { teamId, ...team } = TeamChanged.example();
  const save = (sequence: number, name = person.name) =>
    opened.transactions.run((tx) =>
      new PostgresKnownPeople().save(
        {
          people: [{ id: personId, sequence, data: { ...person, name } }],
          teams: [{ id: teamId, sequence, data: { ...team, name: `${name}'s team` } }],
          calendars: [],
        },
        tx,
      ),
    );

  it('are found by id, and told from teams, whatever else is asked for', async () => {
    await save(2, 'Mara');
    const found = await new PostgresPeopleDirectory(opened.database).of([
      personId,
      teamId,
      derivedId('x'),
      'nonsense',
      "';",
    ]);
    expect(found.person(personId)).toMatchObject({ personId, name: 'Mara', timeZone: 'Europe/London', active: true });
    expect(found.person(teamId)).toBeUndefined();
    expect(found.teamName(teamId)).toBe("Mara's team");
    expect(found.teamName(personId)).toBeUndefined();
    expect(found.person('nonsense')).toBeUndefined();
  });

  it('are never overwritten by anything older', async () => {
    await save(5, 'Newer');
    await save(4, 'Older');
    const known = new PostgresKnownPeople();
    const sequences = await opened.transactions.run((tx) =>
      known.sequencesOf({ people: [personId], teams: [teamId], calendars: [] }, tx),
    );
    expect([sequences.get(personId), sequences.get(teamId)]).toEqual([5, 5]);
    const found = await new PostgresPeopleDirectory(opened.database).of([personId]);
    expect(found.person(personId)?.name).toBe('Newer');
  });
});

describe('colleagues', () => {
  const { personId: _, ...facts } = PersonChanged.example();
  const { calendarId, ...calendar } = CalendarChanged.example();
  const idOf = (name: string) => derivedId('person', name);
  const somebody = (name: string, more: object) => ({
    id: idOf(name),
    sequence: 1,
    data: { ...facts, name, managerId: null, deputyId: null, absences: [], calendarId: null, ...more },
  });
  const at = new Date('2026-12-24T10:00:00Z');

  it('come with whom they report to, who acts for them, and when they work', async () => {
    const away = { absences: [{ from: '2026-12-24', to: '2026-12-24' }] };
    const people = [
      somebody('Ivo', { managerId: idOf('Yusuf'), calendarId }),
      somebody('Yusuf', { managerId: idOf('Bryn'), deputyId: idOf('Katya'), ...away }),
      somebody('Bryn', {}),
      somebody('Katya', { managerId: idOf('Bryn') }),
      somebody('Nobody asked', {}),
    ];
    await opened.transactions.run((tx) =>
      new PostgresKnownPeople().save(
        { people, teams: [], calendars: [{ id: calendarId, sequence: 1, data: calendar }] },
        tx,
      ),
    );
    const colleagues = await new PostgresColleagues(opened.database).around([idOf('Ivo')]);
    expect([...colleagues.values()].map(({ name }) => name).sort()).toEqual(['Bryn', 'Ivo', 'Katya', 'Yusuf']);
    expect(managersAbove(idOf('Ivo'), colleagues).map(({ name }) => name)).toEqual(['Yusuf', 'Bryn']);
    expect(actingFor(idOf('Yusuf'), colleagues, at)?.name).toBe('Katya');
    expect(actingFor(idOf('Bryn'), colleagues, at)?.name).toBe('Bryn');
    expect(colleagues.get(idOf('Ivo'))!.work).toMatchObject({ holidays: new Set(['2026-12-25', '2026-12-28']) });
    expect(colleagues.get(idOf('Yusuf'))!.work).toMatchObject({ week: STANDARD_WEEK, ...away });
  });
});

describe('work of people who left', () => {
  const { personId: _, ...facts } = PersonChanged.example();
  const known = new PostgresKnownPeople();
  const told = (sequence: number, more: object) =>
    opened.transactions.run((tx) =>
      known.save({ people: [{ id: MARA, sequence, data: { ...facts, ...more } }], teams: [], calendars: [] }, tx),
    );

  it('is listed by role until it is done, earliest deadline first', async () => {
    const late = committedOf(701, new Date('2026-12-20T10:00:00Z'));
    const soon = committedOf(702, new Date('2026-12-10T10:00:00Z'));
    const actions = new PostgresActions(opened.database);
    await opened.transactions.run((tx) => actions.save([late, soon], [lineOf(late), lineOf(soon)], tx));
    await told(1, { active: true });
    const work = new PostgresWorkOfWhoLeft(opened.database);
    expect(await work.page(10)).toEqual({ rows: [], total: 0 });
    await told(2, { active: false, name: 'Head of Customer Service', email: 'gone@left.invalid' });
    const first = await work.page(1);
    expect(first).toMatchObject({ rows: [{ actionId: soon.actionId, owner: { name: 'Head of Customer Service' } }] });
    const { deadline, actionId: id } = first.rows[0]!;
    const rest = await work.page(10, { deadline: deadline.toISOString(), id });
    expect([rest.rows.map(({ actionId }) => actionId), rest.total]).toEqual([[late.actionId], first.total]);
  });
});

describe('a request that is repeated', () => {
  const requests = () => new PostgresAnsweredRequests(opened.database);
  const request = (key: string, asked = 'this') => ({ callerId: 'ana', key, asked: derivedId(asked) });
  const answer = (key: string, made: object[]) =>
    opened.transactions.run(async (tx) => {
      const before = await requests().answerOf<object>(request(key), tx);
      if (before) return before;
      made.push({ answer: made.length });
      await requests().keep(request(key), made.at(-1)!, START, tx);
      return made.at(-1)!;
    });

  it('is answered once and gets that answer again, also when its repeats come at the same moment', async () => {
    const made: object[] = [];
    const answers = await Promise.all([1, 2, 3, 4].map(() => answer('at once', made)));
    expect(answers).toEqual(Array(4).fill({ answer: 0 }));
    expect(await answer('another', made)).toEqual({ answer: 1 });
  });

  it('is answered anew where the first answer never came to be', async () => {
    const failing = opened.transactions.run(async (tx) => {
      await requests().answerOf(request('failed'), tx);
      throw new Error('killed');
    });
    await expect(failing).rejects.toThrow('killed');
    expect(await answer('failed', [])).toEqual({ answer: 0 });
  });

  it('is refused when its key asks for something else, and forgotten in time', async () => {
    await answer('reused', []);
    const other = opened.transactions.run((tx) => requests().answerOf(request('reused', 'that'), tx));
    await expect(other).rejects.toBeInstanceOf(Rejected);
    expect(await requests().forgetBefore(START)).toBe(0);
    expect(await requests().forgetBefore(new Date(START.getTime() + 1))).toBeGreaterThan(0);
    expect(await answer('reused', [])).toEqual({ answer: 0 });
  });
});

describe('the rates of the organisation', () => {
  const rates = () => new PostgresRates(opened.database);
  const actions = () => new PostgresActions(opened.database);
  const change = (said: Record<string, unknown>) => {
    const outbox = new PostgresOutbox(opened.database);
    return new ChangeRates(opened.transactions, outbox, actions(), rates(), new HeldClock(START)).run(said, 'Ana Ruiz');
  };

  it('are a tenth at risk and half of it won back until somebody says otherwise', async () => {
    expect(await rates().now()).toEqual({ version: 1, shareOfValueAtRisk: 0.1, shareWonBackByActing: 0.5 });
  });

  it('give what nobody has promised other stakes, and leave every promise alone', async () => {
    const [open, unknown, promised] = [proposedOf(1), proposedOf(2, 0), committedOf(3, new Date('2026-12-04'))];
    const all = [open, unknown, promised];
    await opened.transactions.run((tx) =>
      actions().save(
        all,
        all.map((a) => lineOf(a)),
        tx,
      ),
    );
    await change({ shareOfValueAtRisk: 0.2, shareWonBackByActing: 0.5 });
    expect(await actions().find(open.actionId)).toMatchObject({
      version: 2,
      stakes: { notActing: { amount: 33_436.8 } },
    });
    expect(await actions().find(unknown.actionId)).toEqual(unknown);
    expect(await actions().find(promised.actionId)).toEqual(promised);
    const told = await opened.database.query<{ key: string; sequence: string }>('SELECT key, sequence FROM outbox');
    expect(told).toEqual([{ key: open.actionId, sequence: '2' }]);
  });

  it('changed by two at once count both changes, and refuse the one who saw an older version', async () => {
    const { version } = await rates().now();
    const to = (share: number, seen?: number) =>
      change({ shareOfValueAtRisk: share, shareWonBackByActing: 0.5, version: seen });
    await Promise.all([to(0.3), to(0.4)]);
    expect((await rates().now()).version).toBe(version + 2);
    await expect(to(0.9, version)).rejects.toThrow('look again');
  });

  it.each([
    {},
    { shareOfValueAtRisk: 1.1, shareWonBackByActing: -0.1 },
    { shareOfValueAtRisk: '0.1', shareWonBackByActing: null },
  ])('that are no shares (%j) are refused, each named', (said) => {
    expect(() => change(said)).toThrow(
      expect.objectContaining({
        errors: [
          expect.objectContaining({ path: 'shareOfValueAtRisk' }),
          expect.objectContaining({ path: 'shareWonBackByActing' }),
        ],
      }),
    );
  });
});
