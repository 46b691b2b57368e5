export interface Feed {
  readonly personId: string;
  readonly madeAt: Date;
}
/** A promise, as a calendar shows it. */
export interface Promised {
  readonly actionId: string;
  readonly version: number;
  readonly title: string;
  readonly problem: string;
  readonly deadline: Date;
  readonly changedAt: Date;
}
/** A meeting that somebody is expected at. */
export interface Expected {
  readonly meetingId: string;
  readonly version: number;
  readonly title: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly changedAt: Date;
}
/** One address a person, under a secret that only its hash is kept of. */
export abstract class CalendarFeeds {
  abstract of(personId: string): Promise<Feed | undefined>;
  /** The one before, if any, shows nothing more. @returns false where nobody who works here has this id */
  abstract make(personId: string, secretHash: Buffer, at: Date): Promise<boolean>;
  /** @returns false where there was none */
  abstract revoke(personId: string): Promise<boolean>;
  /** Whose it is; undefined for a secret that was revoked, never was, or whose person has left. */
  abstract ownerOf(secretHash: Buffer): Promise<{ readonly personId: string; readonly name: string } | undefined>;
  /** What somebody has promised and not done, earliest deadline first. */
  abstract promisesOf(personId: string): Promise<Promised[]>;
  /** Those that somebody is expected at and that aren't over, earliest first. */
  abstract meetingsOf(personId: string): Promise<Expected[]>;
}
