import type { HashedLink } from '@mirrorloop/audit';
import type { Transaction } from '@mirrorloop/messaging';

/** Where the chain ends. */
export interface Head {
  readonly position: number;
  readonly hash: Buffer;
}

export abstract class AuditChain {
  /** Nobody else adds to the chain until this transaction ends. */
  abstract lockHead(tx: Transaction): Promise<Head>;
  /** Those of these entries that are in the chain already. */
  abstract known(entryIds: readonly string[], tx: Transaction): Promise<ReadonlySet<string>>;
  abstract append(links: readonly HashedLink[], tx: Transaction): Promise<void>;
  /**
   * Forgets a set of entries from the beginning, where they and all before them are from before then. What is left
   * stays chained to the last of them.
   *
   * @returns how many
   */
  abstract forget(before: Date, atMost: number, tx: Transaction): Promise<number>;
}
