import { type Deputised, whoActsFor, type WorkingTime } from '@mirrorloop/calendar';
import type { OpenTransaction } from './actions.js';
import type { Person } from './people.js';

/** Somebody who works here, with whom they report to, who acts for them, and when they work. */
export interface Colleague extends Omit<Person, 'absences'> {
  readonly email: string;
  readonly teamId: string;
  readonly managerId: string | null;
  readonly deputyId: string | null;
  /** Their calendar's hours and days off where they are, and the days they are away. */
  readonly work: WorkingTime;
}

/** By id. */
export type ByPerson = ReadonlyMap<string, Colleague>;

export abstract class Colleagues {
  /** Those people, everybody above them in the reporting line, and whoever acts for any of these. */
  abstract around(personIds: readonly string[], tx?: OpenTransaction): Promise<ByPerson>;
}

/** They themselves, or the first deputy down the line who is there at that instant. */
export function actingFor(personId: string, colleagues: ByPerson, at: Date): Colleague | undefined {
  const deputised = (id: string): Deputised | undefined => {
    const known = colleagues.get(id);
    return known && { ...known, absences: known.work.absences };
  };
  const id = whoActsFor(personId, deputised, at);
  return id === undefined ? undefined : colleagues.get(id);
}

/** Whom somebody reports to, from the next one up to the top. */
export function managersAbove(personId: string, colleagues: ByPerson): Colleague[] {
  const above: Colleague[] = [];
  let next = colleagues.get(colleagues.get(personId)?.managerId ?? '');
  for (; next && !above.includes(next); next = colleagues.get(next.managerId ?? '')) above.push(next);
  return above;
}
