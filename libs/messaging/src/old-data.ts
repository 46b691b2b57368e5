import type { KindOfData } from '@mirrorloop/contracts';

/** What lies with a service longer than the organisation keeps it, kind by kind. */
export abstract class OldData<Kind extends KindOfData = KindOfData> {
  /** Forgets one set from before then. @returns how many; 0 when none is left */
  abstract forget(kind: Kind, before: Date, now: Date): Promise<number>;
}
