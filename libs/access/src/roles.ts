/** What somebody is here for. A person may hold several grants, each with its own scope. */
export const ROLES = ['admin', 'manager', 'employee', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** For whom a role is held: the whole organisation, or some teams (ids), or some stores (as the sources name them). */
export type Scope =
  | { readonly of: 'organisation' }
  | { readonly of: 'teams'; readonly ids: readonly string[] }
  | { readonly of: 'stores'; readonly ids: readonly string[] };

export interface Grant {
  readonly role: Role;
  readonly scope: Scope;
}

/** Whoever administers the installation. */
export const ADMINISTRATES: readonly Grant[] = [{ role: 'admin', scope: { of: 'organisation' } }];
