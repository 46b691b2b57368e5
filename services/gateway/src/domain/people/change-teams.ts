import { NotFound, Rejected, VersionConflict } from '@mirrorloop/kernel';
import { Names, type Roster, type RosterChange } from './person.js';
import { settle } from './settle.js';
import { newTeam } from './take-in-people.js';

export interface NewTeam {
  readonly name: string;
  /** null: as the reporting lines tell. */
  readonly managerId: string | null;
  /** At least one: they are in this team from now on. */
  readonly memberIds: readonly string[];
}

/** Throws Rejected with the path of each bad field. */
export function addTeam(roster: Roster, { name, managerId, memberIds }: NewTeam): { id: string; change: RosterChange } {
  refuseTaken(roster, name);
  const id = new Names(roster).team(name);
  const members = memberIds.map((memberId, i) => personHere(roster, memberId, `memberIds[${i}]`));
  if (managerId) personHere(roster, managerId, 'managerId');
  if (members.length === 0) throw refusal('memberIds', 'a team has at least one person');
  const team = { ...newTeam(id, name), chosenManagerId: managerId };
  const people = members.map((person) => ({ ...person, teamId: id }));
  return { id, change: settle(roster, { people, teams: [team] }) };
}

/** Throws NotFound, VersionConflict, Rejected. */
export function changeTeam(
  roster: Roster,
  id: string,
  version: number,
  { name, managerId }: { readonly name?: string | undefined; readonly managerId?: string | null | undefined },
): RosterChange {
  const team = roster.teams.get(id);
  if (!team) throw new NotFound('There is no such team');
  if (team.version !== version)
    throw new VersionConflict(`${team.name} is at version ${team.version}: look again before you change it.`);
  if (name !== undefined && name !== team.name) refuseTaken(roster, name);
  if (managerId) personHere(roster, managerId, 'managerId');
  const chosenManagerId = managerId === undefined ? team.chosenManagerId : managerId;
  return settle(roster, { teams: [{ ...team, name: name ?? team.name, chosenManagerId }] });
}

/** The name of a team that is over may be used again: by that team, once somebody is in it. */
function refuseTaken({ teams }: Roster, name: string): void {
  if ([...teams.values()].some((team) => team.name === name)) throw refusal('name', 'there is such a team already');
}

function personHere({ people }: Roster, id: string, path: string) {
  const person = people.get(id);
  if (!person?.active) throw refusal(path, 'is nobody who works here');
  return person;
}

const refusal = (path: string, message: string): Rejected => new Rejected(`${path}: ${message}`, [{ path, message }]);
