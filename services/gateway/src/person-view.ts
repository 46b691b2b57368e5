import { type Caller, reachOf } from '@mirrorloop/access';
import { dayIn, isAway } from '@mirrorloop/calendar';
import type { PersonDetail, PersonView } from '@mirrorloop/contracts';
import { addressAfterLeaving, isForgotten, roleOf } from './domain/people/as-told.js';
import type { ListedPerson, PersonInLine } from './domain/people/people.js';

/** Somebody as this caller sees them. Two features show people, and neither may know the other. */
export function personView({ teamId, teamName, ...person }: ListedPerson, now: Date, caller: Caller): PersonView {
  const { id, active, timeZone, absences, stores } = person;
  const seesAbsence = concerns(caller, { id, teamId, stores });
  const today = dayIn(timeZone, now);
  return {
    ...person,
    name: active ? person.name : roleOf(person),
    email: active ? person.email : addressAfterLeaving(id),
    team: { id: teamId, name: teamName },
    stores: [...person.stores],
    absences: seesAbsence ? absences.filter(({ to }) => to >= today) : [],
    awayToday: active && isAway(absences, today),
    formerName: active || isForgotten(person) || !seesAbsence ? null : person.name,
  };
}

export const personDetail = (
  { above, reports, deputyOf, ...person }: PersonInLine,
  now: Date,
  caller: Caller,
): PersonDetail => ({
  ...personView(person, now, caller),
  above: [...above],
  reports: [...reports],
  deputyOf: deputyOf.map(({ id, name }) => ({ id, name })),
});

/** One's own, and that of whom one manages: when somebody is away is nobody else's business than that they are. */
function concerns(caller: Caller, { id, teamId, stores }: Pick<ListedPerson, 'id' | 'teamId' | 'stores'>): boolean {
  if (caller.id === id) return true;
  const within = reachOf(caller, 'see absence');
  if (within === undefined || within === 'everything') return within !== undefined;
  return within.teams.includes(teamId) || stores.some((store) => within.stores.includes(store));
}
