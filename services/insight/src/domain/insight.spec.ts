import fc from 'fast-check';
import type { AnalysedSignal } from './analysed-signal.js';
import { storable } from './analysed-signal.js';
import { dayOf, dayOfIso, isoOf } from './day.js';
import { tellingsOf } from './evidence-chunks.js';
import { differs, observation, sized } from './insight.js';
import { sizeOf } from './size.js';
import { tally } from './tally.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const stated = observation({
  id: 'i',
  title: 't',
  statement: 's',
  touchpoint: null,
  theme: null,
  from: '2026-11-09',
  to: '2026-11-20',
  by: 'Mara Keller',
  now: NOW,
});

describe('the size of an insight', () => {
  it('is customers a week of its period, and their mean value with its 80% interval', () => {
    const size = sizeOf({ signals: 1372, customers: 741, values: { n: 702, mean: 387, sd: 455, currency: 'EUR' } }, 12);
    expect(size.customersAWeek).toBeCloseTo(432.3, 1);
    expect(size.valueAYear).toEqual({ mean: 387, low: 364.97, high: 409.03, n: 702, currency: 'EUR' });
  });
  it('has no value where none is known, or only one, which says nothing of how far they spread', () => {
    expect(sizeOf({ signals: 3, customers: 0, values: null }, 1).valueAYear).toBeNull();
    expect(
      sizeOf({ signals: 3, customers: 1, values: { n: 1, mean: 5, sd: 0, currency: 'EUR' } }, 1).valueAYear,
    ).toBeNull();
  });
  it('makes another insight of it when it changes, whatever order its fields come back in', () => {
    const counts = { signals: 10, customers: 4, values: null };
    const a = sized(stated, counts);
    const size = Object.fromEntries(Object.entries(a.size).reverse()) as unknown as typeof a.size;
    expect(differs(a, { ...a, size })).toBe(false);
    expect(differs(a, sized(stated, { ...counts, customers: 5 }))).toBe(true);
  });
});

describe('the events of an insight', () => {
  it('carry each piece of evidence once, in versions without a hole, the first alone raising it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.uuid(), { maxLength: 60 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 20 }),
        (ids, version, most) => {
          const tellings = tellingsOf({ version }, ids, most);
          expect(tellings.flatMap(({ evidence }) => evidence)).toEqual(ids);
          expect(tellings.map((telling) => telling.version)).toEqual(tellings.map((_, i) => version + i + 1));
          expect(tellings.map(({ first }) => first)).toEqual(tellings.map((_, i) => version === 0 && i === 0));
          expect(tellings.every(({ evidence }) => evidence.length <= most)).toBe(true);
        },
      ),
    );
  });
});

describe('days', () => {
  it('are UTC days, and come back as they went', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), fc.integer({ min: 0, max: 86_399_999 }), (day, ms) => {
        expect(dayOfIso(isoOf(day))).toBe(day);
        expect(dayOf(new Date(day * 86_400_000 + ms))).toBe(day);
      }),
    );
  });
});

describe('the daily series', () => {
  const signal = (change: object): AnalysedSignal =>
    ({
      touchpoint: 'delivery',
      occurredAt: NOW,
      text: 'x',
      analysis: { sentiment: { label: 'negative' }, themes: ['delivery'] },
      ...change,
    }) as unknown as AnalysedSignal;

  it('count every signal at its touchpoint, and in each theme it names', () => {
    const { touchpoints, themes } = tally([
      signal({}),
      signal({ analysis: { sentiment: { label: 'negative' }, themes: ['delivery', 'staff'] } }),
      signal({ text: null, analysis: { sentiment: null, themes: [] } }),
      signal({ touchpoint: 'chat', analysis: { sentiment: { label: 'positive' }, themes: ['staff'] } }),
    ]);
    const day = dayOf(NOW);
    expect(touchpoints).toEqual([
      { touchpoint: 'chat', day, total: 1, withWords: 1, judged: 1, negative: 0 },
      { touchpoint: 'delivery', day, total: 3, withWords: 2, judged: 2, negative: 2 },
    ]);
    expect(themes).toEqual([
      { touchpoint: 'chat', theme: 'staff', day, named: 1, negative: 0 },
      { touchpoint: 'delivery', theme: 'delivery', day, named: 2, negative: 2 },
      { touchpoint: 'delivery', theme: 'staff', day, named: 1, negative: 1 },
    ]);
  });
});

describe('text that is kept', () => {
  it('has nothing that PostgreSQL refuses, and is as long as before', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('\u0000', '\ud800', '\udc00', '😡'), (text, piece) => {
        const kept = storable(text + piece + text);
        expect(kept).toHaveLength(2 * text.length + piece.length);
        expect(kept).not.toMatch(/\u0000|[\ud800-\udbff](?![\udc00-\udfff])/);
      }),
    );
  });
});
