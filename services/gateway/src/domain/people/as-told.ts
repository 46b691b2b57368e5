import type { Calendar, Person, Team } from './person.js';

/** Where somebody who left had no title. */
const NO_ROLE = 'Former employee';
const NO_ADDRESS = 'left.invalid';

/** The name under which somebody stays in the history. */
export const roleOf = ({ title }: Pick<Person, 'title'>): string => title || NO_ROLE;
/** An address that can't exist (RFC 2606), for somebody who can't be written to any more. */
export const addressAfterLeaving = (id: string): string => `${id}@${NO_ADDRESS}`;
export const isForgotten = ({ email }: Pick<Person, 'email'>): boolean => email.endsWith(`@${NO_ADDRESS}`);

/** Somebody as everybody else hears of them: whoever left by the name of their role. */
export const personAsTold = ({ id, version: _, leftOn: __, ...facts }: Person) => ({
  personId: id,
  ...facts,
  stores: [...facts.stores],
  absences: [...facts.absences],
  ...(facts.active ? {} : { name: roleOf(facts), email: addressAfterLeaving(id) }),
});

export const teamAsTold = ({ id: teamId, name, managerId, active }: Team) => ({ teamId, name, managerId, active });

export const calendarAsTold = ({ id: calendarId, name, week, holidays, holidaysUntil }: Calendar) => ({
  calendarId,
  name,
  week: week.map((spans) => spans.map(({ from, to }) => ({ from, to }))),
  holidays: holidays.map(({ date }) => date),
  holidaysUntil,
});
