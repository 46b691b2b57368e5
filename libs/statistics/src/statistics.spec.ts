import fc from 'fast-check';
import {
  benjaminiHochberg,
  gammaQuantile,
  intraclassCorrelation,
  lnGamma,
  meanInterval,
  normalQuantile,
  poissonInterval,
  predictionInterval,
  quantile,
  regularisedBeta,
  tQuantile,
  upperTail,
  wilson,
} from './index.js';

/** Relative 1e-6, as the golden values promise. */
const near = (got: number, want: number) =>
  expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-6 * Math.abs(want) + 1e-12);

describe('special functions and quantiles', () => {
  it('meets textbook values', () => {
    near(lnGamma(0.5), Math.log(Math.sqrt(Math.PI)));
    near(lnGamma(101), 363.73937555556347);
    near(regularisedBeta(0.5, 2, 3), 0.6875);
    near(normalQuantile(0.975), 1.959963984540054);
    near(tQuantile(0.975, 10), 2.228138851964939);
    near(tQuantile(0.9, 4), 1.533206274058943);
    near(gammaQuantile(0.95, 1), -Math.log(0.05));
  });
  it('turns probability into quantile and back for any shape', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 400, noNaN: true }),
        fc.double({ min: 0.5, max: 400, noNaN: true }),
        (a, b) => {
          const x = a / (a + b);
          expect(regularisedBeta(x, a, b) + regularisedBeta(1 - x, b, a)).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});

describe('Wilson’s interval of a share', () => {
  it.each([
    [0, 12, 0, 0.242494006655],
    [45, 60, 0.62767929923, 0.842234774699],
    [16, 16, 0.806392319466, 1],
    [15, 15, 0.796116698964, 1],
    [7, 9, 0.452588969107, 0.936774892882],
    [1229, 1735, 0.6865287132690768, 0.7292653755665713],
  ])('holds %i of %i between %f and %f', (k, n, low, high) => {
    near(wilson(k, n)!.low, low);
    near(wilson(k, n)!.high, high);
  });
  it('says nothing of nothing', () => expect(wilson(0, 0)).toBeNull());
});

describe('the interval of a count and of a mean', () => {
  it('is Garwood’s for a count', () => {
    near(poissonInterval(10).low, 4.795389);
    near(poissonInterval(10).high, 18.390356);
    near(poissonInterval(0).high, 3.688879454);
  });
  it('is Student’s for a mean, and none for a single value', () => {
    const estimate = meanInterval(5, 10, 2, 0.95)!;
    near(estimate.high - 10, (2.7764451051978 * 2) / Math.sqrt(5));
    expect(meanInterval(1, 10, 0)).toBeNull();
  });
});

describe('Benjamini and Hochberg', () => {
  it('gives the golden q values', () => {
    const p = [0.0002, 0.0011, 0.004, 0.0039, 0.021, 0.034, 0.05, 0.2, 0.31, 0.47, 0.81, 1];
    const q = [
      0.0024, 0.0066, 0.012, 0.012, 0.0504, 0.068, 0.0857142857143, 0.3, 0.413333333333, 0.564, 0.883636363636, 1,
    ];
    benjaminiHochberg(p).forEach((got, i) => near(got, q[i]!));
  });
  it('never lets a q fall below its p, nor a larger p have a smaller q', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (p) => {
        const q = benjaminiHochberg(p);
        p.forEach((a, i) => {
          expect(q[i]!).toBeGreaterThanOrEqual(a * (1 - 1e-12));
          p.forEach((b, j) => a < b && expect(q[i]!).toBeLessThanOrEqual(q[j]!));
        });
      }),
    );
  });
});

describe('the beta-binomial', () => {
  const law = fc.record({
    n: fc.integer({ min: 1, max: 300 }),
    p: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
    rho: fc.constantFrom(0, 1e-6, 0.001, 0.01, 0.1, 0.5),
  });

  it('is uniform when a = b = 1 and binomial when the share never varies', () => {
    near(upperTail({ n: 9, p: 0.5, rho: 1 / 3 }, 7), 0.3);
    near(upperTail({ n: 10, p: 0.5, rho: 0 }, 8), 56 / 1024);
    near(upperTail({ n: 10, p: 0.5, rho: 1e-8 }, 8), 56 / 1024);
  });
  it('has the mean and the variance it promises', () => {
    const { n, p, rho } = { n: 50, p: 0.2, rho: 0.05 };
    const tails = Array.from({ length: n }, (_, k) => upperTail({ n, p, rho }, k + 1));
    const mean = tails.reduce((sum, tail) => sum + tail, 0);
    const square = tails.reduce((sum, tail, k) => sum + (2 * k + 1) * tail, 0);
    near(mean, n * p);
    near(square - mean ** 2, n * p * (1 - p) * (1 + (n - 1) * rho));
  });
  it('has a tail that only falls, and quantiles that fit it', () => {
    fc.assert(
      fc.property(law, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (any, probability) => {
        for (let k = 0; k < any.n; k += 1) expect(upperTail(any, k + 1)).toBeLessThanOrEqual(upperTail(any, k) + 1e-7);
        const k = quantile(any, probability);
        expect(1 - upperTail(any, k + 1)).toBeGreaterThanOrEqual(probability - 1e-7);
        if (k > 0) expect(1 - upperTail(any, k)).toBeLessThan(probability + 1e-7);
      }),
      { numRuns: 60 },
    );
  });
  it('predicts wider when shares vary from day to day', () => {
    const steady = predictionInterval({ n: 100, p: 0.2, rho: 0 }, 0.99);
    const varying = predictionInterval({ n: 100, p: 0.2, rho: 0.02 }, 0.99);
    expect(varying.low).toBeLessThan(steady.low);
    expect(varying.high).toBeGreaterThan(steady.high);
  });
});

describe('intraclass correlation', () => {
  it('is nothing for days that differ no more than chance, and near what was put in', () => {
    expect(
      intraclassCorrelation([
        { k: 1, n: 10 },
        { k: 1, n: 10 },
      ]),
    ).toBe(0);
    expect(intraclassCorrelation([])).toBe(0);
    // half the days at a share of .1, half at .3: variance between days .01, over p(1-p) = .16
    const days = Array.from({ length: 400 }, (_, i) => ({ k: i % 2 ? 30_000 : 10_000, n: 100_000 }));
    expect(intraclassCorrelation(days)).toBeCloseTo(0.01 / 0.16, 3);
  });
});
