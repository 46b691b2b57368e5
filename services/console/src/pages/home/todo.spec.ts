import { world } from '../../../test/fixture/world.js';
import { insightToOwner, median } from './loop-speed.js';
import { todoOf } from './todo.js';

const { insights, actions } = world();
const standing = { signals: 20000, insights, total: insights.length, actions };

describe('what to do today', () => {
  it('is ranked by what a week of waiting costs; what has no known cost goes last', () => {
    expect(todoOf(standing, 3).map(({ kind, cost }) => [kind, cost?.amount ?? null])).toEqual([
      ['own', 18400],
      ['overdue', 3100],
      ['own', null],
      ['correct', null],
    ]);
  });

  it('is empty when all is owned, in time and correct', () => {
    const done = actions.map((action) => ({ ...action, state: 'committed' as const, overdue: false }));
    expect(todoOf({ ...standing, actions: done }, 0)).toEqual([]);
  });
});

describe('how fast the loop turns', () => {
  it('is timed from raising an insight to a committed action, and only there', () => {
    expect(insightToOwner(standing)).toEqual([29 * 3_600_000]);
  });

  it('is the middle of what there is', () => {
    expect([median([]), median([3]), median([4, 1]), median([9, 1, 5])]).toEqual([null, 3, 2.5, 5]);
  });
});
