import type { Transaction } from '@mirrorloop/messaging';

export interface CustomerMet {
  readonly customerId: string;
  readonly version: number;
  readonly store: string | null;
  readonly subjects: readonly string[];
}

export abstract class CustomersMet {
  /** The version each of them is known in. */
  abstract lock(ids: readonly string[], tx: Transaction): Promise<ReadonlyMap<string, number>>;
  abstract save(customers: readonly CustomerMet[], tx: Transaction): Promise<void>;
}
