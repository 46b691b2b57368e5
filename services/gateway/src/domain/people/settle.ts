import { groupBy } from '../group-by.js';
import type { Calendar, Person, Roster, RosterChange, Team } from './person.js';
import { teamManagerOf } from './team-manager.js';

/** What somebody wants to be so; versions are given here. */
export interface Wanted {
  readonly people?: readonly Person[];
  readonly teams?: readonly Team[];
  readonly calendars?: readonly Calendar[];
}

/**
 * What changes where this is so from now on: whoever and whatever is new or different, with a version one higher, and
 * each team as its members make it, with a manager, and over once nobody is left in it.
 */
export function settle(roster: Roster, { people = [], teams = [], calendars = [] }: Wanted): RosterChange {
  const changed = people.flatMap((person) => changedOnly(roster.people, person));
  return {
    people: changed,
    teams: settledTeams(roster, teams, changed),
    calendars: calendars.flatMap((calendar) => changedOnly(roster.calendars, calendar)),
  };
}

export const after = (roster: Roster, change: RosterChange): Roster => ({
  people: withChanged(roster.people, change.people),
  teams: withChanged(roster.teams, change.teams),
  calendars: withChanged(roster.calendars, change.calendars),
});

function settledTeams(roster: Roster, wanted: readonly Team[], people: readonly Person[]): Team[] {
  const here = [...withChanged(roster.people, people).values()].filter(({ active }) => active);
  const members = groupBy(here, ({ teamId }) => teamId);
  const isHere = new Set(here.map(({ id }) => id));
  return [...withChanged(roster.teams, wanted).values()].flatMap((team) => {
    const inside = members.get(team.id) ?? [];
    const chosenManagerId = team.chosenManagerId && isHere.has(team.chosenManagerId) ? team.chosenManagerId : null;
    const managerId = chosenManagerId ?? teamManagerOf(inside);
    return changedOnly(roster.teams, { ...team, chosenManagerId, managerId, active: inside.length > 0 });
  });
}

function changedOnly<T extends { id: string; version: number }>(known: ReadonlyMap<string, T>, wanted: T): T[] {
  const before = known.get(wanted.id);
  if (before && isSame(before, wanted)) return [];
  return [{ ...wanted, version: (before?.version ?? 0) + 1 }];
}

const isSame = <T extends object>(known: T, wanted: T): boolean =>
  (Object.keys(wanted) as (keyof T)[]).every(
    (key) => key === 'version' || JSON.stringify(known[key]) === JSON.stringify(wanted[key]),
  );

const byId = <T extends { id: string }>(all: readonly T[]): Map<string, T> => new Map(all.map((one) => [one.id, one]));
const withChanged = <T extends { id: string }>(known: ReadonlyMap<string, T>, changed: readonly T[]): Map<string, T> =>
  new Map([...known, ...byId(changed)]);
