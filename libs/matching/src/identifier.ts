/** What names a customer somewhere. */
export const identifierTypes = ['email', 'phone', 'loyalty-number', 'crm-id', 'device-id'] as const;
export type IdentifierType = (typeof identifierTypes)[number];

/** One thing that names a customer, in the one form in which all ways of writing it are equal. */
export interface Identifier {
  readonly type: IdentifierType;
  readonly value: string;
}

/** The normal form, or in words why the value can't be one of its kind. */
export type Normal = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: string };
export const normal = (value: string): Normal => ({ ok: true, value });
export const malformed = (reason: string): Normal => ({ ok: false, reason });

export const sameIdentifier = (a: Identifier, b: Identifier): boolean => a.type === b.type && a.value === b.value;
/** One string for one identifier; types hold no colon, so no two identifiers share it. */
export const identifierKey = ({ type, value }: Identifier): string => `${type}:${value}`;

/** Each identifier once, in one fixed order, whatever order they came in. */
export function sortedIdentifiers(identifiers: readonly Identifier[]): Identifier[] {
  if (identifiers.length < 2) return [...identifiers];
  const byKey = new Map(identifiers.map((identifier) => [identifierKey(identifier), identifier]));
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, identifier]) => identifier);
}
