import type { Span } from '@mirrorloop/contracts';
import fc from 'fast-check';
import { cut } from './spans.js';

const span = fc.record({
  start: fc.integer({ min: -5, max: 60 }),
  end: fc.integer({ min: -5, max: 60 }),
  sentiment: fc.constantFrom('negative', 'neutral', 'positive'),
  theme: fc.constant(null),
}) as fc.Arbitrary<Span>;

describe('cutting words at their spans', () => {
  it("gives the customer's words back whole, whatever an analyser said of them", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(span, { maxLength: 8 }), (text, spans) => {
        expect(
          cut(text, spans)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('marks each span by its offsets', () => {
    const late: Span = { start: 10, end: 14, sentiment: 'negative', theme: 'late delivery' };
    expect(cut('My lamp is late again', [{ ...late, start: 11, end: 15 }])).toEqual([
      { text: 'My lamp is ', span: null },
      { text: 'late', span: { ...late, start: 11, end: 15 } },
      { text: ' again', span: null },
    ]);
  });
});
