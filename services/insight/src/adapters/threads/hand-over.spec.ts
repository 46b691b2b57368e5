import { LexiconAnalyser } from '@mirrorloop/text';
import fc from 'fast-check';
import { handBack, handOver, takeBack, takeOver } from './hand-over.js';

const analyser = new LexiconAnalyser();
const phrase = fc.constantFrom(
  'two weeks late',
  'great staff, but ',
  'no refund!',
  'der Zug ist ',
  '\u0000',
  '\ud800',
  '😡',
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: phrase }),
  fc.constant('the till '.repeat(2_000)),
);
const rating = fc.record({ value: fc.double(), low: fc.integer(), high: fc.integer() });
const likely = fc.integer({ min: 1, max: 5 }).map((value) => ({ value, low: 1, high: 5 }));
const said = fc.record({ text: fc.option(text), rating: fc.option(fc.oneof(rating, likely)) });

describe('texts handed to a thread', () => {
  it('come back with the analyses they have where they are read on the spot', () => {
    fc.assert(
      fc.property(fc.array(said), (all) => {
        const read = handBack(analyser.analyse(takeOver(structuredClone(handOver(all)))));
        expect(takeBack(structuredClone(read))).toEqual(analyser.analyse(all));
      }),
    );
  });
});
