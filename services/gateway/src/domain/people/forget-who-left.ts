import { addressAfterLeaving, isForgotten, roleOf } from './as-told.js';
import type { Roster, RosterChange } from './person.js';
import { settle } from './settle.js';

/** So long may somebody who left by mistake come back under their name. */
export const NAME_KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Whoever left long enough ago is here, too, only the name of their role from now on. */
export function forgetWhoLeft(roster: Roster, now: Date): RosterChange {
  const lastDay = new Date(now.getTime() - NAME_KEPT_DAYS * DAY_MS).toISOString().slice(0, 10);
  const gone = [...roster.people.values()].filter(
    (person) => !person.active && !isForgotten(person) && (person.leftOn ?? '') < lastDay,
  );
  const people = gone.map((person) => ({ ...person, name: roleOf(person), email: addressAfterLeaving(person.id) }));
  return settle(roster, { people });
}
