import fc from 'fast-check';
import { costOfDelay } from './cost-of-delay.js';

const WEEK_MS = 7 * 86_400_000;
const since = new Date('2026-11-20T09:00:00Z');
const after = (weeks: number) => new Date(since.getTime() + weeks * WEEK_MS);
const stakes = (unit: string, amount = 900) => {
  const side = { amount, low: null, high: null, unit, basis: 'What a call centre says' };
  return { acting: side, notActing: side };
};

describe('what waiting has cost', () => {
  it('carries the weeks, the rate and the currency that it was computed from', () => {
    expect(costOfDelay(stakes('EUR a week'), since, after(2.5))).toEqual({
      ...{ amount: 2_250, low: null, high: null, unit: 'EUR', weeks: 2.5, rate: 900, currency: 'EUR' },
      basis: '2.5 weeks of waiting at 900 EUR a week',
    });
  });

  it.each(['hours a week', 'hours per week', 'hours', 'Stunden je Woche', 'Stunden pro Woche'])(
    'has no currency where the stakes are stated in %s, and is no amount a week itself',
    (unit) => {
      const cost = costOfDelay(stakes(unit), since, after(1));
      expect(cost).toMatchObject({ currency: null, unit: unit.split(' ')[0], rate: 900, weeks: 1 });
    },
  );

  it('is the rate times the weeks, to the cent, and nothing before it begins', () => {
    const amounts = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(amounts, fc.double({ min: -1, max: 200, noNaN: true }), (amount, weeks) => {
        const cost = costOfDelay(stakes('EUR a week', amount), since, after(weeks));
        expect(cost.weeks).toBeGreaterThanOrEqual(0);
        expect(Math.abs(cost.amount - cost.rate * cost.weeks)).toBeLessThanOrEqual(0.01);
      }),
    );
  });
});
