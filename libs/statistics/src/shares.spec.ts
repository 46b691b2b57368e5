import fc from 'fast-check';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { benjaminiHochberg, exactly, fisherExact, isSaid, portion, type ShareGap, shareGap } from './index.js';

const gapOf = (k: number, n: number, l: number, m: number): ShareGap => {
  const gap = shareGap(exactly(k, n), portion(l, m));
  if (!isSaid(gap)) throw new Error(gap.reason);
  return gap;
};
const people = fc.integer({ min: 5, max: 300 }).chain((n) => fc.record({ n: fc.constant(n), k: fc.nat(n) }));

describe('two shares', () => {
  it('meet textbook values: Newcombe’s interval and Fisher’s exact test', () => {
    const { difference, low, high } = gapOf(56, 70, 48, 80);
    expect(difference).toBeCloseTo(0.2, 12);
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
    expect(fisherExact(3, 4, 1, 4)).toBeCloseTo(34 / 70, 12);
    expect(fisherExact(8, 10, 1, 6)).toBeCloseTo(0.03496503496503495, 12);
    expect(fisherExact(0, 20, 0, 30)).toBe(1);
  });
  it('flip their signs exactly when the populations are swapped, and never leave -1 to 1', () => {
    fc.assert(
      fc.property(people, people, (a, b) => {
        const [one, other] = [gapOf(a.k, a.n, b.k, b.n), gapOf(b.k, b.n, a.k, a.n)];
        expect(one.difference).toBeCloseTo(-other.difference!, 12);
        expect(one.low).toBeCloseTo(-other.high, 10);
        expect(one.p).toBeCloseTo(other.p, 9);
        expect(one.low).toBeGreaterThanOrEqual(-1);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(one.low <= one.difference! + 1e-12 && one.difference! <= one.high + 1e-12).toBe(true);
      }),
    );
  });
  it('claim nothing that one of the numbers which aren’t told doesn’t allow', () => {
    fc.assert(
      fc.property(people, people, (a, b) => {
        const few = shareGap({ least: 0, most: 4, n: a.n }, portion(b.k, b.n));
        if (!isSaid(few)) throw new Error(few.reason);
        expect([few.difference, few.employees.value]).toEqual([null, null]);
        for (let k = 0; k <= 4; k += 1) {
          const one = gapOf(k, a.n, b.k, b.n);
          expect(few.low <= one.low && few.high >= one.high && few.p >= one.p).toBe(true);
          expect(few.pEquivalent).toBeGreaterThanOrEqual(one.pEquivalent);
        }
      }),
    );
  });
  it('say nothing of fewer than five', () => {
    expect(shareGap(exactly(2, 4), portion(5, 50))).toEqual({ value: null, reason: 'too-few-answers' });
  });
  it('find no difference where there is none in more than 5% of studies, and hold the true one in 95%', () => {
    const random = xoroshiro128plus(5);
    const drawn = (n: number, share: number) =>
      Array.from({ length: n }, () => uniformFloat64(random)).filter((x) => x < share).length;
    const [studies, shares] = [150, [0.02, 0.05, 0.1, 0.2, 0.3, 0.5]];
    let [wrong, held, asAlike] = [0, 0, 0];
    for (let study = 0; study < studies; study += 1) {
      const gaps = shares.map((share) => gapOf(drawn(40, share), 40, drawn(300, share), 300));
      const q = benjaminiHochberg(gaps.map(({ p }) => p));
      if (q.some((one) => one <= 0.05)) wrong += 1;
      held += gaps.filter(({ low, high }) => low <= 0 && high >= 0).length;
      // A difference of just the margin is none that may be called equivalent.
      asAlike += gapOf(drawn(60, 0.4), 60, drawn(400, 0.3), 400).pEquivalent <= 0.05 ? 1 : 0;
    }
    expect(wrong / studies).toBeLessThanOrEqual(0.05);
    expect(held / (studies * shares.length)).toBeGreaterThan(0.93);
    expect(asAlike / studies).toBeLessThanOrEqual(0.08);
  });
});
