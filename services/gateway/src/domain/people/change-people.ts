import type { Absence } from '@mirrorloop/calendar';
import { type FieldError, NotFound, Rejected, VersionConflict } from '@mirrorloop/kernel';
import { isForgotten } from './as-told.js';
import { circleInWords, circlesFrom } from './circles.js';
import { type Language, Names, NOTHING_KNOWN, type Person, type Roster, type RosterChange } from './person.js';
import { settle } from './settle.js';
import { newTeam } from './take-in-people.js';

/** What may be said of somebody; a team by its id, or by its name where it may be new. */
export interface PersonFacts {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly title?: string | undefined;
  readonly teamId?: string | undefined;
  readonly team?: string | undefined;
  readonly managerId?: string | null | undefined;
  readonly deputyId?: string | null | undefined;
  readonly timeZone?: string | undefined;
  readonly stores?: readonly string[] | undefined;
  readonly absences?: readonly Absence[] | undefined;
  readonly calendarId?: string | null | undefined;
  readonly language?: Language | null | undefined;
}
export type NewPerson = PersonFacts & { readonly name: string; readonly email: string; readonly timeZone: string };

/** Somebody comes, or comes back. Throws Rejected with the path of each bad field. */
export function addPerson(roster: Roster, facts: NewPerson): { id: string; change: RosterChange } {
  const id = new Names(roster).person(facts.email);
  if (roster.people.get(id)?.active) throw refusal('email', 'is somebody who works here already');
  const { name, email, timeZone } = facts;
  const fresh: Person = { ...NOTHING_KNOWN, id, name, email, timeZone };
  return { id, change: withFacts(roster, fresh, facts) };
}

/**
 * Throws NotFound, VersionConflict where somebody else changed them first, Rejected with the path of each bad field,
 * naming the circle where the change would close one.
 */
export function changePerson(roster: Roster, id: string, version: number, facts: PersonFacts): RosterChange {
  const person = personAt(roster, id, version);
  if (!person.active)
    throw new Rejected('Somebody who left is changed by coming back', [{ path: 'id', message: 'has left' }]);
  return withFacts(roster, person, facts);
}

/**
 * Somebody leaves: who reported to them reports to their manager from now on, and who had them as a deputy has none.
 *
 * @param day the day on which they are gone
 */
export function leave(roster: Roster, id: string, version: number, day: string): RosterChange {
  const leaver = personAt(roster, id, version);
  if (!leaver.active) return { people: [], teams: [], calendars: [] };
  const gone: Person = { ...leaver, active: false, leftOn: day, deputyId: null, absences: [] };
  const left = [...roster.people.values()].flatMap((person) => {
    if (person.id === id || (person.managerId !== id && person.deputyId !== id)) return [];
    const managerId = person.managerId === id ? leaver.managerId : person.managerId;
    return [{ ...person, managerId, deputyId: person.deputyId === id ? null : person.deputyId }];
  });
  return settle(roster, { people: [gone, ...left] });
}

/** Somebody who left by mistake, or for a while, is here again, below whoever of their managers is still here. */
export function comeBack(roster: Roster, id: string, version: number): RosterChange {
  const person = personAt(roster, id, version);
  if (person.active) return { people: [], teams: [], calendars: [] };
  if (isForgotten(person)) throw refusal('id', 'their name is forgotten: add them anew');
  const managerId = person.managerId && roster.people.get(person.managerId)?.active ? person.managerId : null;
  const calendarId = person.calendarId && roster.calendars.has(person.calendarId) ? person.calendarId : null;
  return withFacts(roster, { ...person, managerId, calendarId, active: true, leftOn: null }, {});
}

export function personAt(roster: Roster, id: string, version: number): Person {
  const person = roster.people.get(id);
  if (!person) throw new NotFound('There is no such person');
  if (person.version !== version)
    throw new VersionConflict(`${person.name} is at version ${person.version}: look again before you change it.`);
  return person;
}

function withFacts(roster: Roster, person: Person, { team, ...facts }: PersonFacts): RosterChange {
  const teamId = facts.teamId ?? (team === undefined ? person.teamId : new Names(roster).team(team));
  const said = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<Person>;
  const wanted: Person = { ...person, ...said, teamId };
  const faults = [...faultsOf(roster, wanted, team), ...circlesThrough(roster, wanted)];
  if (faults.length > 0)
    throw new Rejected(faults.map(({ path, message }) => `${path}: ${message}`).join('; '), faults);
  const teams = team && !roster.teams.has(teamId) ? [newTeam(teamId, team)] : [];
  return settle(roster, { people: [wanted], teams });
}

function faultsOf({ people, teams, calendars }: Roster, wanted: Person, newTeamName: string | undefined): FieldError[] {
  const { id, email, teamId, managerId, deputyId, calendarId, absences } = wanted;
  const isHere = (other: string | null): boolean => !other || other === id || people.get(other)?.active === true;
  const sameAddress = [...people.values()].some((other) => other.id !== id && other.email === email);
  return [
    ...(sameAddress ? [{ path: 'email', message: 'is somebody else’s' }] : []),
    ...(newTeamName || teams.has(teamId) ? [] : [{ path: 'teamId', message: 'is no team' }]),
    ...(isHere(managerId) ? [] : [{ path: 'managerId', message: 'is nobody who works here' }]),
    ...(isHere(deputyId) ? [] : [{ path: 'deputyId', message: 'is nobody who works here' }]),
    ...(!calendarId || calendars.has(calendarId) ? [] : [{ path: 'calendarId', message: 'is no calendar' }]),
    ...absences.flatMap(({ from, to }, i) =>
      from <= to ? [] : [{ path: `absences[${i}].to`, message: 'is before the first day' }],
    ),
  ];
}

function circlesThrough({ people }: Roster, wanted: Person): FieldError[] {
  const at = (id: string): Person | undefined => (id === wanted.id ? wanted : people.get(id));
  return (['managerId', 'deputyId'] as const).flatMap((line) =>
    circlesFrom([wanted.id], (id) => at(id)?.[line] ?? null).map((circle) => ({
      path: line,
      message: circleInWords(circle, line, (id) => at(id)?.name ?? id),
    })),
  );
}

const refusal = (path: string, message: string): Rejected => new Rejected(`${path}: ${message}`, [{ path, message }]);
