import { Rejected } from '@mirrorloop/kernel';
import type { Envelope } from '@mirrorloop/messaging';
import fc from 'fast-check';
import { piecesOf } from './pieces.js';

const of = (id: number, bytes: number): Envelope => ({
  id: String(id),
  type: 't',
  source: '/s',
  topic: 'topic',
  key: 'k',
  sequence: id,
  time: '2026-01-05T09:00:00.000Z',
  correlationId: 'c',
  causationId: null,
  traceparent: null,
  data: 'x'.repeat(bytes),
});

describe('An append', () => {
  it('is cut into sends below what a broker takes, in order, nothing left out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_500_000 }), { maxLength: 20 }), (sizes) => {
        const pieces = piecesOf(
          sizes.map((bytes, i) => of(i, bytes)),
          2_000_000,
        );
        expect(pieces.flat().map(({ message }) => message.headers!.ce_id)).toEqual(sizes.map((_, i) => String(i)));
        for (const piece of pieces.filter(({ length }) => length > 1))
          expect(piece.reduce((sum, { message }) => sum + message.value.length, 0)).toBeLessThan(900_000);
      }),
      { numRuns: 50 },
    );
  });

  it('is refused as a whole when one message is larger than a topic takes, naming it', () => {
    expect(() => piecesOf([of(1, 10), of(2, 5_000)], 4_000)).toThrow(Rejected);
    expect(() => piecesOf([of(1, 10), of(2, 5_000)], 4_000)).toThrow(/^t 2 is \d+ bytes; a topic takes 4000$/);
  });
});
