export interface Dated<T> {
  readonly value: T;
  /** When the customer was so, as ISO 8601 in UTC. */
  readonly at: string;
}

export interface Value {
  readonly amount: number;
  readonly currency: string;
}

/** What is known of a customer, each with the time it was known. */
export interface Traits {
  readonly segments?: Dated<readonly string[]>;
  readonly store?: Dated<string>;
  /** Money a year that the customer is worth to the company. */
  readonly valueAYear?: Dated<Value>;
  /** Whether they agreed to be asked by mail; nothing where they never said. */
  readonly consent?: Dated<boolean>;
}

/** The later word counts, whatever order the two arrive in; of two at one time, always the same one. */
function later<T>(a: Dated<T> | undefined, b: Dated<T> | undefined): Dated<T> | undefined {
  if (!a || !b) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return JSON.stringify(a.value) >= JSON.stringify(b.value) ? a : b;
}

/** Associative, commutative and idempotent, so signals may arrive in any order and any number of times. */
export function latest(a: Traits, b: Traits): Traits {
  const segments = later(a.segments, b.segments);
  const store = later(a.store, b.store);
  const valueAYear = later(a.valueAYear, b.valueAYear);
  const consent = later(a.consent, b.consent);
  const traits: { -readonly [Field in keyof Traits]: Traits[Field] } = {};
  if (segments) traits.segments = segments;
  if (store) traits.store = store;
  if (valueAYear) traits.valueAYear = valueAYear;
  if (consent) traits.consent = consent;
  return traits;
}

/**
 * Whether two say the same of a customer to others; that the same was said again, later, is no news to anybody.
 * Consent is nobody's but ours: we alone ask.
 */
export const sayTheSame = (a: Traits, b: Traits): boolean =>
  a.store?.value === b.store?.value &&
  a.valueAYear?.value.amount === b.valueAYear?.value.amount &&
  a.valueAYear?.value.currency === b.valueAYear?.value.currency &&
  JSON.stringify(a.segments?.value) === JSON.stringify(b.segments?.value);

/** Nothing was taken over by `latest`, not even a later date for the same word. */
export const isSame = (a: Traits, b: Traits): boolean =>
  a.segments === b.segments && a.store === b.store && a.valueAYear === b.valueAYear && a.consent === b.consent;
