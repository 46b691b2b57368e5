import fc from 'fast-check';
import { GENESIS, hashOfLink, type Link } from './chain.js';
import { Pseudonyms } from './pseudonyms.js';

const text = fc.string({ maxLength: 20 });
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const link: fc.Arbitrary<Link> = fc.record({
  position: fc.integer({ min: 1 }),
  entryId: fc.uuid(),
  at: fc.constant('2026-11-20T09:00:00.000Z'),
  service: text,
  kind: fc.constantFrom('change', 'look'),
  who: fc.record({ id: text, kind: fc.constantFrom('person', 'machine') }),
  what: text,
  subject: orNull(fc.record({ kind: text, id: text })),
  seen: fc.array(text, { maxLength: 3 }),
  before: orNull(text),
  after: orNull(text),
  why: orNull(text),
});

describe('a link of the chain', () => {
  it('has another hash for whatever else is said, however the fields are cut, and for another link before it', () => {
    fc.assert(
      fc.property(link, link, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(hashOfLink(GENESIS, a).equals(hashOfLink(GENESIS, b))).toBe(same);
        expect(hashOfLink(hashOfLink(GENESIS, b), a)).not.toEqual(hashOfLink(GENESIS, a));
      }),
    );
  });
});

describe('a pseudonym', () => {
  const secret = 'drawn at random, longer than it needs to be';
  it('stands for the same address in every service of an installation, and in no other', () => {
    const [a, b] = [new Pseudonyms(secret), new Pseudonyms(`${secret}!`)];
    expect(a.of('mara@shop.example')).toBe(new Pseudonyms(secret).of('mara@shop.example'));
    expect(a.of('mara@shop.example')).not.toBe(b.of('mara@shop.example'));
    expect(a.of('mara@shop.example')).toMatch(/^p_[0-9a-f]{32}$/);
  });
  it('leaves the ids that we made ourselves', () => {
    expect(new Pseudonyms(secret).of('0190A1D2-6f6b-8c51-9d3a-2f2c8a4d7e50')).toBe(
      '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50',
    );
    expect(new Pseudonyms(secret).of('17')).toBe('17');
  });
});
