import fc from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import {
  answersToShowAligned,
  bootstrapGap,
  driverMirror,
  driversOf,
  type Gap,
  gapBetween,
  isSaid,
  judge,
  kendall,
  Ledger,
  mirrorIndex,
  outcomeOf,
  paired,
  penaltyReward,
  rake,
  shareOf,
  spearman,
  type Unsaid,
} from '../src/index.js';
import { near, said } from './golden.js';

const SCALE = { low: 1, high: 5, points: 5 };
const answers = (least = 5, most = 40) =>
  fc.array(fc.integer({ min: 1, max: 5 }), { minLength: least, maxLength: most });
const both = (e: number[], c: number[], scale = SCALE) => said(gapBetween({ values: e }, { values: c }, scale));
/** No number anywhere that isn't one. */
function finite(thing: unknown): void {
  if (typeof thing === 'number') expect(Number.isFinite(thing)).toBe(true);
  else if (thing && typeof thing === 'object') Object.values(thing).forEach(finite);
}

describe('the gap', () => {
  it('changes its signs, and nothing else, when the populations are swapped', () => {
    fc.assert(
      fc.property(answers(), answers(), (e, c) => {
        const [one, other] = [both(e, c), both(c, e)];
        expect([one.value, one.low, one.high].map((x) => -x + 0)).toEqual(
          [other.value, other.high, other.low].map((x) => x + 0),
        );
        expect([one.p, one.pEquivalent]).toEqual([other.p, other.pEquivalent]);
        if (isSaid(one.effect) && isSaid(other.effect)) expect(one.effect.value + other.effect.value).toBe(0);
      }),
    );
  });
  it('stays when the scale is shifted, and grows with it when it is stretched', () => {
    fc.assert(
      fc.property(
        answers(),
        answers(),
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: 1, max: 7 }),
        (e, c, by, times) => {
          const moved = (x: number) => by + times * x;
          const scale = { low: moved(1), high: moved(5), points: 5 };
          const [one, other] = [both(e, c), both(e.map(moved), c.map(moved), scale)];
          const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-7 * (1 + Math.abs(b)));
          close(other.value, times * one.value);
          close(other.low, times * one.low);
          close(other.high, times * one.high);
          close(other.p, one.p);
          close(other.pEquivalent, one.pEquivalent);
          if (isSaid(one.effect) && isSaid(other.effect)) close(other.effect.value, one.effect.value);
        },
      ),
    );
  });
  it('never depends on the order of rows', () => {
    fc.assert(
      fc.property(answers(), answers(), (e, c) => {
        expect(both([...e].reverse(), [...c].sort())).toEqual(both(e, c));
      }),
    );
  });
  it('is a number with an interval around it, whatever is answered', () => {
    fc.assert(
      fc.property(answers(5, 12), answers(5, 60), (e, c) => {
        const gap = both(e, c);
        finite(gap);
        expect(gap.low).toBeLessThanOrEqual(gap.value);
        expect(gap.high).toBeGreaterThanOrEqual(gap.value);
      }),
    );
  });
  it('is refused with a reason: three respondents, a group of one, an answer off the scale', () => {
    const many = [1, 2, 3, 4, 5, 4, 3];
    expect(gapBetween({ values: [5, 5, 4] }, { values: many }, SCALE)).toEqual({
      value: null,
      reason: 'too-few-answers',
    });
    expect(gapBetween({ values: [5] }, { values: many }, SCALE)).toEqual({ value: null, reason: 'too-few-answers' });
    expect(gapBetween({ values: [5, 4, 5, 4, 6] }, { values: many }, SCALE)).toEqual({
      value: null,
      reason: 'outside-the-scale',
    });
    expect(gapBetween({ values: [5, 4, 5, 4, NaN] }, { values: many }, SCALE).value).toBeNull();
  });
  it('has no effect size where nobody differs, and still says how little is known', () => {
    const gap = both(Array<number>(8).fill(5), Array<number>(8).fill(5));
    expect(gap.effect).toEqual({ value: null, reason: 'no-variance' });
    expect(gap.p).toBe(1);
    expect(gap.high - gap.low).toBe(0);
    const wide = both(Array<number>(8).fill(4), Array<number>(20).fill(4));
    expect(wide.high - wide.low).toBeGreaterThan(0.5);
  });
  it('weighs customers, and employees of few stores less', () => {
    const [e, c] = [
      [5, 4, 5, 3, 4, 5, 5, 4],
      [1, 2, 3, 4, 5, 3, 4, 2, 3, 4, 5, 3],
    ];
    const plain = both(e, c);
    const stores = said(gapBetween({ values: e, designEffect: 2 }, { values: c }, SCALE));
    expect(stores.high - stores.low).toBeGreaterThan(plain.high - plain.low);
    expect(stores.p).toBeGreaterThan(plain.p);
    const alike = said(gapBetween({ values: e }, { values: c, weights: c.map(() => 3) }, SCALE));
    near(alike.low, plain.low);
    near(alike.p, plain.p);
  });
});

describe('the verdict', () => {
  const cell = (change: Partial<Gap>): Gap => ({ ...both([5, 5, 4, 5, 4, 3], [2, 3, 2, 4, 3, 2, 1, 3]), ...change });
  const verdict = (change: Partial<Gap>) => said(judge([cell(change)])[0]!);
  it('claims alignment from equivalence alone, whatever else is so', () => {
    expect(verdict({ p: 0.9, pEquivalent: 0.9 }).verdict).toBe('inconclusive');
    expect(verdict({ p: 0.9, pEquivalent: 0.01 })).toMatchObject({
      verdict: 'aligned',
      immaterial: false,
      needed: null,
    });
    expect(verdict({ p: 0.01, pEquivalent: 0.01 })).toMatchObject({ verdict: 'aligned', immaterial: true });
    expect(verdict({ p: 0.01, pEquivalent: 0.9, value: 1 }).verdict).toBe('blind-spot');
    expect(verdict({ p: 0.01, pEquivalent: 0.9, value: -1 }).verdict).toBe('hidden-strength');
  });
  it('corrects for all that was looked at, and leaves what can’t be said where it was', () => {
    const alone = said(judge([cell({ p: 0.03, pEquivalent: 1 })])[0]!);
    expect(alone.verdict).toBe('blind-spot');
    const none: Unsaid = { value: null, reason: 'too-few-answers' };
    const among = judge([
      none,
      cell({ p: 0.03, pEquivalent: 1 }),
      ...Array.from({ length: 9 }, () => cell({ p: 0.9, pEquivalent: 1 })),
    ]);
    expect(among[0]).toBe(none);
    expect(said(among[1]!).verdict).toBe('inconclusive');
    expect(said(among[1]!).needed!.toShowAligned).toBeGreaterThan(5);
  });
  it('asks more people for a smaller margin', () => {
    expect(answersToShowAligned(0.5, 1)).toBe(56);
    expect(answersToShowAligned(0.25, 1)).toBe(224);
  });
});

describe('drivers', () => {
  const random = () => xoroshiro128plus(7);
  const rows = fc.array(fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 5 }))), {
    minLength: 60,
    maxLength: 90,
  });
  const split = (all: number[][]) => [0, 1, 2].map((j) => all.map((row) => row[j]!));
  it('have shares of at least 0 that sum to 1, in any order of rows', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const found = driversOf(
          split(all),
          all.map((row) => row[3]!),
          random(),
          { resamples: 20 },
        );
        finite(found);
        if (!isSaid(found)) return;
        near(
          found.drivers.reduce((sum, { lmg }) => sum + lmg, 0),
          1,
        );
        found.drivers.forEach(({ lmg }) => expect(lmg).toBeGreaterThanOrEqual(-1e-12));
        const turned = [...all].reverse();
        expect(
          driversOf(
            split(turned),
            turned.map((row) => row[3]!),
            random(),
            { resamples: 20 },
          ),
        ).toEqual(found);
      }),
      { numRuns: 30 },
    );
  });
  it('are refused without variance in the outcome, and from too few', () => {
    const x = Array.from({ length: 60 }, (_, i) => (i % 5) + 1);
    expect(driversOf([x], Array<number>(60).fill(4), random())).toEqual({ value: null, reason: 'no-outcome-variance' });
    expect(driversOf([x.slice(0, 30)], x.slice(0, 30), random())).toEqual({ value: null, reason: 'too-few-answers' });
    expect(driversOf([Array<number>(60).fill(3)], x, random())).toEqual({ value: null, reason: 'no-variance' });
    expect(driversOf([], x, random())).toEqual({ value: null, reason: 'too-few-attributes' });
  });
  it('share alike what is the same twice, and say so', () => {
    const x = Array.from({ length: 80 }, (_, i) => (i % 5) + 1);
    const noise = x.map((_, i) => (i * 7) % 3);
    const found = said(
      driversOf(
        [x, x, noise],
        x.map((value, i) => value + noise[i]!),
        random(),
        { resamples: 50 },
      ),
    );
    near(found.drivers[0]!.lmg, found.drivers[1]!.lmg);
    expect(found.drivers[0]!.vif).toBeNull();
    finite(found);
  });
  it('take 40 attributes by relative weights', () => {
    const column = (j: number) => Array.from({ length: 220 }, (_, i) => ((i * (j + 3) * 7919) % 101) % 5);
    const attributes = Array.from({ length: 40 }, (_, j) => column(j));
    const outcome = attributes[0]!.map((x, i) => 2 * x + attributes[1]![i]! + (i % 4));
    const found = said(driversOf(attributes, outcome, random(), { resamples: 20 }));
    expect(found.method).toBe('johnson');
    expect(found.drivers[0]!.lmg).toBeGreaterThan(0.3);
    finite(found);
  });
  it('say that some outweigh the others only where their share clears their number', () => {
    const x = Array.from({ length: 100 }, (_, i) => (i * 37) % 11);
    const z = Array.from({ length: 100 }, (_, i) => (i * 53) % 7);
    const found = said(
      driversOf(
        [x, z],
        x.map((value, i) => value + (i % 3)),
        random(),
        { resamples: 100 },
      ),
    );
    expect(shareOf(found, [0])).toMatchObject({ fair: 0.5, verdict: 'outweighs' });
    expect(shareOf(found, [1]).verdict).toBe('is-outweighed');
    expect(shareOf(found, [0, 1]).value).toBeCloseTo(1, 9);
  });
});

describe('the mirror', () => {
  const people = (n: number, mean: number[]) =>
    Array.from({ length: n }, (_, i) =>
      mean.map((m, a) => Math.min(5, Math.max(1, Math.round(m + ((i * 7 + a * 3) % 3) - 1)))),
    );
  const truth = [2, 3, 3, 4, 5, 4];
  it('is clear where a group says what customers say, and blind where it says the reverse', () => {
    const customers = people(60, truth);
    const same = said(mirrorIndex(people(20, truth), customers, SCALE));
    const reversed = said(mirrorIndex(people(20, [5, 4, 4, 3, 2, 2]), customers, SCALE));
    expect(same.value).toBeGreaterThan(90);
    expect(same.band).toBe('customer-centric');
    expect(reversed.value).toBe(0);
    expect(reversed.band).toBe('naive');
  });
  it('doesn’t depend on the order of rows, and needs five attributes and five people', () => {
    const [e, c] = [people(9, truth), people(31, truth)];
    expect(mirrorIndex([...e].reverse(), [...c].reverse(), SCALE)).toEqual(mirrorIndex(e, c, SCALE));
    expect(mirrorIndex(people(9, [2, 3, 4]), people(9, [2, 3, 4]), SCALE)).toMatchObject({
      reason: 'too-few-attributes',
    });
    expect(mirrorIndex(people(1, truth), c, SCALE)).toMatchObject({ reason: 'too-few-answers' });
  });
  it('of drivers says nothing of five attributes that all get the same points', () => {
    const points = Array.from({ length: 8 }, () => [20, 20, 20, 20, 20, 0]);
    const input = {
      points: points.map((row) => row.map(() => 100 / 6)),
      employees: people(8, truth),
      customers: people(40, truth),
      shares: [0.4, 0.2, 0.1, 0.1, 0.1, 0.1],
      replicates: [Float64Array.from([0.4, 0.2, 0.1, 0.1, 0.1, 0.1])],
      scale: SCALE,
    };
    expect(driverMirror(input, xoroshiro128plus(1))).toEqual({ value: null, reason: 'no-variance' });
    finite(driverMirror({ ...input, points }, xoroshiro128plus(1), 50));
  });
});

describe('what else could go wrong', () => {
  it('a raked cell without people is refused, not made up', () => {
    const groups = ['a', 'a', 'a', 'b'];
    expect(rake([{ groups, shares: { a: 0.5, b: 0.3, c: 0.2 } }])).toEqual({ value: null, reason: 'empty-cell' });
    expect(said(rake([{ groups, shares: { a: 0.5, b: 0.5 } }])).designEffect).toBeGreaterThan(1);
  });
  it('pairs, ranks and bootstraps say nothing of what doesn’t vary', () => {
    expect(paired([0.5])).toMatchObject({ reason: 'too-few-answers' });
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(kendall([1, 2, 3], [1, 1, 1])).toBeNull();
    near(spearman([1, 2, 3, 4], [1, 3, 2, 4]), 0.8);
    near(kendall([1, 2, 3, 4], [1, 3, 2, 4]), 2 / 3);
    expect(bootstrapGap([4, 4, 4], [4, 4, 4], xoroshiro128plus(1), 50)).toMatchObject({ reason: 'no-variance' });
  });
  it('an attribute with few at an end has no penalty, and an outcome that never varies none at all', () => {
    const y = Array.from({ length: 60 }, (_, i) => (i % 5) + 1);
    expect(penaltyReward([y.map(() => 3)], y, { lowUpTo: 2, highFrom: 5 })).toEqual([
      { value: null, reason: 'too-few-low-or-high' },
    ]);
    expect(
      penaltyReward(
        [y],
        y.map(() => 3),
        { lowUpTo: 2, highFrom: 5 },
      )[0],
    ).toMatchObject({ reason: 'no-outcome-variance' });
    const ends = Array.from({ length: 60 }, (_, i) => (i % 2 ? 1 : 5));
    finite(penaltyReward([ends, ends], y, { lowUpTo: 2, highFrom: 5 }));
  });
  it('an effect is verified by its interval, and never where its units were picked by the measure', () => {
    expect(outcomeOf({ low: 0.1, high: 0.6, se: 0.12 }, 0.3).verdict).toBe('verified');
    expect(outcomeOf({ low: -0.4, high: 0.2, se: 0.15 }, 0.3).verdict).toBe('refuted');
    expect(outcomeOf({ low: -0.4, high: 0.9, se: 0.33 }, 0.3)).toMatchObject({ verdict: 'inconclusive' });
    expect(outcomeOf({ low: 0.1, high: 0.6, se: 0.12 }, 0.3, true).verdict).toBe('inconclusive');
  });
  it('a ledger tells no set whose complement, or difference from another, is small', () => {
    const set = fc.uniqueArray(fc.integer({ min: 0, max: 29 }), { minLength: 1, maxLength: 29 });
    fc.assert(
      fc.property(fc.array(set, { minLength: 1, maxLength: 8 }), (sets) => {
        const ledger = new Ledger();
        const told = sets.map((people) => new Set(people)).filter((people) => ledger.release(people));
        for (const a of told)
          for (const b of told) {
            const rest = [...a].filter((person) => !b.has(person)).length;
            if ([...b].every((person) => a.has(person)) && rest > 0) expect(rest).toBeGreaterThanOrEqual(5);
          }
      }),
    );
  });
});
