import fc from 'fast-check';
import { type PersonLine, personIdOf, type Roster, teamIdOf } from './person.js';
import { type RosterChange, takeInPeople } from './take-in-people.js';

const nobody: Roster = { people: new Map(), teams: new Map() };

const line = (number: number, name: string, manager: string | null, team = 'Sales'): PersonLine => ({
  line: number,
  name,
  email: `${name.toLowerCase()}@shop.example`,
  title: '',
  team,
  managerEmail: manager && `${manager.toLowerCase()}@shop.example`,
  timeZone: 'Europe/London',
});
const idOf = (name: string): string => personIdOf(`${name.toLowerCase()}@shop.example`);

const after = (roster: Roster, change: RosterChange): Roster => ({
  people: new Map([...roster.people, ...change.people.map((p) => [p.id, p] as const)]),
  teams: new Map([...roster.teams, ...change.teams.map((t) => [t.id, t] as const)]),
});

describe('taking in people', () => {
  it('knows people by their email and lets a manager stand after their reports', () => {
    const change = takeInPeople(nobody, [line(2, 'Ben', 'Ada'), line(3, 'Ada', null)]);
    expect(change.refused).toEqual([]);
    expect(change.people.find(({ name }) => name === 'Ben')).toMatchObject({
      id: idOf('Ben'),
      managerId: idOf('Ada'),
      version: 1,
    });
    expect(change.teams).toEqual([{ id: teamIdOf('Sales'), version: 1, name: 'Sales', managerId: idOf('Ada') }]);
  });

  it('changes nothing when the same file comes again', () => {
    const lines = [line(2, 'Ada', null), line(3, 'Ben', 'Ada')];
    const roster = after(nobody, takeInPeople(nobody, lines));
    expect(takeInPeople(roster, lines)).toEqual({ people: [], teams: [], unchanged: 2, refused: [] });
  });

  it('gives only those who changed a higher version', () => {
    const roster = after(nobody, takeInPeople(nobody, [line(2, 'Ada', null), line(3, 'Ben', 'Ada')]));
    const change = takeInPeople(roster, [line(2, 'Ada', null), { ...line(3, 'Ben', 'Ada'), title: 'Buyer' }]);
    expect(change.people).toMatchObject([{ name: 'Ben', title: 'Buyer', version: 2 }]);
    expect(change.unchanged).toBe(1);
  });

  it('refuses a circle, naming the people in it, and takes the others', () => {
    const change = takeInPeople(nobody, [
      line(2, 'Ada', 'Cem'),
      line(3, 'Ben', 'Ada'),
      line(4, 'Cem', 'Ben'),
      line(5, 'Dee', null),
    ]);
    expect(change.people.map(({ name }) => name)).toEqual(['Dee']);
    expect(change.refused.map((r) => r.line)).toEqual([2, 3, 4]);
    expect(change.refused[0]!.message).toBe(
      'reports in a circle: Ada reports to Cem, Cem reports to Ben, Ben reports to Ada',
    );
  });

  it('refuses somebody who reports to themself', () => {
    const change = takeInPeople(nobody, [line(2, 'Ada', 'Ada')]);
    expect(change.refused).toEqual([
      { line: 2, path: 'manager_email', message: 'reports in a circle: Ada reports to Ada' },
    ]);
  });

  it('refuses a circle that closes only through somebody imported before', () => {
    const roster = after(nobody, takeInPeople(nobody, [line(2, 'Ada', null), line(3, 'Ben', 'Ada')]));
    const change = takeInPeople(roster, [line(2, 'Ada', 'Ben')]);
    expect(change).toMatchObject({ people: [], refused: [{ line: 2 }] });
  });

  it('names a manager whom nobody knows, and those who are left without a manager by it', () => {
    const change = takeInPeople(nobody, [line(2, 'Cem', 'Ben'), line(3, 'Ben', 'Zoe'), line(4, 'Dee', null)]);
    expect(change.people.map(({ name }) => name)).toEqual(['Dee']);
    expect(change.refused.map(({ line }) => line)).toEqual([2, 3]);
    expect(change.refused[1]!.message).toContain('zoe@shop.example');
  });

  it('takes the first line of a person and names each later one', () => {
    const change = takeInPeople(nobody, [line(2, 'Ada', null), { ...line(3, 'Ada', null), title: 'Other' }]);
    expect(change.people).toHaveLength(1);
    expect(change.refused).toEqual([{ line: 3, path: 'email', message: 'ada@shop.example is on line 2 already' }]);
  });

  it('finds the manager of a team whose members all report to somebody outside it', () => {
    const change = takeInPeople(nobody, [line(2, 'Ada', null, 'Board'), line(3, 'Ben', 'Ada'), line(4, 'Cem', 'Ada')]);
    expect(change.teams.find(({ name }) => name === 'Sales')!.managerId).toBe(idOf('Ada'));
  });

  it('never lets a circle or an unknown manager in, whatever files come in whatever order', () => {
    const names = ['Ada', 'Ben', 'Cem', 'Dee', 'Eve', 'Fay'];
    const anyFile = fc.array(fc.tuple(fc.constantFrom(...names), fc.option(fc.constantFrom(...names, 'Zoe'))), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(fc.array(anyFile, { maxLength: 4 }), (files) => {
        let roster = nobody;
        for (const file of files) {
          const lines = file.map(([name, manager], i) => line(i + 2, name, manager));
          const change = takeInPeople(roster, lines);
          expect(change.people.length + change.unchanged + change.refused.length).toBe(lines.length);
          roster = after(roster, change);
        }
        for (const { id } of roster.people.values())
          expect(stepsToTheTop(roster, id)).toBeLessThanOrEqual(names.length);
      }),
    );
  });
});

function stepsToTheTop({ people }: Roster, id: string): number {
  let steps = 0;
  for (let at: string | null = id; at; at = people.get(at)!.managerId) if ((steps += 1) > people.size) break;
  return steps;
}
