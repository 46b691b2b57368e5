import type { OpenTransaction } from '../../domain/ports.js';

/** Who works here, as far as it takes to ask them: no name and no address. */
export interface Person {
  readonly personId: string;
  readonly sequence: number;
  readonly teamId: string;
  readonly stores: readonly string[];
  readonly active: boolean;
}
export interface Team {
  readonly teamId: string;
  readonly sequence: number;
  readonly name: string;
}

export abstract class KnownPeople {
  /** The version that each person or team is known in; one that isn't known is left out. */
  abstract lock(ids: readonly string[], tx: OpenTransaction): Promise<ReadonlyMap<string, number>>;
  abstract save(people: readonly Person[], teams: readonly Team[], tx: OpenTransaction): Promise<void>;
}
