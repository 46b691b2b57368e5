import fc from 'fast-check';
import { clausesOf } from './clauses.js';
import { tokensOf } from './tokens.js';

const cut = (text: string) =>
  clausesOf(tokensOf(text)).map(({ tokens, weight }) => [tokens.map((token) => token.text).join(' '), weight]);

describe('clauses', () => {
  it('end at stops, and count more after the last turn of their sentence than before it', () => {
    expect(cut('Slow, dear, but good (mostly). But: fine! Sadly late')).toEqual([
      ['slow', 0.6],
      ['dear', 0.6],
      ['but good', 1.4],
      ['mostly', 1.4],
      ['but', 1],
      ['fine !', 1],
      ['sadly late', 1],
    ]);
    expect(cut('good but dear though, they said; but late')).toEqual([
      ['good', 0.6],
      ['but dear', 0.6],
      ['though', 1.4],
      ['they said', 1.4],
      ['but late', 1],
    ]);
  });

  it('hold every token but the stops, once and in order', () => {
    const pieces = fc.constantFrom('good', 'but', 'however', '.', ',', ';', '\n', '!', '?!', '😡', '7', '-');
    fc.assert(
      fc.property(fc.array(pieces), (said) => {
        const tokens = tokensOf(said.join(' '));
        const clauses = clausesOf(tokens);
        expect(clauses.flatMap((clause) => clause.tokens)).toEqual(tokens.filter(({ kind }) => kind !== 'stop'));
        expect(clauses.every((clause) => clause.tokens.length > 0)).toBe(true);
        expect(clauses.some((clause) => clause.tokens.slice(1).some(({ text }) => text === 'but'))).toBe(false);
      }),
    );
  });
});
