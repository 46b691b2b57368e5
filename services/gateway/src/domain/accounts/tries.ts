const MINUTE = 60_000;
export const TRIES_WITHIN_MS = 15 * MINUTE;
/** Ten of one account, whoever tries; and more of one address, behind which a whole office may sit. */
export const TRIES_OF_AN_ACCOUNT = 10;
export const TRIES_OF_AN_ADDRESS = 100;

/** Tries at signing in, counted together for every replica. */
export abstract class Tries {
  /** Counts one more. @returns false, and counts nothing, where there were `most` within the last 15 minutes */
  abstract take(key: string, most: number, now: Date): Promise<boolean>;
  /** After success. */
  abstract forget(key: string): Promise<void>;
}
