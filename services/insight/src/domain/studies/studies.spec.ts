import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { answersOf, invented, numbersIn, type Person, RETAIL } from '../../../test/study-people.js';
import { type Answers, misfits } from './answers.js';
import { employeeWordingOf } from './employee-wording.js';
import { reportOf } from './report.js';

const instrument = RETAIL;
const report = (people: readonly Person[], asked = instrument) =>
  reportOf({ instrument: asked, answers: people.map(answersOf) }, xoroshiro128plus(1));
const oneQuestion = { ...instrument, questions: instrument.questions.slice(0, 1), importance: false };
const blank: Answers = { population: 'customer', groups: {}, ratings: {}, outcome: null, points: null, words: null };

describe('the employees’ wording', () => {
  it('turns the usual question round, and quotes any other', () => {
    expect(
      employeeWordingOf({ en: 'How do you rate our delivery?', de: 'Wie bewerten Sie unsere Lieferung?' }),
    ).toEqual({
      en: 'How do you believe our customers rate our delivery?',
      de: 'Was glauben Sie: Wie bewerten unsere Kundinnen und Kunden unsere Lieferung?',
    });
    expect(employeeWordingOf({ en: 'Would you come again?', de: 'Kämen Sie wieder?' })).toEqual({
      en: 'How do you believe our customers answer: “Would you come again?”',
      de: 'Was glauben Sie, wie unsere Kundinnen und Kunden antworten: „Kämen Sie wieder?“',
    });
  });
});

describe('answers', () => {
  const paths = (change: Partial<Answers>, version?: number) =>
    misfits({ ...blank, ...change }, instrument, version).map(({ path }) => path);
  it('that fit are taken, also with some left out', () => {
    expect(paths({ ratings: { needs: 4, trust: null }, outcome: 5 })).toEqual([]);
    expect(paths({ points: { Trust: 60, Price: 40 } })).toEqual([]);
  });
  it('off the scale, to what isn’t asked, or to another version are refused, naming the place', () => {
    expect(paths({ ratings: { needs: 6, trust: 2.5, nothing: 3 } })).toEqual([
      'ratings.needs',
      'ratings.trust',
      'ratings.nothing',
    ]);
    expect(paths({ ratings: { needs: NaN }, outcome: 0 })).toEqual(['ratings.needs', 'outcome']);
    expect(paths({ points: { Trust: 60, Price: 30 } })).toEqual(['points']);
    expect(paths({ points: { Trust: 160, Price: -60 } })).toEqual(['points']);
    expect(paths({ points: { Weather: 100 } })).toEqual(['points.Weather']);
    expect(paths({ ratings: { needs: 4 } }, 2)).toEqual(['instrumentVersion']);
  });
});

describe('a report', () => {
  // A false discovery rate of 5% lets one through now and then, so the seed is one of the nineteen.
  const people = invented(11, 400, { Sales: 34, Service: 31, Depot: 26, Night: 3 });

  it('finds what is planted, for everybody and for each team, and nothing else', () => {
    const found = report(people);
    expect(new Set(found.findings.map(({ attribute }) => attribute))).toEqual(
      new Set(['Anticipation of needs', 'Feeling special']),
    );
    for (const name of ['Everybody', 'Sales', 'Service'])
      expect(found.findings.filter(({ group }) => group === name)).toHaveLength(2);
    expect(found.findings.every(({ verdict }) => verdict === 'blind-spot')).toBe(true);
    expect(found.findings[0]!.sentence.en).toMatch(/rate “.+” \d\.\d\d to \d\.\d\d points higher than customers do\.$/);
    expect(found.findings[0]!.sentence.de).toMatch(/um \d,\d\d bis \d,\d\d Punkte höher als die Kundschaft\.$/);
  });
  it('shows neither a small group, nor the one that would give it away', () => {
    const { groups } = report(people);
    const shown = (name: string) => groups.find((group) => group.name === name)!.cells.some(({ gap }) => gap !== null);
    expect([shown('Sales'), shown('Service'), shown('Depot'), shown('Night')]).toEqual([true, true, false, false]);
    const teams = groups.filter(({ by, cells }) => by === 'team' && cells[0]!.gap !== null);
    const hidden = 94 - teams.reduce((sum, { cells }) => sum + cells[0]!.employees!.n, 0);
    expect(hidden === 0 || hidden >= 5).toBe(true);
    for (const { cells } of groups.filter((group) => group.cells[0]!.gap === null))
      expect(numbersIn(cells)).toEqual([]);
  });
  it('gives nobody away by subtraction over any two or three of its figures, in 200 made-up studies', () => {
    const random = xoroshiro128plus(33);
    for (let study = 0; study < 200; study += 1) {
      const teams = Object.fromEntries(['A', 'B', 'C', 'D'].map((name) => [name, uniformInt(random, 1, 14)]));
      const staff = invented(study, 6, teams).map((person, i) =>
        i % 11 === 3 ? { ...person, ratings: { ...person.ratings, needs: null as never } } : person,
      );
      expect(foundOut(staff)).toEqual([]);
    }
  });
  it('is the same in any order of rows', () => {
    expect(report([...people].reverse())).toEqual(report(people));
  });
  it('has shares of what matters with intervals, and knows who knows the reasons', () => {
    const { drivers, groups } = report(people);
    if (drivers.r2 === null) throw new Error('no drivers');
    expect(drivers.drivers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    const top = [...drivers.drivers]
      .sort((a, b) => b.share - a.share)
      .slice(0, 2)
      .map(({ attribute }) => attribute);
    expect(top.sort()).toEqual(['Anticipation of needs', 'Feeling special']);
    expect(groups[0]!.driverMirror).toMatchObject({ reasons: 'unknown', n: 94 });
    expect(groups[0]!.index!.n).toBe(94);
  });
  it('derives from 120 and more employees’ ratings what they go by, and from fewer nothing', () => {
    const many = invented(7, 400, { Sales: 130, Depot: 100 }).map((one) => {
      // Staff's own verdict goes by prices alone, whatever moves customers.
      return one.population === 'employee' ? { ...one, outcome: one.ratings.price! } : one;
    });
    const { groups, drivers } = report(many);
    if (drivers.r2 === null) throw new Error('no drivers');
    const [everybody] = groups;
    const price = everybody!.derived!.shares.find(({ attribute }) => attribute === 'Price')!;
    expect(everybody!.derived).toMatchObject({ n: 230, reasons: 'unknown' });
    expect(price.low).toBeGreaterThan(0.5);
    expect(everybody!.derived!.shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(groups.find(({ name }) => name === 'Sales')!.derived).toMatchObject({ n: 130 });
    expect(groups.find(({ name }) => name === 'Depot')!.derived).toBeNull();
    const same = invented(7, 400, { Sales: 200 }, {}).map((one) => ({
      ...one,
      outcome: Math.round((2 * one.ratings.needs! + 2 * one.ratings.special! + one.ratings.trust!) / 5),
    }));
    expect(report(same).groups[0]!.derived).toMatchObject({ n: 200, reasons: 'known' });
  });
  it('says why it can say nothing: three people, all alike, nobody', () => {
    expect(report([]).groups[0]!.cells.every(({ verdict }) => verdict === 'not-shown')).toBe(true);
    expect(report(people.slice(0, 3)).drivers).toEqual({ r2: null, reason: 'too-few-answers' });
    const alike = people.map((person) => ({
      ...person,
      ratings: Object.fromEntries(Object.keys(person.ratings).map((id) => [id, 4])),
      outcome: person.outcome && 4,
    }));
    const flat = report(alike);
    expect(flat.drivers).toEqual({ r2: null, reason: 'no-outcome-variance' });
    expect(flat.findings).toEqual([]);
    for (const number of numbersIn(flat)) expect(Number.isFinite(number)).toBe(true);
  });
});

/** Sums and differences of two or three shown figures of one attribute that are those of one to four people. */
function foundOut(people: readonly Person[]): string[] {
  const staff = people.filter(({ population }) => population === 'employee');
  const { groups } = report(people, oneQuestion);
  const attribute = 'Anticipation of needs';
  const sets = groups.flatMap(({ by, name, cells }) => {
    if (cells.find((cell) => cell.attribute === attribute)!.gap === null) return [];
    const inside = staff.map(
      (person) => (by === 'everybody' || person.groups[by] === name) && person.ratings.needs !== null,
    );
    return [{ name, vector: inside.map((is) => (is ? 1 : 0)) }];
  });
  const signed = sets.flatMap(({ name, vector }) => [
    { name, vector },
    { name: `-${name}`, vector: vector.map((x) => -x) },
  ]);
  const found: string[] = [];
  const check = (...terms: typeof signed) => {
    const sum = staff.map((_, i) => terms.reduce((total, { vector }) => total + vector[i]!, 0));
    const left = sum.filter((x) => x !== 0);
    if (left.length >= 1 && left.length <= 4 && left.every((x) => x === left[0] && Math.abs(x) === 1))
      found.push(terms.map(({ name }) => name).join(' '));
  };
  signed.forEach((a, i) =>
    signed.slice(i + 1).forEach((b, j) => {
      check(a, b);
      signed.slice(i + j + 2).forEach((c) => check(a, b, c));
    }),
  );
  return found;
}
