import type { Transaction } from '@mirrorloop/messaging';
import type { Roster, RosterChange } from '../../domain/people/person.js';

/** Keeps who works here. */
export abstract class RosterKeeper {
  /** The whole roster. Nobody else revises it until this transaction ends, so that versions count without holes. */
  abstract readToRevise(tx: Transaction): Promise<Roster>;
  abstract save(changed: RosterChange, tx: Transaction): Promise<void>;
}
