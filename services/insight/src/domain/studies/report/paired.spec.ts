import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { type Answers, misfits } from '../answers.js';
import type { Instrument } from '../instrument.js';
import { reportOf } from '../report.js';
import { questionsOf } from '../templates.js';

const words = (en: string) => ({ en, de: en });
const instrument: Instrument = {
  version: 1,
  scale: { low: 0, high: 10, points: 11 },
  ends: { low: words('poor'), high: words('good') },
  questions: questionsOf('retail').slice(0, 2),
  outcome: null,
  importance: false,
  openQuestion: null,
  pairedBy: 'store',
};
const mean = (population: Answers['population'], store: string, needs: number | null, kind = 'city'): Answers => ({
  ...{ population, groups: { store, kind }, ratings: { needs, special: 6.25 }, outcome: null, points: null },
  ...{ words: null, people: 12 },
});
/** Every store's staff are two points above its customers, give or take; stores themselves lie far apart. */
const stores = Array.from({ length: 12 }, (_, i) => `store ${i}`).flatMap((store, i) => {
  const level = 1 + (i % 6) * 1.2;
  const kind = i < 8 ? 'city' : 'country';
  return [mean('customer', store, level, kind), mean('employee', store, level + 2 + (i % 3) * 0.1, kind)];
});
const drawn = (answers: readonly Answers[]) => reportOf({ instrument, answers }, xoroshiro128plus(1));

describe('a study of means', () => {
  it('compares within units, so that a gap shows which the spread of units would hide', () => {
    const [cell] = drawn(stores).groups[0]!.cells;
    expect(cell).toMatchObject({ verdict: 'blind-spot', employees: { n: 12 }, customers: { n: 12 }, needed: null });
    expect(cell!.gap).toBeCloseTo(2.1, 9);
    expect(cell!.low! > 2 && cell!.high! < 2.2).toBe(true);
  });
  it('says of one unit its gap, and refuses an interval; of a group of four units nothing', () => {
    const { units, groups } = drawn(stores);
    expect(units).toHaveLength(24);
    expect(units[0]).toMatchObject({ attribute: 'Anticipation of needs', low: null, high: null, reason: 'only-means' });
    expect(groups.map(({ name }) => name)).toEqual(['Everybody', 'city', 'country']);
    expect(groups[2]!.cells[0]).toMatchObject({ verdict: 'not-shown', gap: null, employees: null });
  });
  it('leaves out a unit of which one side is missing, and what needs single answers', () => {
    const some = drawn([...stores, mean('employee', 'alone', 9), mean('customer', 'store 99', null)]);
    expect(some.groups[0]!.cells[0]!.employees!.n).toBe(12);
    expect(some).toMatchObject({ drivers: { r2: null, reason: 'only-means' }, words: null, awareness: null });
    expect(some.groups.every(({ index, driverMirror }) => index === null && driverMirror === null)).toBe(true);
    expect(drawn([]).groups[0]!.cells.every(({ verdict }) => verdict === 'not-shown')).toBe(true);
  });
  it('calls its sides and units as the study does, in every sentence, and units neutrally where it doesn’t', () => {
    const sides = {
      employees: { en: 'shop assistants', de: 'Verkaufskräfte' },
      customers: { en: 'shoppers', de: 'Einkaufende' },
      units: { en: 'stores', de: 'Läden' },
    };
    const named = reportOf({ instrument: { ...instrument, sides }, answers: stores }, xoroshiro128plus(1));
    const sentences = [...named.groups.flatMap(({ cells }) => cells), ...named.questions].flatMap(
      ({ sentence }) => sentence ?? [],
    );
    expect(sentences[0]!.en).toMatch(
      /^Shop assistants rate “.+” \d\.\d\d to \d\.\d\d points higher than shoppers do\.$/,
    );
    expect(sentences[0]!.de).toMatch(/^Verkaufskräfte bewerten „.+“ um .+ Punkte höher als die Einkaufende\.$/);
    expect(sentences.some(({ en }) => en.startsWith('Shop assistants (city) '))).toBe(true);
    const said = JSON.stringify(sentences);
    expect(said).not.toMatch(/customer|employee|Kundschaft|Beschäftigte/i);
    const apart = stores.map((one, i) => ({ ...one, ratings: { needs: (i * 7) % 11, special: 6.25 } }));
    const open = reportOf({ instrument: { ...instrument, sides }, answers: apart }, xoroshiro128plus(1)).groups[0]!
      .cells;
    expect(open[0]!.sentence!.en).toMatch(/how Shop assistants and shoppers differ .+ fits the 12 stores\.$/);
    expect(drawn(apart).groups[0]!.cells[0]!.sentence!.en).toMatch(/fits the 12 units\.$/);
  });
  it('counts no customers of whom it knows only means', () => {
    expect(drawn(stores).attributes.map(({ below }) => below)).toEqual([null, null]);
  });
  it('is the same in any order of rows', () => {
    expect(drawn([...stores].reverse())).toEqual(drawn(stores));
  });
  it('takes any value of the scale, and no mean of fewer than five people or of a unit without a name', () => {
    const paths = (answers: Answers) => misfits(answers, instrument).map(({ path }) => path);
    expect(paths(mean('employee', 'a', 7.38))).toEqual([]);
    expect(paths({ ...mean('employee', 'a', 10.5), people: 4 })).toEqual(['ratings.needs', 'people']);
    expect(paths({ ...mean('employee', 'a', 7), groups: {}, people: null })).toEqual(['groups.store', 'people']);
    expect(misfits(mean('employee', 'a', 7), { ...instrument, pairedBy: null }).map(({ path }) => path)).toEqual([
      'ratings.special',
      'people',
    ]);
  });
});
