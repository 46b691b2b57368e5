import { Names, NOTHING_KNOWN, type Roster, type RosterChange } from './person.js';
import { settle } from './settle.js';
import { newTeam } from './take-in-people.js';

/** What an identity provider says of whoever signs in. */
export interface SaidByProvider {
  /** In lower case. */
  readonly email: string;
  readonly name: string;
  /** As the provider names them, most fitting first; each is a team's name. */
  readonly groups: readonly string[];
  readonly timeZone: string;
}

/**
 * Somebody who signs in works here, in the team of their group. Whoever is in one of their groups' teams already
 * stays there; else the first group that is a team takes them in, else the first group becomes a team. Reporting
 * lines, calendar and all the rest stay what they were made here; somebody new reports to the team's manager. Whoever
 * was said to have left is not brought back by signing in.
 *
 * @returns no `personId` for whoever has left, and where nobody is known and no group tells a team
 */
export function takeInFromGroups(
  roster: Roster,
  { email, name, groups, timeZone }: SaidByProvider,
): { personId: string | undefined; change: RosterChange } {
  const names = new Names(roster);
  const id = names.person(email);
  const known = roster.people.get(id);
  const team = known?.active === false ? undefined : teamFor(roster, names, known?.teamId, groups);
  if (!team) return { personId: undefined, change: { people: [], teams: [], calendars: [] } };
  const person = known
    ? { ...known, name, teamId: team.id }
    : { ...NOTHING_KNOWN, id, name, email, timeZone, teamId: team.id, managerId: team.managerId };
  return { personId: id, change: settle(roster, { people: [person], teams: [team] }) };
}

function teamFor({ teams }: Roster, names: Names, current: string | undefined, groups: readonly string[]) {
  const ofGroups = groups.map((group) => names.team(group));
  if (current && (ofGroups.length === 0 || ofGroups.includes(current))) return teams.get(current);
  const known = ofGroups.find((id) => teams.has(id));
  if (known) return teams.get(known);
  return groups[0] ? newTeam(ofGroups[0]!, groups[0]) : undefined;
}
