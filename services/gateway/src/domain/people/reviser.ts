import type { Roster, RosterChange } from './person.js';

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
}
