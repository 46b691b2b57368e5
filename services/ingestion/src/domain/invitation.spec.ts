import fc from 'fast-check';
import { type Askable, whyNotAsk } from './invitation.js';
import { type Dated, latest, type Traits } from './traits.js';

const DAY_MS = 86_400_000;
const NOW = new Date('2026-11-20T09:00:00Z');
const askable: fc.Arbitrary<Askable> = fc.record({
  customerId: fc.uuid(),
  consent: fc.constantFrom(true, false, undefined),
  address: fc.constantFrom('ada@example.org', undefined),
  unreachable: fc.boolean(),
  lastAsked: fc
    .option(fc.integer({ min: 0, max: 200 }), { nil: undefined })
    .map((days) => (days === undefined ? undefined : new Date(NOW.getTime() - days * DAY_MS))),
  askedByThis: fc.boolean(),
});

describe('whether a customer may be asked', () => {
  it('is yes for nobody who didn’t agree, can’t be reached, or was asked within the window', () => {
    fc.assert(
      fc.property(askable, fc.integer({ min: 0, max: 365 }), (customer, windowDays) => {
        const { consent, address, lastAsked, askedByThis } = customer;
        const lately = lastAsked && NOW.getTime() - lastAsked.getTime() < windowDays * DAY_MS;
        const may = consent === true && address !== undefined && !lately && !askedByThis;
        expect(whyNotAsk(customer, windowDays, NOW) === undefined).toBe(may);
      }),
    );
    expect(whyNotAsk(undefined, 0, NOW)).toBe('unknown-customer');
  });

  it('follows the latest word, in whatever order words arrive and customers turn out to be one', () => {
    const word = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 1_000 })).map(([value, days]) => {
      const consent: Dated<boolean> = { value, at: new Date(NOW.getTime() - days * DAY_MS).toISOString() };
      return { consent } satisfies Traits;
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, selector: ({ consent }) => consent.at }),
        fc.infiniteStream(fc.nat()),
        (words, dice) => {
          const shuffled = words.map((one) => ({ one, at: dice.next().value as number })).sort((a, b) => a.at - b.at);
          const merged = shuffled.reduce<Traits>((all, { one }) => latest(all, one), {});
          const last = words.toSorted((a, b) => (a.consent.at < b.consent.at ? 1 : -1))[0]!;
          expect(merged.consent).toEqual(last.consent);
        },
      ),
    );
  });
});
