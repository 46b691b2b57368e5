import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { RETAIL, words } from '../../../../test/study-people.js';
import type { Answers } from '../answers.js';
import type { Instrument } from '../instrument.js';
import { reportOf } from '../report.js';
import type { Complaints, WordsMirror } from './words-mirror.js';

const instrument: Instrument = {
  ...RETAIL,
  ...{ questions: RETAIL.questions.slice(0, 1), outcome: null, importance: false },
  openQuestion: { wording: words('What should be better?'), employeeWording: words('What do they complain about?') },
};
const blank = { ratings: {}, outcome: null, points: null };
const employee = (said: string | null, team: string): Answers => ({
  ...{ ...blank, population: 'employee', groups: { team }, words: said },
});
const customer = (said: string): Answers => ({ ...blank, population: 'customer', groups: {}, words: said });
const times = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));

/** Of 100 customers 60 complain about deliveries, 30 about waiting, 10 about the staff. */
const customers = times(100, (i) =>
  customer(i < 60 ? 'The delivery was late' : i < 90 ? 'I waited for an hour' : 'Das Personal war unfreundlich'),
);
/** Staff speak of prices, in both languages; of deliveries too rarely, and of waiting never. */
const staff = times(90, (i) =>
  employee(i < 60 ? (i % 2 ? 'Our prices' : 'Die Preise') : i < 78 ? 'late deliveries' : 'Das Personal', 'ABC'[i % 3]!),
);
const drawn = (answers: readonly Answers[], complaints: Complaints | null = null): WordsMirror | null =>
  reportOf({ instrument, answers, complaints }, xoroshiro128plus(1)).words;
const verdictsOf = (mirror: WordsMirror | null, group = 'Everybody') =>
  Object.fromEntries(
    mirror!.groups.find(({ name }) => name === group)!.themes.map(({ theme, verdict }) => [theme, verdict]),
  );

describe('the mirror of words', () => {
  it('tells what staff miss, imagine, under- and overestimate, with n, interval and a corrected chance of each', () => {
    const mirror = drawn([...customers, ...staff]);
    expect(mirror).toMatchObject({ against: 'answers', period: null, customers: 100 });
    expect(verdictsOf(mirror)).toEqual({
      delivery: 'underestimated',
      price: 'imagined',
      staff: 'inconclusive',
      waiting: 'missed',
    });
    const [delivery, price] = mirror!.groups[0]!.themes;
    expect(delivery).toMatchObject({ employees: { share: 0.2, n: 90 }, customers: { share: 0.6, n: 100 } });
    expect(delivery!.low! < -0.4 && delivery!.high! > -0.4 && delivery!.high! < 0).toBe(true);
    expect(price!.sentence!.de).toMatch(
      /^Beschäftigte erwarten Beschwerden über „Preis“, die kaum vorkommen: 56 bis 76 % von ihnen/,
    );
  });
  it('counts who named it, never how often; without enough answers it takes customers’ signals, each customer once', () => {
    const complaints = { n: 400, named: { delivery: 80, price: 260 }, from: '2026-08-01', to: '2026-11-20' };
    const mirror = drawn([...customers.slice(0, 29), ...times(4, () => staff).flat()], complaints);
    expect(mirror).toMatchObject({
      ...{ against: 'signals', customers: 400, period: { from: '2026-08-01', to: '2026-11-20' } },
    });
    expect(verdictsOf(mirror)).toMatchObject({ delivery: 'as-often', price: 'as-often', staff: 'imagined' });
  });
  it('weights customers’ words to the customer base as it does their ratings, and says what that costs', () => {
    const complaint = (i: number) => (i % 2 ? 'The delivery was late' : 'I waited for an hour');
    const regular = times(90, (i) => ({ ...customer(i < 9 ? complaint(1) : complaint(0)), groups: { is: 'regular' } }));
    const fresh = times(30, (i) => ({ ...customer(i < 24 ? complaint(1) : complaint(0)), groups: { is: 'new' } }));
    const base = [{ by: 'is', shares: { regular: 0.5, new: 0.5 } }];
    const answers = [...regular, ...fresh, ...staff];
    const mirror = reportOf({ instrument, answers, base }, xoroshiro128plus(1)).words!;
    const plain = drawn(answers)!;
    expect(mirror).toMatchObject({ against: 'answers', customers: 120, designEffect: expect.closeTo(4 / 3, 9) });
    expect(plain.designEffect).toBeNull();
    const of = ({ groups }: WordsMirror) => groups[0]!.themes.find(({ theme }) => theme === 'delivery')!.customers!;
    // 10% of regular customers and 80% of new ones: half of the base each, and a quarter of who answered are new.
    expect(of(plain)).toMatchObject({ share: expect.closeTo((9 + 24) / 120, 9), n: 120 });
    expect(of(mirror)).toMatchObject({ share: expect.closeTo(0.45, 9), n: 120 });
    const widthOf = (at: { low: number; high: number }) => at.high - at.low;
    expect(widthOf(of(mirror))).toBeGreaterThan(1.1 * widthOf(of(plain)));
  });
  it('takes signals where weighted answers are worth fewer than 30', () => {
    const complaints = { n: 400, named: { delivery: 80 }, from: '2026-08-01', to: '2026-11-20' };
    const some = times(40, (i) => ({ ...customer('late delivery'), groups: { is: i < 2 ? 'new' : 'regular' } }));
    const drawnTo = (shares: Record<string, number>) =>
      reportOf(
        { instrument, answers: [...some, ...staff], complaints, base: [{ by: 'is', shares }] },
        xoroshiro128plus(1),
      ).words!;
    expect(drawnTo({ new: 0.05, regular: 0.95 })).toMatchObject({
      against: 'answers',
      designEffect: expect.closeTo(1, 9),
    });
    expect(drawnTo({ new: 0.5, regular: 0.5 })).toMatchObject({ against: 'signals', designEffect: null });
  });
  it('is none where nobody was asked, or no customer said anything', () => {
    expect(drawn(staff)).toBeNull();
    const unasked = { ...instrument, openQuestion: null };
    expect(reportOf({ instrument: unasked, answers: customers }, xoroshiro128plus(1)).words).toBeNull();
  });
  it('says of a language it doesn’t read nothing, instead of that nothing was named', () => {
    const french = times(40, () => employee('La livraison est toujours en retard et les prix sont trop chers', 'A'));
    expect(drawn([...customers, ...french])!.groups[0]!).toMatchObject({ n: null });
  });
  it('tells no number under five, and of a group of four nothing at all', () => {
    const few = [
      ...staff.slice(0, 60),
      ...times(3, () => employee('waiting', 'A')),
      ...times(4, () => employee('price', 'D')),
    ];
    const mirror = drawn([...customers, ...few])!;
    const waiting = mirror.groups[0]!.themes.find(({ theme }) => theme === 'waiting')!;
    expect(waiting).toMatchObject({ employees: { share: null, low: 0, n: 67 }, difference: null, verdict: 'missed' });
    const small = mirror.groups.find(({ name }) => name === 'D')!;
    expect(small.n).toBeNull();
    expect(small.themes.every(({ verdict, employees, p }) => verdict === 'not-shown' && !employees && !p)).toBe(true);
  });
  it('gives nobody away by subtraction over any two or three of its numbers, in 200 made-up studies', () => {
    const random = xoroshiro128plus(33);
    for (let study = 0; study < 200; study += 1) {
      const said = ['delivery', 'price', 'waiting'];
      const people = ['A', 'B', 'C', 'D'].flatMap((team) =>
        times(uniformInt(random, 1, 16), () =>
          employee(uniformInt(random, 0, 8) === 0 ? null : said[uniformInt(random, 0, 2)]!, team),
        ),
      );
      expect(foundOut(drawn([...customers, ...people])!, people)).toEqual([]);
    }
  });
});

/** Sums and differences of two or three told numbers of one theme that are those of one to four people. */
function foundOut(mirror: WordsMirror, people: readonly Answers[]): string[] {
  return ['delivery', 'price', 'waiting'].flatMap((theme) => {
    const sets = mirror.groups.flatMap(({ by, name, themes, n }) => {
      const told = themes.find((one) => one.theme === theme);
      const inside = people.map(({ groups, words: w }) => w !== null && (by === 'everybody' || groups.team === name));
      const named = people.map(({ words: w }, i) => inside[i]! && w === theme);
      const base = n === null ? [] : [{ name: `${name} n`, vector: inside.map(Number) }];
      return [...base, ...(told?.employees?.share != null ? [{ name, vector: named.map(Number) }] : [])];
    });
    const signed = sets.flatMap(({ name, vector }) => [
      { name, vector },
      { name: `-${name}`, vector: vector.map((x) => -x) },
    ]);
    const found: string[] = [];
    const check = (...terms: typeof signed) => {
      const left = people.map((_, i) => terms.reduce((sum, { vector }) => sum + vector[i]!, 0)).filter((x) => x !== 0);
      if (left.length >= 1 && left.length <= 4 && left.every((x) => x === left[0] && Math.abs(x) === 1))
        found.push(`${theme}: ${terms.map(({ name }) => name).join(' ')}`);
    };
    signed.forEach((a, i) => {
      check(a);
      signed.slice(i + 1).forEach((b, j) => {
        check(a, b);
        signed.slice(i + j + 2).forEach((c) => check(a, b, c));
      });
    });
    return found;
  });
}
