import type { Transaction } from '@mirrorloop/messaging';
import type { Person, Roster, Team } from '../../domain/people/person.js';

/** Keeps who works here. */
export abstract class RosterKeeper {
  /** The whole roster. Nobody else revises it until this transaction ends, so that versions count without holes. */
  abstract readToRevise(tx: Transaction): Promise<Roster>;
  abstract save(changed: { people: readonly Person[]; teams: readonly Team[] }, tx: Transaction): Promise<void>;
}
