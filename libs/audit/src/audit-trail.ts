import type { AuditEntry } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';

type Who = AuditEntry['who'];

/** What a feature tells of what it did; the trail adds the time, who asked and by which route. */
export interface Told {
  /** The feature's own word, such as `commit-action`; the route where it is left out. */
  readonly what?: string;
  readonly subject?: { readonly kind: string; readonly id: string };
  /** The fields that changed, as they were and as they are. Never a secret; people and customers by id. */
  readonly before?: object | null;
  readonly after?: object | null;
  /** The reason somebody gave. Without it, the `mirrorloop-reason` header of the request. */
  readonly why?: string;
  /** Where no request is in hand, or it isn't the caller who did it: a timer, or somebody who is just signing in. */
  readonly who?: Who;
  readonly kind?: AuditEntry['kind'];
  readonly seen?: readonly string[];
}

/** The append-only record of every change and every look at personal data. */
export abstract class AuditTrail {
  /** Recorded if and only if the transaction commits. */
  abstract record(told: Told, tx: Transaction): Promise<void>;
}
