import fc from 'fast-check';
import { product } from './interval.js';
import { computeStakes, DEFAULT_RATES, type InsightSize } from './stakes.js';

const value = { mean: 387, low: 365, high: 409, n: 702, currency: 'EUR' };
const surge: InsightSize = { customers: 741, customersAWeek: 432, valueAYear: value };

describe('the stakes of an insight', () => {
  it('are the customers a week times the value at risk, half of it won back by acting', () => {
    const { stakes } = computeStakes(surge, DEFAULT_RATES);
    expect(stakes?.notActing).toMatchObject({ amount: 16_718.4, unit: 'EUR a week' });
    expect(stakes?.acting).toMatchObject({ amount: 8_359.2, unit: 'EUR a week' });
  });

  it('show the rates they were computed with, and that these are settings', () => {
    const { stakes } = computeStakes(surge, { shareOfValueAtRisk: 0.125, shareWonBackByActing: 0.4 });
    expect(stakes?.notActing.basis).toBe(
      '432 customers a week × 12.5% of EUR 387 a year at risk (setting); 741 customers seen, the value of 702 known; 80% interval',
    );
    expect(stakes?.acting.basis).toContain('40% of what a week of waiting loses is won back by acting (setting)');
  });

  it('carry an interval that both the number of customers and their value widen', () => {
    const { stakes } = computeStakes(surge, DEFAULT_RATES);
    const { low, high } = stakes!.notActing;
    // Computed apart from this code, with the exact Poisson ends 706.3356 and 777.1162 of 741.
    expect(Math.abs(low! - 15_500.52)).toBeLessThan(1);
    expect(Math.abs(high! - 17_983.6)).toBeLessThan(1);
  });

  it.each<[string, InsightSize, string]>([
    ['customers', { ...surge, customers: 0, customersAWeek: 0 }, 'No known customer is among the signals'],
    ['customers a week', { ...surge, customers: 1, customersAWeek: 0 }, 'a week of waiting concerns none'],
    ['values', { ...surge, valueAYear: null }, 'The value of the customers concerned is not known'],
    ['positive value', { ...surge, valueAYear: { ...value, mean: 0 } }, 'no positive value'],
  ])('are not made up where there are no %s, and say why', (_what, size, why) => {
    const computed = computeStakes(size, DEFAULT_RATES);
    expect(computed.stakes).toBeNull();
    expect(computed.missing).toContain(why);
  });

  it('are ordered numbers for every size, and never lose money by acting', () => {
    const positive = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    const size = fc.record({ customers: fc.integer({ min: 1, max: 1e6 }), customersAWeek: positive, mean: positive });
    const ends = fc.record({
      low: fc.double({ min: -2, max: 1, noNaN: true }),
      high: fc.double({ min: 1, max: 9, noNaN: true }),
    });
    fc.assert(
      fc.property(size, ends, ({ mean, ...counts }, { low, high }) => {
        const valueAYear = { ...value, mean, low: mean * low, high: mean * high };
        const { notActing, acting } = computeStakes({ ...counts, valueAYear }, DEFAULT_RATES).stakes!;
        for (const side of [notActing, acting]) {
          expect(side.low).toBeGreaterThanOrEqual(0);
          expect(side.low).toBeLessThanOrEqual(side.amount);
          expect(side.amount).toBeLessThanOrEqual(side.high!);
        }
        expect(acting.amount).toBeLessThanOrEqual(notActing.amount);
      }),
    );
  });
});

describe('the product of two estimates', () => {
  it('is as wide as one of them where the other is certain', () => {
    const sure = { at: 2, low: 2, high: 2 };
    const certain = product({ at: 10, low: 8, high: 13 }, sure);
    expect(certain.low).toBeCloseTo(16);
    expect(certain.high).toBeCloseTo(26);
  });
  it('begins at nothing where one of them may be nothing', () => {
    expect(product({ at: 10, low: -1, high: 13 }, { at: 2, low: 1, high: 3 }).low).toBe(0);
  });
});
