import type { OpenTransaction } from './actions.js';
import type { Step } from './moves.js';

/** Whatever is done with actions, by whichever feature, is kept and told by one. */
export abstract class StepKeeper {
  /**
   * Keeps state, timers, evidence, history and news, in the transaction in which it is done.
   *
   * @param changes the steps of each action, in order
   */
  abstract keep(changes: readonly (readonly Step[])[], by: string, now: Date, tx: OpenTransaction): Promise<void>;
}
