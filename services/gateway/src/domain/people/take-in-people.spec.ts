import fc from 'fast-check';
import { derivedId } from '@mirrorloop/kernel';
import type { PersonLine } from './people-file.js';
import { NO_ROSTER as nobody, type Roster } from './person.js';
import { bookOfSamples, NOW } from '../../../test/sample-people.js';
import { after } from './settle.js';
import { takeInPeople as takeIn } from './take-in-people.js';

const takeInPeople = (roster: Roster, lines: readonly PersonLine[]) => takeIn(roster, lines, bookOfSamples, NOW);

const line = (number: number, name: string, manager: string | null, team = 'Sales'): PersonLine => ({
  line: number,
  name,
  email: `${name.toLowerCase()}@shop.example`,
  title: '',
  team,
  managerEmail: manager && `${manager.toLowerCase()}@shop.example`,
  timeZone: 'Europe/London',
});
const idOf = (name: string): string => derivedId('person', `${name.toLowerCase()}@shop.example`);

describe('taking in people', () => {
  it('knows people by their email and lets a manager stand after their reports', () => {
    const change = takeInPeople(nobody, [line(2, 'Ben', 'Ada'), line(3, 'Ada', null)]);
    expect(change.refused).toEqual([]);
    expect(change.people.find(({ name }) => name === 'Ben')).toMatchObject({
      id: idOf('Ben'),
      managerId: idOf('Ada'),
      version: 1,
    });
    expect(change.teams).toMatchObject([
      { id: derivedId('team', 'Sales'), version: 1, name: 'Sales', managerId: idOf('Ada'), active: true },
    ]);
  });

  it('changes nothing when the same file comes again', () => {
    const lines = [line(2, 'Ada', null), line(3, 'Ben', 'Ada')];
    const roster = after(nobody, takeInPeople(nobody, lines));
    expect(takeInPeople(roster, lines)).toEqual({
      people: [],
      teams: [],
      calendars: [],
      unchanged: 2,
      refused: [],
    });
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

  it('takes deputies, shops and calendars, and leaves them be where a file has no column for them', () => {
    const ada = { ...line(2, 'Ada', null), deputyEmail: 'ben@shop.example', stores: ['Leeds'], calendar: 'gb-eng' };
    const change = takeInPeople(nobody, [ada, line(3, 'Ben', 'Ada')]);
    expect(change.calendars).toMatchObject([{ name: 'GB-ENG', country: 'GB', region: 'ENG' }]);
    const calendarId = change.calendars[0]!.id;
    const roster = after(nobody, change);
    expect(roster.people.get(idOf('Ada'))).toMatchObject({ deputyId: idOf('Ben'), stores: ['Leeds'], calendarId });
    const again = takeInPeople(roster, [{ ...line(2, 'Ada', null), title: 'Buyer' }]);
    expect(again.people).toMatchObject([{ title: 'Buyer', deputyId: idOf('Ben'), stores: ['Leeds'], calendarId }]);
    const cleared = takeInPeople(roster, [{ ...ada, deputyEmail: null, stores: [], calendar: null }]);
    expect(cleared.people).toMatchObject([{ deputyId: null, stores: [], calendarId: null }]);
  });

  it('refuses a calendar of nowhere, and deputies who stand in for each other', () => {
    const change = takeInPeople(nobody, [
      { ...line(2, 'Ada', null), calendar: 'Atlantis' },
      { ...line(3, 'Ben', null), deputyEmail: 'cem@shop.example' },
      { ...line(4, 'Cem', null), deputyEmail: 'ben@shop.example' },
      line(5, 'Dee', null),
    ]);
    expect(change.people.map(({ name }) => name)).toEqual(['Dee']);
    expect(change.refused.map(({ path }) => path)).toEqual(['calendar', 'deputy_email', 'deputy_email']);
    expect(change.refused[1]!.message).toBe(
      'is deputised in a circle: Ben is deputised by Cem, Cem is deputised by Ben',
    );
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
