import fc from 'fast-check';
import {
  exactly,
  isSaid,
  kish,
  mirrorIndex,
  portion,
  portionInterval,
  shareGap,
  weighedPortion,
  wilson,
} from './index.js';

const person = fc.record({ has: fc.boolean(), weight: fc.double({ min: 0.05, max: 5, noNaN: true }) });
const people = fc.array(person, { minLength: 5, maxLength: 80 });
const of = (some: readonly { has: boolean; weight: number }[], times = 1) =>
  weighedPortion(
    some.map(({ has }) => has),
    some.map(({ weight }) => times * weight),
  );

describe('a share of people who don’t count alike', () => {
  it('meets values computed apart', () => {
    const weights = [1, 2.5, 0.5, 0.5, 3, 1.5, 1, 1, 0.2, 2];
    const has = [1, 0, 1, 0, 1, 0, 0, 1, 0, 0].map(Boolean);
    const found = weighedPortion(has, weights);
    expect(found.share).toBeCloseTo(0.4166666666666667, 12);
    expect(10 / kish(weights)).toBeCloseTo(6.958466453674121, 12);
    expect(found.effective).toBeCloseTo(6.8062499999999995, 12);
    const { low, high, n } = portionInterval(found)!;
    expect([low, high]).toEqual([expect.closeTo(0.14908576031638376, 12), expect.closeTo(0.744377235422633, 12)]);
    expect(n).toBe(10);
  });
  it('is the plain share where all weigh alike, with Wilson’s interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(200), (n, some) => {
        const k = Math.min(n, some);
        const has = Array.from({ length: n }, (_, i) => i < k);
        const alike = weighedPortion(
          has,
          has.map(() => 0.7),
        );
        expect(weighedPortion(has)).toEqual(portion(k, n));
        expect(alike.share).toBeCloseTo(k / n, 12);
        expect(alike.effective).toBeCloseTo(n, 8);
        const [one, other] = [portionInterval(alike)!, wilson(k, n)!];
        expect([one.low, one.high]).toEqual([expect.closeTo(other.low, 9), expect.closeTo(other.high, 9)]);
      }),
    );
  });
  it('never says more than unweighted people could, doesn’t depend on order, nor on what weights sum to', () => {
    fc.assert(
      fc.property(people, (some) => {
        const [one, turned, larger] = [of(some), of([...some].reverse()), of(some, 3)];
        expect(one.effective).toBeLessThanOrEqual(one.n + 1e-9);
        for (const other of [turned, larger]) {
          expect(other.share).toBeCloseTo(one.share, 10);
          expect(other.effective).toBeCloseTo(one.effective, 6);
        }
        const { low, high, value } = portionInterval(one)!;
        expect(0 <= low && low <= value && value <= high && high <= 1).toBe(true);
      }),
    );
  });
  it('is compared by at least the p of both whole numbers it lies between, and not at all if worth fewer than five', () => {
    const [below, above] = [7, 8].map((k) => shareGap(exactly(3, 40), portion(k, 20)));
    const between = shareGap(exactly(3, 40), { share: 7.4 / 20, n: 31, effective: 20.6 });
    if (!isSaid(below!) || !isSaid(above!) || !isSaid(between)) throw new Error('nothing said');
    expect(between.p).toBe(Math.max(below.p, above.p));
    expect(between.customers).toMatchObject({ value: 7.4 / 20, n: 31 });
    expect(shareGap(exactly(3, 40), { share: 0.5, n: 60, effective: 4.9 })).toMatchObject({ value: null });
    expect(portionInterval(weighedPortion([], []))).toBeNull();
  });
});

describe('the mirror index of weighted customers', () => {
  const rows = (n: number, levels: readonly number[]) =>
    Array.from({ length: n }, (_, i) => levels.map((x, a) => x + (((i * 7 + a * 3) % 3) - 1) / 2));
  const scale = { low: 1, high: 5, points: 5 };
  const [few, many] = [rows(12, [2, 3, 3, 4, 5, 4]), rows(36, [4, 4, 2, 2, 3, 3])];
  const staff = rows(20, [2, 3, 3, 4, 5, 4]);
  const value = (weights?: number[]) => {
    const found = mirrorIndex(staff, [...few, ...many], scale, { weights });
    if (!isSaid(found)) throw new Error(found.reason);
    return found;
  };
  it('holds a group against those who are more among all customers than among who answered', () => {
    const heavy = value([...few.map(() => 3.6), ...many.map(() => 0.2)]);
    expect(heavy.value).toBeGreaterThan(value().value + 30);
    expect(value([...few, ...many].map(() => 2)).value).toBeCloseTo(value().value, 9);
    expect(value([...few, ...many].map(() => 2)).se).toBeCloseTo(value().se, 9);
  });
  it('counts a customer who weighs two as two for its value, and not for what it errs by', () => {
    const twice = mirrorIndex(staff, [...few, ...few, ...many], scale);
    if (!isSaid(twice)) throw new Error(twice.reason);
    const weighed = value([...few.map(() => 2), ...many.map(() => 1)]);
    expect(Math.abs(weighed.value - twice.value)).toBeLessThan(1);
    expect(weighed.se).toBeGreaterThan(twice.se);
  });
});
