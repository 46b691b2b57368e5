import type { Transaction } from '@mirrorloop/messaging';
import type { Added, Repeat } from '../../domain/people/reviser.js';

/** Longer than any client goes on repeating one request. */
export const KEPT_MS = 7 * 86_400_000;

export abstract class AnsweredAdditions {
  /**
   * What this request got before, else undefined: then it is answered and kept in the same transaction, and a repeat
   * that comes meanwhile waits. Throws `Rejected` where the key was used for something else.
   */
  abstract answerOf(repeat: Repeat, now: Date, tx: Transaction): Promise<Added | undefined>;
  abstract keep(repeat: Repeat, added: Added, tx: Transaction): Promise<void>;
}
