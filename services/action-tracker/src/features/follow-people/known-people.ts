import type { Transaction } from '@mirrorloop/messaging';

/** A person or team as gateway last said it. */
export interface Said<T> {
  readonly id: string;
  /** The version of the person or team; older news never overwrites newer. */
  readonly sequence: number;
  readonly data: T;
}
export interface PersonData {
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly teamId: string;
  readonly managerId: string | null;
  readonly timeZone: string;
  readonly active: boolean;
}
export interface TeamData {
  readonly name: string;
  readonly managerId: string | null;
}
export interface Sequences {
  readonly people: ReadonlyMap<string, number>;
  readonly teams: ReadonlyMap<string, number>;
}

export abstract class KnownPeople {
  /** The sequences of those that are known, their rows locked in order of id. */
  abstract sequencesOf(personIds: readonly string[], teamIds: readonly string[], tx: Transaction): Promise<Sequences>;
  abstract save(people: readonly Said<PersonData>[], teams: readonly Said<TeamData>[], tx: Transaction): Promise<void>;
}
