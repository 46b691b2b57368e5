/** How somebody comes in without a link: a password, and perhaps a second factor. */
export interface Account {
  readonly whoId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly email: string;
  /** A PHC string; null while no password has been set. */
  readonly password: string | null;
  /** The sealed secret of an authenticator app; null without a second factor. */
  readonly totp: string | null;
}

/** A second factor whose first code (of that step) was confirmed, and with which every session but one ends. */
export interface ConfirmedFactor {
  readonly sealed: string;
  /** The hashes of its codes. */
  readonly recovery: readonly string[];
  readonly step: number;
  readonly keptSession: string;
}

/** Where accounts are kept. A person who has left has none. */
export abstract class Accounts {
  /** @param email in lower case */
  abstract byEmail(email: string): Promise<Account | undefined>;
  abstract of(whoId: string): Promise<Account | undefined>;
  /** Ends their sessions, but for the one that is kept. @returns false where the address is somebody else's */
  abstract setPassword(
    who: { id: string; name: string; timeZone: string; email: string },
    phc: string,
    keptSession: string,
  ): Promise<boolean>;
  /** A second factor in place of what was there; null takes it away. */
  abstract setTotp(whoId: string, totp: ConfirmedFactor | null): Promise<void>;
  /** Notes that the code of this step (30 s) was used. @returns false where it or a later one was already: no code counts twice */
  abstract spendStep(whoId: string, step: number): Promise<boolean>;
  /** @returns false where there is no such code left */
  abstract spendRecoveryCode(whoId: string, hash: string): Promise<boolean>;
}
