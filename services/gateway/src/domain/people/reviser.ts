import type { Roster, RosterChange } from './person.js';

/** What its sender may ask again without meaning it twice. */
export interface Repeat {
  readonly callerId: string;
  /** The sender's `Idempotency-Key`. */
  readonly key: string;
  /** Differs for every other thing asked under the same key. */
  readonly asked: string;
}
export interface Added {
  readonly id: string;
  readonly version: number;
}

/** The one way in which the roster changes. */
export abstract class Reviser {
  /**
   * Keeps what the change says and tells everybody, all in one transaction; nobody else changes the roster
   * meanwhile, so that versions count without holes and no two changes close a circle together.
   *
   * @param cause names the feature, such as `gateway.import-people`
   * @param change pure; what it throws is thrown, and nothing is kept
   */
  abstract revise<Change extends RosterChange>(
    cause: string,
    change: (roster: Roster, now: Date) => Change,
  ): Promise<Change>;

  /**
   * Adds somebody or something once, however often the same is asked; a change as `revise` makes it.
   *
   * @param repeat undefined where the sender gave no key
   */
  abstract addOnce(
    cause: string,
    repeat: Repeat | undefined,
    add: (roster: Roster) => { readonly id: string; readonly change: RosterChange },
  ): Promise<Added>;
}
