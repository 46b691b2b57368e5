import type { Grant } from '../grants/grant.js';

const MINUTE = 60_000;
/** A session ends when nobody has used it for half a day, and after a week however much it is used. */
export const IDLE_MS = 12 * 60 * MINUTE;
export const LONGEST_MS = 7 * 24 * 60 * MINUTE;
/** How long a one-time link is good for. */
export const LINK_MS = 15 * MINUTE;
/** Use is noted at most this often, so that reading a page doesn't write a row for each request. */
const NOTED_EVERY_MS = MINUTE;

/** Who is signed in: a person who was named when the link was made, or whoever administers the installation. */
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
}

export interface Session {
  readonly who: SignedIn;
  readonly startedAt: Date;
  readonly usedAt: Date;
  /** What they hold at this moment, not when the session began. */
  readonly grants: readonly Grant[];
}

export const isOpen = ({ startedAt, usedAt }: Pick<Session, 'startedAt' | 'usedAt'>, now: Date): boolean =>
  now.getTime() - usedAt.getTime() < IDLE_MS && now.getTime() - startedAt.getTime() < LONGEST_MS;

export const useIsWorthNoting = ({ usedAt }: Pick<Session, 'usedAt'>, now: Date): boolean =>
  now.getTime() - usedAt.getTime() >= NOTED_EVERY_MS;

/** Where links and sessions are kept, by the hash of their secret; a secret itself is never in here. */
export abstract class Sessions {
  abstract addLink(hash: string, who: SignedIn, expiresAt: Date): Promise<void>;
  /**
   * Spends the link and begins the session, both or neither. Of two who come at once one gets undefined, as does
   * anyone with a link that was spent, has expired or never was.
   *
   * @param before the session that browser had until now, which ends
   */
  abstract exchange(linkHash: string, sessionHash: string, now: Date, before?: string): Promise<SignedIn | undefined>;
  /** @param before the session that browser had until now, which ends */
  abstract begin(hash: string, who: SignedIn, now: Date, before?: string): Promise<void>;
  /** @returns undefined also for a person who has left since */
  abstract find(hash: string): Promise<Session | undefined>;
  abstract noteUse(hash: string, now: Date): Promise<void>;
  abstract end(hash: string): Promise<void>;
  /** Ends all of somebody's sessions. */
  abstract endAll(whoId: string): Promise<void>;
  /** Forgets links and sessions that nobody can use any more. @returns how many */
  abstract forgetEnded(now: Date): Promise<number>;
}
