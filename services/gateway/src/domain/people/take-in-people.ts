import { groupBy } from '../group-by.js';
import {
  type Person,
  type PersonLine,
  personIdOf,
  type RefusedLine,
  type Roster,
  type Team,
  teamIdOf,
} from './person.js';
import { soundLines } from './reporting-lines.js';
import { teamManagerOf } from './team-manager.js';

/** What a file changes. People it doesn't name stay as they are: a file may hold one team only. */
export interface RosterChange {
  /** New and changed ones, with their new version. */
  readonly people: Person[];
  readonly teams: Team[];
  readonly unchanged: number;
  readonly refused: RefusedLine[];
}

export function takeInPeople(roster: Roster, lines: readonly PersonLine[]): RosterChange {
  const { once, refused: doubled } = onceEach(lines);
  const { sound, refused } = soundLines(roster, once);
  const people = sound.flatMap((line) => changedPerson(roster, line));
  const teams = changedTeams(roster, sound, people);
  return { people, teams, unchanged: sound.length - people.length, refused: inOrder([...doubled, ...refused]) };
}

/** The first line of a person counts; each later one is refused, since nobody can say which is right. */
function onceEach(lines: readonly PersonLine[]): { once: PersonLine[]; refused: RefusedLine[] } {
  const first = new Map<string, PersonLine>();
  for (const line of lines) if (!first.has(line.email)) first.set(line.email, line);
  const refused = lines
    .filter((line) => first.get(line.email) !== line)
    .map(({ line, email }) => ({
      line,
      path: 'email',
      message: `${email} is on line ${first.get(email)!.line} already`,
    }));
  return { once: [...first.values()], refused };
}

function changedPerson({ people }: Roster, line: PersonLine): Person[] {
  const { name, email, title, timeZone } = line;
  const known = people.get(personIdOf(email));
  const managerId = line.managerEmail ? personIdOf(line.managerEmail) : null;
  const facts = { name, email, title, teamId: teamIdOf(line.team), managerId, timeZone, active: true };
  if (known && isSame(known, facts)) return [];
  return [{ id: personIdOf(email), version: (known?.version ?? 0) + 1, ...facts }];
}

function changedTeams(roster: Roster, lines: readonly PersonLine[], changed: readonly Person[]): Team[] {
  const names = new Map([...roster.teams.values()].map(({ id, name }) => [id, name]));
  for (const { team } of lines) names.set(teamIdOf(team), team);
  const members = groupBy(new Map([...roster.people, ...byId(changed)]).values(), ({ teamId }) => teamId);
  return [...names].flatMap(([id, name]) => {
    const known = roster.teams.get(id);
    const facts = { name, managerId: teamManagerOf(members.get(id) ?? []) };
    if (known && isSame(known, facts)) return [];
    return [{ id, version: (known?.version ?? 0) + 1, ...facts }];
  });
}

const byId = (people: readonly Person[]): [string, Person][] => people.map((person) => [person.id, person]);

const isSame = <T extends object>(known: T, facts: Partial<T>): boolean =>
  (Object.keys(facts) as (keyof T)[]).every((key) => known[key] === facts[key]);

const inOrder = (refused: RefusedLine[]): RefusedLine[] => refused.sort((a, b) => a.line - b.line);
