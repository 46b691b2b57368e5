import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { answersOf, invented, numbersIn, RETAIL, words } from '../../../../test/study-people.js';
import type { Answers } from '../answers.js';
import type { Instrument } from '../instrument.js';
import { type Drawn, reportOf } from '../report.js';
import { incomparable } from './waves.js';

const instrument = RETAIL;
const draw = (from: Partial<Drawn> & { answers: readonly Answers[] }) =>
  reportOf({ instrument, ...from }, xoroshiro128plus(1));
const asked = (id: string, attribute: string, touchpoint: string | null = null) => ({
  ...{ id, attribute, nature: 'functional' as const, touchpoint },
  ...{ wording: words(`Rate ${id}`), employeeWording: words(`Believe ${id}`) },
});
const answer = (population: Answers['population'], ratings: Answers['ratings'], groups = {}): Answers => ({
  ...{ population, ratings, groups, outcome: null, points: null, words: null },
});
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

describe('the breadth of a report', () => {
  const people = invented(11, 400, { Sales: 34, Service: 31 });
  const customersBy = (segment: (i: number) => string) =>
    people
      .map(answersOf)
      .map((one, i) => (one.population === 'customer' ? { ...one, groups: { segment: segment(i) } } : one));

  it('has each question and each segment of customers with interval, q and verdict', () => {
    const { questions, segments } = draw({ answers: customersBy((i) => (i % 4 ? 'regular' : 'new')) });
    expect(questions.filter(({ verdict }) => verdict === 'blind-spot').map(({ question }) => question)).toEqual([
      'needs',
      'special',
    ]);
    expect(questions[0]!.sentence!.en).toContain('“How do you rate how we anticipate what you need?”');
    expect(segments.map(({ name, cells }) => [name, cells[0]!.customers!.n])).toEqual([
      ['regular', 300],
      ['new', 100],
    ]);
    expect(segments[0]!.cells[0]).toMatchObject({ attribute: 'Anticipation of needs', verdict: 'blind-spot' });
  });

  it('has a map of touchpoints and attributes, with nothing on it that fewer than 30 customers rated', () => {
    const places = [asked('a', 'Speed', 'till'), asked('b', 'Speed', 'phone'), asked('c', 'Range', 'till')];
    const staff = times(30, (i) => answer('employee', { a: 4 + (i % 2), b: 3, c: 3 + (i % 3) }));
    const customers = times(60, (i) => answer('customer', { a: 2 + (i % 2), b: i < 20 ? 3 : null, c: 3 + (i % 3) }));
    const { touchpoints } = draw({
      instrument: { ...instrument, questions: places },
      answers: [...staff, ...customers],
    });
    expect(touchpoints.map(({ touchpoint, attribute, verdict }) => [touchpoint, attribute, verdict])).toEqual([
      ['till', 'Speed', 'blind-spot'],
      ['phone', 'Speed', 'not-shown'],
      ['till', 'Range', 'aligned'],
    ]);
  });

  it('shows no question that would give away the few who left another of its attribute out', () => {
    const two = { ...instrument, questions: [asked('a', 'Speed'), asked('b', 'Speed')] };
    const staff = times(20, (i) => answer('employee', { a: 3 + (i % 3), b: i < 2 ? null : 3 }));
    const customers = times(40, (i) => answer('customer', { a: 2 + (i % 3), b: 3 }));
    const { questions, groups } = draw({ instrument: two, answers: [...staff, ...customers] });
    expect(groups[0]!.cells[0]!.employees!.n).toBe(20);
    // All 20 answered `a`, 18 answered `b`: with both, and their attribute, the two could be found out.
    expect(questions.map(({ question, employees }) => [question, employees?.n])).toEqual([
      ['a', 20],
      ['b', undefined],
    ]);
  });

  it('weights customers to the customer base, and says what that costs', () => {
    const answers = customersBy((i) => (i % 4 ? 'regular' : 'new'));
    const base = [{ by: 'segment', shares: { regular: 0.5, new: 0.5 } }];
    const weighted = draw({ answers, base });
    expect(weighted.weighting).toMatchObject({ by: ['segment'], reason: null });
    expect(weighted.weighting!.designEffect).toBeCloseTo(4 / 3, 9);
    const plain = draw({ answers });
    expect(plain.weighting).toBeNull();
    expect(weighted.attributes[0]!.mean).not.toBe(plain.attributes[0]!.mean);
    const [wide, narrow] = [weighted, plain].map(({ attributes }) => attributes[0]!.high! - attributes[0]!.low!);
    expect(wide).toBeGreaterThan(narrow!);
    const strange = draw({ answers, base: [{ by: 'segment', shares: { regular: 0.5, new: 0.4, lost: 0.1 } }] });
    expect(strange.weighting).toEqual({ by: ['segment'], designEffect: null, reason: 'empty-cell' });
    expect(strange.attributes).toEqual(plain.attributes);
  });

  it('weights everything it says of customers’ level alike: means, who is below, their points, and the index', () => {
    const rated = (i: number) => {
      const isNew = i % 4 === 0;
      const rating = isNew ? 1 : 4 + (i % 2);
      const ratings = Object.fromEntries(instrument.questions.map(({ id }, q) => [id, q % 2 ? 6 - rating : rating]));
      const points = isNew ? { Trust: 80, Delivery: 20 } : { Trust: 20, Delivery: 80 };
      return { ...answer('customer', ratings, { segment: isNew ? 'new' : 'regular' }), points };
    };
    const believed = (i: number) =>
      Object.fromEntries(instrument.questions.map(({ id }, q) => [id, q % 2 ? 3 + (i % 2) : 2 + (i % 2)]));
    const answers = [...times(80, rated), ...times(20, (i) => answer('employee', believed(i)))];
    const drawnTo = (share: number) =>
      draw({ answers, base: [{ by: 'segment', shares: { new: share, regular: 1 - share } }] });
    const [asAnswered, half] = [drawnTo(0.25), drawnTo(0.5)];
    const first = ({ attributes }: ReturnType<typeof draw>) => attributes[0]!;
    expect([first(asAnswered).mean, first(half).mean]).toEqual([
      expect.closeTo(3.75, 9),
      expect.closeTo((1 + 14 / 3) / 2, 9),
    ]);
    // Who is below what staff believe (2.5, less the margin) are the new customers.
    expect([first(asAnswered).below!.share, first(half).below!.share]).toEqual([
      expect.closeTo(0.25, 9),
      expect.closeTo(0.5, 9),
    ]);
    const trust = ({ importance }: ReturnType<typeof draw>) =>
      importance!.shares.find(({ attribute }) => attribute === 'Trust')!.share;
    expect([trust(asAnswered), trust(half)]).toEqual([expect.closeTo(0.35, 9), expect.closeTo(0.5, 9)]);
    expect(half.groups[0]!.index!.value).toBeGreaterThan(asAnswered.groups[0]!.index!.value + 10);
  });
  it('tells what only costs where it is bad from what also gains where it is good', () => {
    const outcomeOf = ({ delivery, special }: Answers['ratings']) => (delivery! <= 2 ? 2 : 4) + (special! - 3) / 2;
    const answers = people
      .map(answersOf)
      .map((one) => (one.population === 'customer' ? { ...one, outcome: outcomeOf(one.ratings) } : one));
    const { drivers } = draw({ answers });
    if (drivers.r2 === null) throw new Error('no drivers');
    const of = (attribute: string) => drivers.drivers.find((one) => one.attribute === attribute)!;
    expect(drivers.drivers.filter(({ tableStakes }) => tableStakes).map(({ attribute }) => attribute)).toEqual([
      'Delivery',
    ]);
    expect(of('Delivery').pull!.low).toBeGreaterThan(0);
    expect(drivers.emotional!.value).toBeLessThan(0.5);
  });

  it('says where more than 30% left an attribute out, and what could not have been seen', () => {
    const few = people
      .map(answersOf)
      .map((one, i) => (i % 5 < 2 ? { ...one, ratings: { ...one.ratings, price: null } } : one));
    const { attributes, groups } = draw({ answers: few });
    expect(attributes.filter(({ sparse }) => sparse).map(({ attribute }) => attribute)).toEqual(['Price']);
    const price = attributes.find(({ attribute }) => attribute === 'Price')!;
    expect([price.n + price.missing, price.employeesMissing! > 0]).toEqual([400, true]);
    const sales = groups.find(({ name }) => name === 'Sales')!;
    expect(sales.unseen!.findable).toBeGreaterThan(groups[0]!.unseen!.findable);
    expect(sales.unseen!.alignedOutOfReach).toBeGreaterThan(0);
  });
});

describe('waves', () => {
  const before = { studyId: 'x', wave: 1, instrument, groups: [] };
  const change = (over: Partial<Instrument>) => incomparable({ ...instrument, ...over }, instrument);

  it('aren’t compared over another version, scale or wording; each place is named', () => {
    expect(change({})).toEqual([]);
    expect(change({ version: 2 })).toEqual([{ path: 'instrumentVersion', message: 'Version 1 then, 2 now.' }]);
    expect(change({ scale: { low: 0, high: 10, points: 11 } })[0]!.path).toBe('scale');
    const [first, ...rest] = instrument.questions;
    expect(change({ questions: rest })).toEqual([{ path: 'questions.needs', message: 'It is asked no more.' }]);
    expect(change({ questions: [{ ...first!, wording: words('Else?') }, ...rest] })[0]!.path).toBe('questions.needs');
    const { waves } = draw({ answers: [], instrument: { ...instrument, version: 2 }, before });
    expect(waves).toMatchObject({ groups: [], refused: [{ path: 'instrumentVersion' }] });
  });
});

describe('bad input', () => {
  const people = invented(5, 200, { Sales: 30, Alone: 1 });
  const finite = (report: object) => expect(numbersIn(report).every(Number.isFinite)).toBe(true);

  it('of a group of one hides it; everybody else is shown', () => {
    const { groups } = draw({ answers: people.map(answersOf) });
    const alone = groups.find(({ name }) => name === 'Alone')!;
    expect(alone.cells.every(({ verdict }) => verdict === 'not-shown')).toBe(true);
    expect([alone.index, alone.driverMirror, alone.unseen]).toEqual([null, null, null]);
  });
  it('of attributes that are one and the same gives both half a share, and no penalty that can’t be told apart', () => {
    const twins = people
      .map(answersOf)
      .map((one) => ({ ...one, ratings: { ...one.ratings, special: one.ratings.needs! } }));
    const report = draw({ answers: twins });
    if (report.drivers.r2 === null) throw new Error('no drivers');
    const [needs, special] = report.drivers.drivers;
    expect(needs!.share).toBeCloseTo(special!.share, 9);
    expect(needs!.pull).toBeNull();
    finite(report);
  });
  it('of an outcome that never varies says so, and raises no number', () => {
    const report = draw({ answers: people.map((one) => ({ ...answersOf(one), outcome: one.outcome && 3 })) });
    expect(report.drivers).toEqual({ r2: null, reason: 'no-outcome-variance' });
    finite(report);
  });
  it('of 40 attributes has relative weights for all of them', () => {
    const forty = times(40, (i) => asked(`q${i}`, `Attribute ${i}`));
    const random = xoroshiro128plus(4);
    const rating = () => 1 + ((random.next() >>> 1) % 5);
    const rated = () => Object.fromEntries(forty.map(({ id }) => [id, rating()]));
    const answers = [
      ...times(30, () => answer('employee', rated(), { team: 'Sales' })),
      ...times(260, () => ({ ...answer('customer', rated()), outcome: rating() })),
    ];
    const report = draw({ instrument: { ...instrument, questions: forty, importance: false }, answers });
    expect(report.groups[0]!.cells).toHaveLength(40);
    expect(report.drivers.r2).not.toBeNull();
    finite(report);
  });
});
