/** For whom a role is held: the whole organisation, or some teams (ids) or stores (names). */
export type ScopeView = { of: 'organisation' } | { of: 'teams' | 'stores'; ids: readonly string[] };
export type RoleName = 'admin' | 'manager' | 'employee' | 'viewer';

export interface GrantView {
  role: RoleName;
  scope: ScopeView;
}

/** GET /api/gateway/access */
export interface MemberView {
  id: string;
  name: string;
  email: string;
  team: string | null;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  given: readonly (GrantView & { id: string; givenBy: string; givenAt: string })[];
  /** What follows from where they work; changes with the roster. */
  byWork: readonly GrantView[];
}

/** POST /api/gateway/access/grants */
export interface NewGrant extends GrantView {
  whoId: string;
}

/** GET /api/gateway/tokens */
export interface TokenView extends GrantView {
  id: string;
  name: string;
  /** How it begins. */
  prefix: string;
  /** The rights it is for; null: all that its role gives. */
  only: readonly string[] | null;
  madeBy: string;
  madeAt: string;
  expiresAt: string;
  /** To the minute; null while it was never used. */
  usedAt: string | null;
  state: 'good' | 'expired' | 'revoked';
}

/** POST /api/gateway/tokens; `days` defaults to 90 */
export interface NewToken {
  name: string;
  role: RoleName;
  scope?: ScopeView | undefined;
  only?: readonly string[] | undefined;
  days?: number | undefined;
}
/** The one time that the token itself is shown. */
export interface NewTokenView extends TokenView {
  token: string;
}

/** GET /api/gateway/account */
export interface AccountView {
  /** Null while no password has been set. */
  email: string | null;
  hasPassword: boolean;
  hasSecondFactor: boolean;
}
/** PUT /api/gateway/account/password; `current` where there is one already */
export interface NewPassword {
  email: string;
  password: string;
  current?: string | undefined;
}
/** POST /api/gateway/account/second-factor */
export interface SecondFactorOffer {
  /** In base 32, to be typed into an authenticator app. */
  secret: string;
  /** The same as an otpauth:// address. */
  address: string;
  /** Comes back with the first code. */
  offer: string;
}
/** PUT /api/gateway/account/second-factor: shown this once; each signs in once in place of a code. */
export interface RecoveryCodes {
  codes: readonly string[];
}
