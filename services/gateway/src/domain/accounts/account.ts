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

/** Where accounts are kept. A person who has left has none. */
export abstract class Accounts {
  /** @param email in lower case */
  abstract byEmail(email: string): Promise<Account | undefined>;
  abstract of(whoId: string): Promise<Account | undefined>;
  /** @returns false where the address is somebody else's */
  abstract setPassword(
    who: { id: string; name: string; timeZone: string; email: string },
    phc: string,
  ): Promise<boolean>;
  /** A second factor with its recovery codes' hashes, in place of what was there; null takes it away. */
  abstract setTotp(whoId: string, totp: { sealed: string; recovery: readonly string[] } | null): Promise<void>;
  /** Notes that the code of this step (30 s) was used. @returns false where it or a later one was already: no code counts twice */
  abstract spendStep(whoId: string, step: number): Promise<boolean>;
  /** @returns false where there is no such code left */
  abstract spendRecoveryCode(whoId: string, hash: string): Promise<boolean>;
}
