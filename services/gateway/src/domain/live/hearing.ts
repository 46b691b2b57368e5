import type { Admitted } from '../sessions/admitted.js';

/** Who may hear which topic. Asked when a listener comes, and again and again while it stays. */
export abstract class Hearing {
  abstract mayHear(admitted: Admitted, topic: string): boolean;
  /** Those of them who would still be let in now, as what they may do now. */
  abstract stillAdmitted(all: readonly Admitted[]): Promise<ReadonlyMap<Admitted, Admitted>>;
}
