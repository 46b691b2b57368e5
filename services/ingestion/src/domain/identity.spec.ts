import { type Identifier, sortedIdentifiers } from '@mirrorloop/matching';
import fc from 'fast-check';
import { groupBy } from './groups.js';
import { type Customer, type Known, resolve, type Sighting, subjectOf } from './identity.js';
import type { Traits } from './traits.js';

const email = (value: string): Identifier => ({ type: 'email', value });
const phone = (value: string): Identifier => ({ type: 'phone', value });
const seen = (identifiers: readonly Identifier[], traits: Traits = {}): Sighting => ({
  subjectId: subjectOf(identifiers),
  identifiers: sortedIdentifiers(identifiers),
  traits,
});

/** What the tables hold, in small: every batch is resolved against everything that was recorded before. */
class Book {
  readonly customers = new Map<string, Customer>();
  readonly subjects = new Map<string, string>();
  readonly identifiers = new Map<string, string>();

  record(batch: readonly Sighting[], minute = 0): readonly Customer[] {
    const { subjects, identifiers, customers, news } = resolve(
      this.known(),
      batch,
      new Date(Date.UTC(2026, 0, 1, 0, minute)),
    );
    for (const { id, customerId } of subjects) this.subjects.set(id, customerId);
    for (const { type, value, subjectId } of identifiers) this.identifiers.set(`${type}:${value}`, subjectId);
    for (const customer of customers) {
      this.customers.set(customer.id, customer);
      if (customer.mergedInto)
        for (const [id, home] of this.subjects) if (home === customer.id) this.subjects.set(id, customer.mergedInto);
    }
    return news;
  }
  /** Who belongs together: sets of subjects, in one order. */
  partition(): string[][] {
    const sets = groupBy(this.subjects, ([, customer]) => customer);
    return [...sets.values()].map((set) => set.map(([id]) => id).sort()).sort(([a], [b]) => (a! < b! ? -1 : 1));
  }
  traitsBySubject(): Map<string, Traits> {
    return new Map([...this.subjects].sort().map(([id, home]) => [id, this.customers.get(home)!.traits]));
  }
  private known(): Known {
    return {
      customerOfSubject: this.subjects,
      customerOfIdentifier: new Map([...this.identifiers].map(([key, subject]) => [key, this.subjects.get(subject)!])),
      customers: new Map([...this.customers].filter(([, { mergedInto }]) => mergedInto === null)),
    };
  }
}

const anyIdentifier = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map((n) => email(`p${n}@example.com`)),
  fc.integer({ min: 0, max: 12 }).map((n) => phone(`+4420794600${n}`)),
);
const anyTraits = fc.record(
  {
    store: fc.record({ value: fc.constantFrom('Leeds', 'York'), at: fc.constantFrom('2026-01-01', '2026-01-02') }),
    segments: fc.record({ value: fc.constantFrom(['a'], ['b']), at: fc.constantFrom('2026-01-01', '2026-01-02') }),
  },
  { requiredKeys: [] },
);
const anySightings = fc.array(
  fc.tuple(fc.uniqueArray(anyIdentifier, { minLength: 1, maxLength: 3, selector: ({ value }) => value }), anyTraits),
  { minLength: 1, maxLength: 25 },
);
const order = <T>(items: readonly T[], by: readonly number[]): T[] =>
  items
    .map((item, i) => ({ item, at: by[i % by.length]! * 31 + (i % 7) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

describe('who is who', () => {
  it('makes one customer of everybody who shares an identifier, and tells that it is new', () => {
    const book = new Book();
    const [customer, ...others] = book.record([seen([email('a@x.org')]), seen([email('a@x.org'), phone('+1')])]);
    expect(others).toEqual([]);
    expect(customer).toMatchObject({ version: 1, mergedInto: null });
    expect(book.partition()).toHaveLength(1);
  });

  it('keeps the older of two customers who turn out to be one, and says where the other went', () => {
    const book = new Book();
    const [older] = book.record([seen([email('a@x.org')])], 1);
    const [younger] = book.record([seen([phone('+1')])], 2);
    const changed = book.record([seen([phone('+1'), email('a@x.org')])], 3);
    expect(changed).toEqual([
      expect.objectContaining({ id: older!.id, version: 2, mergedInto: null }),
      expect.objectContaining({ id: younger!.id, version: 2, mergedInto: older!.id }),
    ]);
    expect(book.partition()).toHaveLength(1);
  });

  it('has nothing to tell when a known subject comes again with nothing new', () => {
    const book = new Book();
    const ann = seen([email('a@x.org')], { store: { value: 'Leeds', at: '2026-01-01' } });
    book.record([ann]);
    expect(book.record([ann, ann])).toEqual([]);
    expect(book.record([seen([email('a@x.org')], { store: { value: 'York', at: '2025-01-01' } })])).toEqual([]);
  });

  it('counts the version up when a customer is known better', () => {
    const book = new Book();
    book.record([seen([email('a@x.org')])]);
    expect(book.record([seen([email('a@x.org')], { store: { value: 'Leeds', at: '2026-01-01' } })])).toEqual([
      expect.objectContaining({ version: 2, traits: { store: { value: 'Leeds', at: '2026-01-01' } } }),
    ]);
  });

  it('comes to the same customers and the same knowledge of them in whatever order and batches signals arrive', () => {
    fc.assert(
      fc.property(
        anySightings,
        fc.array(fc.nat(100), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (said, by, size) => {
          const sightings = said.map(([identifiers, traits]) => seen(identifiers, traits));
          const [atOnce, inParts] = [new Book(), new Book()];
          atOnce.record(sightings);
          const shuffled = order(sightings, by);
          for (let i = 0; i < shuffled.length; i += size) inParts.record(shuffled.slice(i, i + size), i);
          expect(inParts.partition()).toEqual(atOnce.partition());
          expect(inParts.traitsBySubject()).toEqual(atOnce.traitsBySubject());
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('loses no subject, goes round in no circle, and leaves every merged customer empty', () => {
    fc.assert(
      fc.property(anySightings, fc.integer({ min: 1, max: 5 }), (said, size) => {
        const sightings = said.map(([identifiers]) => seen(identifiers));
        const book = new Book();
        for (let i = 0; i < sightings.length; i += size) book.record(sightings.slice(i, i + size), i);
        expect(new Set(book.subjects.keys())).toEqual(new Set(sightings.map(({ subjectId }) => subjectId)));
        const homes = new Set(book.subjects.values());
        for (const { id, mergedInto } of book.customers.values()) {
          expect(homes.has(id)).toBe(mergedInto === null);
          expect(endOf(book, id)).not.toBeNull();
        }
      }),
    );
  });
});

function endOf(book: Book, from: string): string | null {
  let at = from;
  for (let steps = 0; steps <= book.customers.size; steps += 1) {
    const next = book.customers.get(at)?.mergedInto;
    if (!next) return at;
    at = next;
  }
  return null;
}
