import type { Caller } from './caller.js';
import { reachOf, type Within } from './may.js';
import type { Right } from './policy.js';

/** Names of stores, as the sources say them; null is everything, with what lies in no store. */
export type Stores = readonly string[] | null;

/**
 * What of customers' data a caller sees. A signal lies in the store it names, else in its customer's; a customer lies
 * in their store. Nothing says which team one concerns, so a scope of teams reaches none of them.
 */
export interface Sight {
  /** Outside of these a thing is not there. */
  readonly seen: Stores;
  /** Outside of these words and identifiers are masked. Never reaches further than `seen`. */
  readonly unmasked: Stores;
}

export function sightOf(caller: Caller, right: Extract<Right, `see ${string}`>): Sight {
  const seen = storesOf(reachOf(caller, right));
  return { seen, unmasked: inBoth(seen, storesOf(reachOf(caller, 'see personal data'))) };
}

export const liesIn = (stores: Stores, store: string | null): boolean =>
  stores === null || (store !== null && stores.includes(store));

/** For a search by words or identifiers: whoever finds by what is masked has read it. */
export const searchedBySecrets = ({ unmasked }: Sight): Sight => ({ seen: unmasked, unmasked });

const storesOf = (within: Within | undefined): Stores => (within === 'everything' ? null : (within?.stores ?? []));

const inBoth = (a: Stores, b: Stores): Stores => (a === null ? b : b === null ? a : a.filter((id) => b.includes(id)));
