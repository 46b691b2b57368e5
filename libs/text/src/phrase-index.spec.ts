import fc from 'fast-check';
import { PhraseIndex } from './phrase-index.js';
import { tokensOf } from './tokens.js';

type Phrases = [pattern: string, value: string][];

/** All that a pattern stands for, written out. */
const variantsOf = (pattern: string): string[][] =>
  (pattern.match(/\(.*?\)|\S+/g) ?? []).reduce<string[][]>(
    (before, part) => {
      const ways = part.replace(/^\(|\)$/g, '').split('|');
      return before.flatMap((words) => ways.map((way) => [...words, ...way.split(' ').filter(Boolean)]));
    },
    [[]],
  );

/** Each value with its longest phrase, found by trying every variant of every pattern. */
function tried(phrases: Phrases, text: string, from: number): Map<string, number> {
  const tokens = tokensOf(text).slice(from);
  const fits = (words: string[]) =>
    words.length > 0 && words.every((word, i) => tokens[i]?.text === word || tokens[i]?.meaning.wild === word);
  const longest = new Map<string, number>();
  for (const [pattern, value] of phrases)
    for (const { length } of variantsOf(pattern).filter(fits))
      longest.set(value, Math.max(longest.get(value) ?? 0, from + length));
  return longest;
}

const word = fc.constantFrom('red', 'blue', 'two', 'days', '3');
const way = fc.array(fc.oneof(word, fc.constantFrom('#', '@')), { maxLength: 3 }).map((words) => words.join(' '));
const part = fc.oneof(
  word,
  fc.constantFrom('#', '@'),
  fc.array(way, { minLength: 1, maxLength: 3 }).map((ways) => `(${ways.join('|')})`),
);
const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const someValue = fc.constantFrom('one', 'other', 'third');
const phrases: fc.Arbitrary<Phrases> = fc.array(fc.tuple(pattern, someValue), { minLength: 1, maxLength: 5 });
const text = fc.array(fc.oneof(word, fc.constantFrom('7', 'week', '!')), { minLength: 1, maxLength: 8 });

describe('an index of phrases', () => {
  it('finds what trying every variant of every phrase finds, and nothing else', () => {
    fc.assert(
      fc.property(phrases, text, (known, words) => {
        const said = words.join(' ');
        const index = new PhraseIndex(known);
        words.forEach((_, from) => {
          const found = index.allAt(tokensOf(said), from);
          expect(new Map(found.map(({ value, to }) => [value, to]))).toEqual(tried(known, said, from));
          expect(found.map(({ to }) => to)).toEqual(found.map(({ to }) => to).sort((a, b) => a - b));
          expect(index.at(tokensOf(said), from)?.to).toBe(found.at(-1)?.to);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('prefers the longest, and of two as long the one named first', () => {
    const index = new PhraseIndex([
      ['no way', 'first'],
      ['no (way|sign)', 'second'],
      ['no', 'short'],
    ]);
    expect(index.at(tokensOf('no way back'), 0)).toEqual({ from: 0, to: 2, value: 'first' });
    expect(index.at(tokensOf('no sign'), 0)).toMatchObject({ to: 2, value: 'second' });
    expect(index.at(tokensOf('no!'), 0)).toMatchObject({ to: 1, value: 'short' });
    expect(index.at(tokensOf('yes'), 0)).toBeUndefined();
  });
});
