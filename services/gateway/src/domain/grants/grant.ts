/** The words of the policy's grants (libs/access), which the domain knows by shape alone. */
export type Role = 'admin' | 'manager' | 'employee' | 'viewer';

export type Scope =
  | { readonly of: 'organisation' }
  | { readonly of: 'teams'; readonly ids: readonly string[] }
  | { readonly of: 'stores'; readonly ids: readonly string[] };

export interface Grant {
  readonly role: Role;
  readonly scope: Scope;
}

/** A grant that somebody gave, as against one that follows from where a person works. */
export interface GivenGrant extends Grant {
  readonly id: string;
  readonly whoId: string;
  readonly givenBy: string;
  readonly givenAt: Date;
}
