import { dayIn, isAway } from '@mirrorloop/calendar';
import type { PersonDetail, PersonView } from '@mirrorloop/contracts';
import { addressAfterLeaving, isForgotten, roleOf } from './domain/people/as-told.js';
import type { ListedPerson, PersonInLine } from './domain/people/people.js';

/** Somebody as the console sees them. Two features show people, and neither may know the other. */
export function personView({ teamId, teamName, ...person }: ListedPerson, now: Date): PersonView {
  const { id, active, timeZone, absences } = person;
  const today = dayIn(timeZone, now);
  return {
    ...person,
    name: active ? person.name : roleOf(person),
    email: active ? person.email : addressAfterLeaving(id),
    team: { id: teamId, name: teamName },
    stores: [...person.stores],
    absences: absences.filter(({ to }) => to >= today),
    awayToday: active && isAway(absences, today),
    formerName: active || isForgotten(person) ? null : person.name,
  };
}

export const personDetail = ({ above, reports, deputyOf, ...person }: PersonInLine, now: Date): PersonDetail => ({
  ...personView(person, now),
  above: [...above],
  reports: [...reports],
  deputyOf: deputyOf.map(({ id, name }) => ({ id, name })),
});
