import fc from 'fast-check';
import { outcomeVerdict as verdictOf } from '@mirrorloop/statistics';
import { readOutcome } from './outcome.js';

describe('the verdict on an outcome', () => {
  it.each([
    ['verified', 0.1, 7, 5],
    ['verified', 5, 9, 5],
    ['refuted', -2, 4.9, 5],
    ['refuted', 1, 4.9, 5],
    ['inconclusive', 0, 9, 5],
    ['inconclusive', -3, 5, 5],
  ])('is %s from %d to %d where %d is worth having', (verdict, low, high, smallest) => {
    expect(verdictOf({ low, high }, smallest)).toBe(verdict);
  });

  it('is never verified and worth nothing, nor refuted and worth having, and there always is one', () => {
    const figure = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(figure, figure, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (a, b, smallest) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const verdict = verdictOf({ low, high }, smallest);
        expect(verdict === 'verified').toBe(low > 0 && high >= smallest);
        expect(verdict === 'refuted').toBe(high < smallest);
      }),
    );
  });

  it('needs an interval that holds the effect, an n and a source', () => {
    const refused = (said: object) => {
      try {
        return readOutcome({ version: 1, effect: 7, low: 5, high: 9, n: 100, source: 'wave 12', ...said }, 5).verdict;
      } catch (error) {
        return (error as { errors: { path: string }[] }).errors.map(({ path }) => path);
      }
    };
    expect(refused({})).toBe('verified');
    expect(refused({ low: 8 })).toEqual(['low']);
    expect(refused({ high: undefined, n: 0, source: ' ' })).toEqual(['high', 'n', 'source']);
  });
});
