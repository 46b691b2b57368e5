import type { Transaction } from '@mirrorloop/messaging';
import type { Customer } from '../../domain/identity.js';

export interface CustomerWithSubjects extends Customer {
  /** None where it is merged into another. */
  readonly subjects: readonly string[];
}

export abstract class CustomersInOrder {
  /** Living and merged ones, in order of id. */
  abstract after(id: string | null, limit: number, tx: Transaction): Promise<CustomerWithSubjects[]>;
}
