import { addressAfterLeaving, isForgotten, roleOf } from './as-told.js';
import type { Roster, RosterChange } from './person.js';
import { settle } from './settle.js';

/** Whoever left before then is here, too, only the name of their role from now on. */
export function forgetWhoLeft(roster: Roster, before: Date): RosterChange {
  const lastDay = before.toISOString().slice(0, 10);
  const gone = [...roster.people.values()].filter(
    (person) => !person.active && !isForgotten(person) && (person.leftOn ?? '') < lastDay,
  );
  const people = gone.map((person) => ({ ...person, name: roleOf(person), email: addressAfterLeaving(person.id) }));
  return settle(roster, { people });
}
