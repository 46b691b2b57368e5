import type { Transaction } from '@mirrorloop/messaging';

export interface CustomerMet {
  readonly customerId: string;
  readonly version: number;
  readonly store: string | null;
  readonly subjects: readonly string[];
}

export abstract class CustomersMet {
  /** Each once. What is known in this version, or in a newer one, stays as it is, whoever wrote that and when. */
  abstract save(customers: readonly CustomerMet[], tx: Transaction): Promise<void>;
}
