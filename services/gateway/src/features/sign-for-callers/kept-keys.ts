import type { KeptKey } from '@mirrorloop/access';

export interface DatedKey extends KeptKey {
  readonly madeAt: Date;
}

/** The keys of every replica of the gateway, newest first; their private halves are sealed where they are kept. */
export abstract class KeptKeys {
  abstract all(): Promise<DatedKey[]>;
  /** Replicas that add at once add one each: all of them are published, and the next look settles on one. */
  abstract add(key: DatedKey): Promise<void>;
  abstract forget(madeBefore: Date): Promise<void>;
}
