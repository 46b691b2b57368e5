import fc from 'fast-check';
import { type ElsewhereChange, elsewhereOf } from './elsewhere.js';

const NOTHING = { title: null, problem: null, owner: null, team: null, committedAt: null, deadline: null };
const at = (hour: number) => new Date(Date.UTC(2016, 1, 29, hour));
const change = (hour: number, said: Partial<ElsewhereChange> = {}): ElsewhereChange => ({
  ...{ ref: 'INC1', at: at(hour), ...NOTHING, doneAt: null, state: null, late: null, reopened: null },
  ...said,
});
const states = fc.array(fc.constantFrom('open' as const, 'done' as const, 'dropped' as const, null), { minLength: 1 });

describe('an action that was committed elsewhere', () => {
  it('is what was said last of each thing, and names what a promise made here would have besides', () => {
    const folded = elsewhereOf('desk', [
      change(1, { title: 'Till down', owner: 'Group 1', state: 'open' }),
      change(2, { owner: 'Kim', deadline: at(9) }),
      change(3, { state: 'done' }),
    ]);
    expect(folded).toMatchObject({ title: 'Till down', owner: 'Kim', state: 'done', doneAt: at(3), changes: 3 });
    expect(folded.missing).toEqual(['problem', 'stakes', 'success-measure', 'way']);
    expect(elsewhereOf('desk', [change(1)])).toMatchObject({ title: 'INC1', state: 'open', doneAt: null });
  });

  it('is reopened when it is taken up after it was done, and done since it was done last', () => {
    const ways = ['open', 'done', 'done', 'open', 'done'] as const;
    const folded = elsewhereOf(
      'desk',
      ways.map((state, n) => change(n, { state })),
    );
    expect(folded).toMatchObject({ state: 'done', doneAt: at(4), reopened: 1, reopenedAt: at(3) });
  });

  it('is as often reopened as the other system counts, where it does: its lines may be told late', () => {
    const said = [change(1, { state: 'done', reopened: 0 }), change(2, { state: 'open', reopened: 0 })];
    expect(elsewhereOf('desk', said)).toMatchObject({ reopened: 0, reopenedAt: null });
    expect(elsewhereOf('desk', [...said, change(3, { reopened: 2 })])).toMatchObject({
      reopened: 2,
      reopenedAt: at(3),
    });
  });

  it('is as often reopened as open follows done, whatever else is said in between', () => {
    fc.assert(
      fc.property(states, (said) => {
        const folded = elsewhereOf(
          'desk',
          said.map((state, n) => change(n, { state })),
        );
        const known = said.filter((state) => state !== null);
        const again = known.filter((state, n) => state === 'open' && known[n - 1] === 'done').length;
        expect(folded.reopened).toBe(again);
        expect(folded.state).toBe(known.at(-1) ?? 'open');
        expect(folded.doneAt === null).toBe(folded.state === 'open');
      }),
    );
  });
});
