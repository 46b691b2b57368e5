import { derivedId } from '@mirrorloop/kernel';
import fc from 'fast-check';
import { bookOfSamples, NOW } from '../../../test/sample-people.js';
import { personAsTold } from './as-told.js';
import { addCalendar, lookFurther } from './calendars.js';
import { addPerson, changePerson, comeBack, leave, type NewPerson, type PersonFacts } from './change-people.js';
import { addTeam, changeTeam } from './change-teams.js';
import { circlesFrom } from './circles.js';
import { forgetWhoLeft } from './forget-who-left.js';
import { takeInFromGroups } from './people-from-groups.js';
import { NO_ROSTER, type Person, type Roster } from './person.js';
import { after } from './settle.js';

const idOf = (name: string): string => derivedId('person', `${name.toLowerCase()}@shop.example`);
const newcomer = (name: string, facts: PersonFacts = {}): NewPerson => ({
  name,
  email: `${name.toLowerCase()}@shop.example`,
  timeZone: 'Europe/London',
  team: 'Sales',
  ...facts,
});

/** A company with these people, each in turn. */
const company = (...people: NewPerson[]): Roster =>
  people.reduce((roster, facts) => after(roster, addPerson(roster, facts).change), NO_ROSTER);
const person = (roster: Roster, name: string): Person => roster.people.get(idOf(name))!;
const changed = (roster: Roster, name: string, facts: PersonFacts): Roster =>
  after(roster, changePerson(roster, idOf(name), person(roster, name).version, facts));
const left = (roster: Roster, name: string): Roster =>
  after(roster, leave(roster, idOf(name), person(roster, name).version, '2026-11-20'));
const team = (roster: Roster, name: string) => [...roster.teams.values()].find((one) => one.name === name)!;

const small = company(
  newcomer('Ada'),
  newcomer('Ben', { managerId: idOf('Ada') }),
  newcomer('Cem', { managerId: idOf('Ben'), deputyId: idOf('Ben') }),
);

describe('changing who works here', () => {
  it('refuses a circle of reporting lines, naming it', () => {
    expect(() => changed(small, 'Ada', { managerId: idOf('Cem') })).toThrow(
      'managerId: reports in a circle: Ada reports to Cem, Cem reports to Ben, Ben reports to Ada',
    );
  });

  it('refuses a circle of deputies, and somebody who is their own', () => {
    expect(() => changed(small, 'Ben', { deputyId: idOf('Cem') })).toThrow(/deputyId: is deputised in a circle: Ben/);
    expect(() => changed(small, 'Ben', { deputyId: idOf('Ben') })).toThrow(/Ben is deputised by Ben/);
  });

  it('names every field that is wrong at once', () => {
    const wrong = {
      managerId: idOf('Zoe'),
      calendarId: idOf('x'),
      teamId: idOf('y'),
      email: 'ada@shop.example',
      absences: [{ from: '2026-12-24', to: '2026-12-23' }],
    };
    try {
      changed(small, 'Ben', wrong);
      throw new Error('was taken');
    } catch (error) {
      const { errors } = error as { errors: { path: string }[] };
      expect(errors.map(({ path }) => path)).toEqual(['email', 'teamId', 'managerId', 'calendarId', 'absences[0].to']);
    }
  });

  it('refuses a change made on an older version, and changes nothing where nothing is different', () => {
    const { version } = person(small, 'Ben');
    expect(() => changePerson(small, idOf('Ben'), version - 1, { title: 'Buyer' })).toThrow(/look again/);
    expect(changePerson(small, idOf('Ben'), version, { name: 'Ben' }).people).toEqual([]);
  });

  it('keeps whoever has another address the same person, and gives the old address to nobody', () => {
    const married = changed(small, 'Ben', { email: 'ben.orr@shop.example' });
    const { id } = addPerson(married, newcomer('Ben'));
    expect(id).not.toBe(idOf('Ben'));
    expect(() => addPerson(married, { ...newcomer('Ben'), email: 'ben.orr@shop.example' })).toThrow(/already/);
  });

  it('lets a team end with its last person, and begin again with the next', () => {
    const moved = changed(small, 'Ada', { team: 'Board' });
    expect(team(moved, 'Board')).toMatchObject({ managerId: idOf('Ada'), active: true });
    const back = changed(moved, 'Ada', { team: 'Sales' });
    expect(team(back, 'Board')).toMatchObject({ managerId: null, active: false });
    expect(team(changed(back, 'Cem', { team: 'Board' }), 'Board')).toMatchObject({
      managerId: idOf('Cem'),
      active: true,
    });
  });
});

describe('somebody who leaves', () => {
  it('is told of by their role, without a name and an address', () => {
    const roster = left(changed(small, 'Ben', { title: 'Buyer' }), 'Ben');
    expect(personAsTold(person(roster, 'Ben'))).toMatchObject({
      name: 'Buyer',
      email: `${idOf('Ben')}@left.invalid`,
      active: false,
    });
  });

  it('leaves those who reported to them to their manager, and nobody with a deputy who is gone', () => {
    const roster = left(small, 'Ben');
    expect(person(roster, 'Cem')).toMatchObject({ managerId: idOf('Ada'), deputyId: null });
    expect(team(left(roster, 'Ada'), 'Sales')).toMatchObject({ managerId: idOf('Cem') });
  });

  it('can’t be named as manager or deputy, and no longer manages the team they were named for', () => {
    const { id, version } = team(small, 'Sales');
    const chosen = after(small, changeTeam(small, id, version, { managerId: idOf('Cem') }));
    expect(team(chosen, 'Sales').managerId).toBe(idOf('Cem'));
    const roster = left(chosen, 'Cem');
    expect(team(roster, 'Sales')).toMatchObject({ managerId: idOf('Ada'), chosenManagerId: null });
    expect(() => changed(roster, 'Ben', { deputyId: idOf('Cem') })).toThrow(/nobody who works here/);
  });

  it('may come back under their name for 30 days, and is forgotten then', () => {
    const roster = left(small, 'Ben');
    const later = (days: number) =>
      after(roster, forgetWhoLeft(roster, new Date(NOW.getTime() + (days - 30) * 86_400_000)));
    const known = later(30);
    expect(
      after(known, comeBack(known, idOf('Ben'), person(known, 'Ben').version)).people.get(idOf('Ben')),
    ).toMatchObject({
      name: 'Ben',
      active: true,
      leftOn: null,
      managerId: idOf('Ada'),
    });
    const forgotten = later(31);
    expect(JSON.stringify([...forgotten.people.values()])).not.toContain('"Ben"');
    expect(() => comeBack(forgotten, idOf('Ben'), person(forgotten, 'Ben').version)).toThrow(/forgotten/);
    expect(addPerson(forgotten, newcomer('Ben')).id).not.toBe(idOf('Ben'));
  });
});

describe('a team', () => {
  it('has a person and a name of its own', () => {
    const make = (wanted: { name: string; memberIds: string[] }) => addTeam(small, { managerId: null, ...wanted });
    expect(() => make({ name: 'Board', memberIds: [] })).toThrow(/at least one person/);
    expect(() => make({ name: 'Sales', memberIds: [idOf('Ada')] })).toThrow(/already/);
    const roster = after(small, make({ name: 'Board', memberIds: [idOf('Ada')] }).change);
    expect(team(roster, 'Board')).toMatchObject({ managerId: idOf('Ada') });
    expect(team(roster, 'Sales')).toMatchObject({ managerId: idOf('Ben'), version: team(small, 'Sales').version + 1 });
  });
});

describe('somebody who signs in with groups', () => {
  const said = { email: 'dee@shop.example', name: 'Dee', timeZone: 'Europe/London' };
  const taken = (roster: Roster, groups: string[], who = said) => {
    const { personId, change } = takeInFromGroups(roster, { ...who, groups });
    return { personId, roster: after(roster, change) };
  };
  const ben = { ...said, email: 'ben@shop.example', name: 'Ben Orr' };

  it('comes into the team of their group, below its manager', () => {
    const { personId, roster } = taken(small, ['all staff', 'Sales']);
    expect(roster.people.get(personId!)).toMatchObject({ teamId: team(small, 'Sales').id, managerId: idOf('Ada') });
  });
  it('makes a team of the first group where none is one', () => {
    const { personId, roster } = taken(small, ['Board', 'all staff']);
    expect(team(roster, 'Board')).toMatchObject({ managerId: personId });
    expect([...roster.teams.values()].map(({ name }) => name)).not.toContain('all staff');
  });
  it('stays in a team that is still one of theirs, and keeps what was set here', () => {
    const { roster } = taken(small, ['all staff', 'Sales'], ben);
    expect(person(roster, 'Ben')).toMatchObject({
      name: 'Ben Orr',
      teamId: team(small, 'Sales').id,
      managerId: idOf('Ada'),
    });
    expect(team(taken(small, ['Board'], ben).roster, 'Board')).toMatchObject({ active: true });
  });
  it('is nobody where no group tells, and isn’t brought back after leaving', () => {
    expect(taken(small, []).personId).toBeUndefined();
    expect(taken(left(small, 'Ben'), ['Sales'], ben)).toMatchObject({ personId: undefined });
  });
});

describe('a calendar', () => {
  const facts = { name: 'Shops', country: 'GB', region: 'ENG', daysOff: [], workedOn: [] };
  const week = [[], [], [], [], [], [{ from: '09:00', to: '18:00' }], []];

  it('has its country’s holidays without those that are worked on, and the company’s own', () => {
    const own = { daysOff: [{ date: '2026-12-24', name: 'Stock-taking' }], workedOn: ['2027-01-01'] };
    const [calendar] = addCalendar(NO_ROSTER, { ...facts, ...own, week }, bookOfSamples, NOW).calendars;
    const near = calendar!.holidays.filter(({ date }) => date > '2026-11-01' && date < '2027-02-01');
    expect(near.map(({ date }) => date)).toEqual(['2026-12-24', '2026-12-26']);
    expect(calendar!.holidaysUntil).toBe('2037-12-31');
  });
  it('is refused with each fault in its place', () => {
    const wrong = { ...facts, region: 'XX', week: [[{ from: '9', to: '8' }], [], [], [], [], [], []] };
    expect(() => addCalendar(NO_ROSTER, wrong, bookOfSamples, NOW)).toThrow(/week\[0\]\[0\].*region/);
  });
  it('learns the holidays of further years before it runs out of them', () => {
    const roster = after(NO_ROSTER, addCalendar(NO_ROSTER, { ...facts, week }, bookOfSamples, NOW));
    expect(lookFurther(roster, bookOfSamples, new Date('2027-12-31T00:00:00Z')).calendars).toEqual([]);
    const [calendar] = lookFurther(roster, bookOfSamples, new Date('2028-01-01T00:00:00Z')).calendars;
    expect(calendar).toMatchObject({ version: 2, holidaysUntil: '2039-12-31' });
  });
});

describe('whatever is changed in whatever order', () => {
  const NAMES = ['Ada', 'Ben', 'Cem', 'Dee', 'Eve'];
  const anyName = fc.constantFrom(...NAMES);
  const whom = fc.option(anyName.map(idOf));
  const step = fc.oneof(
    fc.record({
      do: fc.constant('change' as const),
      who: anyName,
      managerId: whom,
      deputyId: whom,
      team: fc.constantFrom('Sales', 'Board'),
    }),
    fc.record({ do: fc.constantFrom('leave' as const, 'return' as const), who: anyName }),
  );
  const everybody = company(...NAMES.map((name) => newcomer(name)));

  const taken = (roster: Roster, { do: what, who, ...facts }: { do: string; who: string } & PersonFacts): Roster => {
    try {
      if (what === 'leave') return left(roster, who);
      if (what === 'return') return after(roster, comeBack(roster, idOf(who), person(roster, who).version));
      return changed(roster, who, facts);
    } catch {
      return roster;
    }
  };

  it('nobody reports or stands in in a circle, nobody is below somebody who left, and each team has who it needs', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const roster = steps.reduce<Roster>(taken, everybody);
        const { people, teams } = roster;
        for (const line of ['managerId', 'deputyId'] as const)
          expect(circlesFrom(people.keys(), (id) => people.get(id)![line])).toEqual([]);
        for (const { active, managerId, deputyId } of people.values())
          for (const other of active ? [managerId, deputyId] : [])
            expect(other === null || people.get(other)!.active).toBe(true);
        for (const { id, active, managerId } of teams.values()) {
          const members = [...people.values()].filter((one) => one.active && one.teamId === id);
          expect(active).toBe(members.length > 0);
          expect(managerId !== null && people.get(managerId)!.active).toBe(active);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('versions count without holes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        let roster = everybody;
        for (const one of steps) {
          const next = taken(roster, one);
          for (const [id, { version }] of next.people)
            expect(version - roster.people.get(id)!.version).toBeLessThanOrEqual(1);
          roster = next;
        }
      }),
    );
  });
});
