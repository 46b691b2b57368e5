import { derivedId } from '@mirrorloop/kernel';
import { type Identifier, identifierKey, sortedIdentifiers } from '@mirrorloop/matching';
import { groupBy, Groups } from './groups.js';
import { isSame, latest, sayTheSame, type Traits } from './traits.js';

/** The resolved person or account: a set of subjects, versioned. */
export interface Customer {
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly traits: Traits;
  /** The customer that this one became part of. */
  readonly mergedInto: string | null;
}

/** A set of identifiers that were seen together, and what was said of the customer then. */
export interface Sighting {
  readonly subjectId: string;
  /** In `sortedIdentifiers` order; never empty. */
  readonly identifiers: readonly Identifier[];
  readonly traits: Traits;
}

/** What is known already of everything that a batch of sightings names. */
export interface Known {
  /** By `identifierKey`. */
  readonly customerOfIdentifier: ReadonlyMap<string, string>;
  readonly customerOfSubject: ReadonlyMap<string, string>;
  /** None of them is merged into another. */
  readonly customers: ReadonlyMap<string, Customer>;
}

export interface Resolution {
  readonly subjects: readonly {
    readonly id: string;
    readonly customerId: string;
    readonly identifiers: readonly Identifier[];
  }[];
  readonly identifiers: readonly (Identifier & { readonly subjectId: string })[];
  /** To be kept: those in `news`, and those of whom the same was said again, later. */
  readonly customers: readonly Customer[];
  /** New, known better, or merged into another: the version is counted up and the world is told. */
  readonly news: readonly Customer[];
}

/** The id of the subject that a set of identifiers is: the same set is the same subject, in whatever order. */
export const subjectOf = (identifiers: readonly Identifier[]): string =>
  derivedId('subject', ...sortedIdentifiers(identifiers).map(identifierKey));

/** Someone without any identifier is known only by the one thing they did. */
export const anonymousSubject = (source: string, messageId: string): string =>
  derivedId('anonymous', source, messageId);

/**
 * Who is who: subjects that share an identifier, directly or through others, are one customer. The result is a set of
 * connected components, so the order in which signals arrive doesn't change who belongs together.
 * Where customers turn out to be one, the oldest stays (created first, then the smallest id).
 */
export function resolve(known: Known, sightings: readonly Sighting[], now: Date): Resolution {
  const subjects = new Map(sightings.map((sighting) => [sighting.subjectId, sighting]));
  const components = componentsOf(known, sightings);
  const resolved = components.map((component) => settle(component, known, now));
  const homes = new Map(resolved.flatMap(({ home, subjectIds }) => subjectIds.map((id) => [id, home] as const)));
  const fresh = [...subjects.values()].filter(({ subjectId }) => !known.customerOfSubject.has(subjectId));
  return {
    subjects: fresh.map(({ subjectId, identifiers }) => ({
      id: subjectId,
      customerId: homes.get(subjectId)!,
      identifiers,
    })),
    identifiers: firstSeen(fresh, known),
    customers: resolved.flatMap(({ kept }) => kept),
    news: resolved.flatMap(({ news }) => news),
  };
}

interface Component {
  readonly customers: readonly Customer[];
  readonly sightings: readonly Sighting[];
}

function componentsOf(known: Known, sightings: readonly Sighting[]): Component[] {
  const groups = new Groups();
  for (const { subjectId, identifiers } of sightings) {
    const home = known.customerOfSubject.get(subjectId);
    const at = groups.join(`s ${subjectId}`, customerNode(home));
    // What a known subject carries is its customer's already, and whoever is new and carries it too was told whose it is.
    if (home !== undefined) continue;
    for (const identifier of identifiers) {
      const key = identifierKey(identifier);
      groups.join(at, `i ${key}`);
      groups.join(at, customerNode(known.customerOfIdentifier.get(key)));
    }
  }
  const customersOf = groupBy(known.customers.values(), ({ id }) => groups.find(`c ${id}`));
  const sightingsOf = groupBy(sightings, ({ subjectId }) => groups.find(`s ${subjectId}`));
  return [...sightingsOf].map(([root, seen]) => ({ customers: customersOf.get(root) ?? [], sightings: seen }));
}
const customerNode = (id: string | undefined): string | undefined => id && `c ${id}`;

interface Settled {
  readonly home: string;
  readonly subjectIds: readonly string[];
  readonly kept: readonly Customer[];
  readonly news: readonly Customer[];
}

function settle({ customers, sightings }: Component, known: Known, now: Date): Settled {
  const subjectIds = [...new Set(sightings.map(({ subjectId }) => subjectId))].sort();
  const [oldest, ...others] = [...customers].sort(byAge);
  const before = oldest ?? {
    id: derivedId('customer', subjectIds[0]!),
    version: 0,
    createdAt: now,
    traits: {},
    mergedInto: null,
  };
  const traits = [...others, ...sightings].reduce((all, { traits: said }) => latest(all, said), before.traits);
  const joined = !subjectIds.every((id) => known.customerOfSubject.get(id) === before.id);
  const isNews = joined || others.length > 0 || !sayTheSame(before.traits, traits);
  const home = { ...before, version: before.version + (isNews ? 1 : 0), traits };
  const changed = [home, ...others.map((other) => mergedInto(home.id, other))];
  const news = isNews ? changed : [];
  return { home: home.id, subjectIds, news, kept: isNews || !isSame(before.traits, traits) ? changed : [] };
}

/** Of those in `news`: a version of 1 that was never there. */
export const isNew = ({ version, mergedInto }: Customer): boolean => version === 1 && mergedInto === null;

const mergedInto = (home: string, customer: Customer): Customer => ({
  ...customer,
  version: customer.version + 1,
  mergedInto: home,
});

const byAge = (a: Customer, b: Customer): number =>
  a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);

/** Each identifier that nobody had seen, with a subject that carries it. */
function firstSeen(fresh: readonly Sighting[], known: Known): (Identifier & { subjectId: string })[] {
  const seen = new Map<string, Identifier & { subjectId: string }>();
  for (const { subjectId, identifiers } of fresh)
    for (const identifier of identifiers) {
      const key = identifierKey(identifier);
      if (!known.customerOfIdentifier.has(key) && !seen.has(key))
        seen.set(key, { type: identifier.type, value: identifier.value, subjectId });
    }
  return [...seen.values()];
}
