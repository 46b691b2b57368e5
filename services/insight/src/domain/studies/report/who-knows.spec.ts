import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { RETAIL } from '../../../../test/study-people.js';
import type { Answers } from '../answers.js';
import { type AwarenessAnswer, awarenessQuestions } from '../awareness.js';
import { NOTHING } from '../../insight.js';
import type { Insight } from '../../insight.js';
import type { Instrument } from '../instrument.js';
import { reportOf } from '../report.js';

const insight = (id: string, theme: string, customersAWeek: number, kind: Insight['kind'] = 'surge'): Insight => ({
  ...{ id, version: 1, kind, title: `About ${theme}`, statement: 'x', touchpoint: 'web shop', theme },
  ...{ period: { from: '2026-11-01', to: '2026-11-20' }, trend: null, size: { ...NOTHING, customersAWeek } },
  ...{ study: null, retracted: null, raisedBy: 'platform', raisedAt: new Date(0), revisedAt: null },
});
const spoken = ['delivery', 'price', 'staff', 'stock', 'returns', 'store'].flatMap((theme, i) =>
  ['web shop', 'store visit'].map((touchpoint) => ({ touchpoint, theme, negative: i })),
);
const open = [insight('d', 'delivery', 90), insight('p', 'price', 40), insight('gap', 'Trust', 900, 'perception-gap')];
const running = [{ insightId: 'd', team: 'Warehouse' }];
const teams = ['Marketing', 'Warehouse'];
const asked = awarenessQuestions(open, running, spoken, teams, 'a-study')!;

describe('what is asked of awareness', () => {
  it('is each open problem and as many that don’t exist, alike in their wording, and no perception gap', () => {
    const real = asked.items.filter(({ insightId }) => insightId !== null);
    expect(real.map(({ insightId, acting, team }) => [insightId, acting, team]).sort()).toEqual([
      ['d', true, 'Warehouse'],
      ['p', false, null],
    ]);
    const decoys = asked.items.filter(({ insightId }) => insightId === null);
    expect(decoys).toHaveLength(2);
    for (const { wording } of asked.items)
      expect(wording.en).toMatch(/^More customers than usual complain about “.+” \(.+\)\.$/);
    // What is invented is about no theme of an open problem.
    expect(decoys.filter(({ wording }) => /delivery|price/.test(wording.en))).toEqual([]);
  });
  it('is in an order that tells nothing, another in another study, and the same when asked again', () => {
    expect(awarenessQuestions(open, running, spoken, teams, 'a-study')).toEqual(asked);
    const orders = new Set(
      Array.from({ length: 12 }, (_, i) =>
        awarenessQuestions(open, running, spoken, teams, `study ${i}`)!
          .items.map(({ insightId }) => insightId ?? '-')
          .join(''),
      ),
    );
    expect(orders.size).toBeGreaterThan(3);
  });
  it('has the right team among those on offer, however many teams there are', () => {
    const many = [...Array.from({ length: 25 }, (_, i) => `A team ${i}`), ...teams];
    const offered = awarenessQuestions(open, running, spoken, many, 's')!.teams;
    expect(offered).toHaveLength(20);
    expect(offered).toEqual(expect.arrayContaining(running.flatMap(({ team }) => team ?? [])));
  });
  it('is nothing where nothing is open, or nothing can be invented beside it', () => {
    expect(awarenessQuestions([], running, spoken, teams, 's')).toBeNull();
    expect(awarenessQuestions(open, running, spoken.slice(0, 2), teams, 's')).toBeNull();
  });
});

const instrument: Instrument = {
  ...RETAIL,
  ...{ questions: RETAIL.questions.slice(0, 1), outcome: null, importance: false, awareness: asked },
};
type Says = (item: (typeof asked.items)[number]) => AwarenessAnswer;
const people = (team: string, n: number, says: Says | null): Answers[] =>
  Array.from({ length: n }, () => ({
    ...{ population: 'employee', groups: { team }, ratings: {}, outcome: null, points: null, words: null },
    awareness: says && Object.fromEntries(asked.items.map((item) => [item.id, says(item)])),
  }));
const knows: Says = ({ insightId, acting, team }) => ({ reported: insightId !== null, acting, team });
const affirms: Says = () => ({ reported: true, acting: true, team: 'Warehouse' });
const nothing: Says = () => ({ reported: null, acting: null, team: null });
const drawn = (answers: readonly Answers[]) => reportOf({ instrument, answers }, xoroshiro128plus(1)).awareness!;

describe('who knows', () => {
  const found = drawn([
    ...people('Informed', 20, knows),
    ...people('Yes to all', 60, affirms),
    ...people('Unheard', 60, nothing),
    ...people('Other', 10, nothing),
    ...people('Three', 3, knows),
  ]);
  const of = (name: string) => found.groups.find((group) => group.name === name)!;
  it('is told from who says yes to everything, and from who has heard nothing', () => {
    const verdicts = (name: string) => of(name).aspects.map(({ aspect, verdict }) => `${aspect} ${verdict}`);
    expect(verdicts('Informed')).toEqual(['problem knows', 'action knows', 'owner knows']);
    expect(verdicts('Yes to all')).toEqual(['problem guesses', 'action guesses', 'owner guesses']);
    expect(verdicts('Unheard')).toEqual(['problem guesses', 'action guesses', 'owner guesses']);
    const [problem] = of('Yes to all').aspects;
    expect(problem).toMatchObject({ recall: { value: 1, n: 60 }, falseBelief: { value: 1 }, beyond: 0 });
    expect(problem!.low < 0 && problem!.high > 0).toBe(true);
    expect(problem!.sentence.en).toMatch(/^Yes to all hardly know what customers report better than by guessing: they/);
  });
  it('says nothing of a group of three, nor of the one that would give it away', () => {
    const hidden = found.groups.filter(({ n }) => n === null);
    expect(hidden.map(({ name }) => name)).toEqual(['Other', 'Three']);
    expect(of('Three')).toMatchObject({ n: null, aspects: [] });
    expect(found.groups[0]!.n).toBe(153);
  });
  it('tells of each item how many affirm it, and which were invented', () => {
    const real = found.items.find(({ insightId }) => insightId === 'd')!;
    expect(real).toMatchObject({ isReal: true, acting: true, team: 'Warehouse', reported: { n: 153 } });
    expect(real.owned!.share).toBeCloseTo(83 / 153, 9);
    const invented = found.items.filter(({ isReal }) => !isReal);
    expect(invented.map(({ reported }) => reported!.share)).toEqual([60 / 153, 60 / 153]);
  });
  it('counts who skipped the part not among those who know nothing', () => {
    const some = drawn([...people('A', 10, knows), ...people('B', 10, null)]);
    expect(some.groups[0]!).toMatchObject({ n: 10 });
    expect(drawn(people('A', 4, knows)).groups[0]).toMatchObject({ n: null, aspects: [] });
  });
  it('isn’t told where only one side was asked: recall alone tells nothing', () => {
    const noAction = { ...asked, items: asked.items.map((item) => ({ ...item, acting: false, team: null })) };
    const { awareness } = reportOf(
      { instrument: { ...instrument, awareness: noAction }, answers: people('A', 9, knows) },
      xoroshiro128plus(1),
    );
    expect(awareness!.groups[0]!.aspects.map(({ aspect }) => aspect)).toEqual(['problem']);
  });
});
