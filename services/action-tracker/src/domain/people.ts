import type { OpenTransaction } from './actions.js';

/** Somebody who works here, as far as an action needs to know. */
export interface Person {
  readonly personId: string;
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
  /** False once they have left. */
  readonly active: boolean;
  readonly managerId: string | null;
  readonly absences: readonly Absence[];
}
/** Whole days where the person lives, both ends included. */
export interface Absence {
  readonly from: string;
  readonly to: string;
  /** Who acts meanwhile. */
  readonly deputyId: string | null;
}
/** Who an id names: a person (those above them are known too), a team (which can't own anything), or nobody. */
export interface People {
  person(id: string): Person | undefined;
  teamName(id: string): string | undefined;
}

export abstract class PeopleDirectory {
  /** Those of the ids that name anybody, and the managers above them; ids may be any text. Reads in the transaction where there is one. */
  abstract of(ids: readonly string[], tx?: OpenTransaction): Promise<People>;
}

/** Those above somebody, nearest first; whatever the reporting lines say, nobody comes twice. */
export function managersOf(person: Person | undefined, people: People): Person[] {
  const line: Person[] = [];
  for (let id = person?.managerId ?? null; id !== null;) {
    const manager = people.person(id);
    if (!manager || manager.personId === person?.personId || line.includes(manager)) break;
    line.push(manager);
    id = manager.managerId;
  }
  return line;
}

/** Who hears of an action: its owner, or its sponsor; whoever has left is stood in for by the nearest manager. */
export function hearerOf(
  { ownerId, sponsorId }: { readonly ownerId: string; readonly sponsorId: string | null },
  sponsors: boolean,
  people: People,
): Person | undefined {
  const owner = people.person(ownerId);
  const sponsor = sponsorId ? people.person(sponsorId) : undefined;
  const above = managersOf(owner, people);
  const line = sponsors ? [sponsor, ...managersOf(sponsor, people), ...above, owner] : [owner, ...above, sponsor];
  return line.find((person) => person?.active);
}
