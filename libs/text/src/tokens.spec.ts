import fc from 'fast-check';
import { tokensOf } from './tokens.js';

const kinds = (text: string) => tokensOf(text).map(({ text: said, kind }) => `${kind} ${said}`);

describe('tokens', () => {
  it('are words, numbers, signs and stops; addresses and names are passed over', () => {
    expect(kinds('Don’t pay 1,200.50 :-( @joe, see https://a.example/x?y=(1) NOW!! 👍')).toEqual([
      ...[
        "word don't",
        'word pay',
        'number 1,200.50',
        'sign :-(',
        'stop ,',
        'word see',
        'word now',
        'sign !!',
        'sign 👍',
      ],
    ]);
  });

  it('tell a shout, a number word and a unit of time', () => {
    expect(tokensOf('WAITED two DAYS, OK').map(({ shouted, meaning }) => [shouted, meaning.wild])).toEqual([
      ...[
        [true, null],
        [false, '#'],
        [true, '@'],
        [false, null],
        [false, null],
      ],
    ]);
    expect(tokensOf('14')).toMatchObject([{ kind: 'number', meaning: { wild: '#' } }]);
  });

  it('stand where the text says what they say, one after the other', () => {
    const piece = fc.constantFrom('A', 'ß', 'İ', '’', "'t", '😡', '\ud800', ' ', '7', '.', ':(', '@', 'https://');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: piece })), (text) => {
        let end = 0;
        for (const token of tokensOf(text)) {
          expect(text.slice(token.start, token.end).toLowerCase().replaceAll('’', "'")).toBe(token.text);
          expect(token.start).toBeGreaterThanOrEqual(end);
          end = token.end;
        }
      }),
    );
  });
});
