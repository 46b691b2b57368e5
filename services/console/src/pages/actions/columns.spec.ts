import type { ActionView } from '@mirrorloop/contracts';
import { BOARDS, columnsOf } from './columns.js';

const NOW = new Date('2026-11-25T12:00:00Z');
const action = (id: string, over: Partial<ActionView> = {}): ActionView =>
  ({
    id,
    state: 'committed',
    owner: null,
    deadline: null,
    stakes: null,
    overdue: false,
    due: false,
    ...over,
  }) as ActionView;
const owner = (name: string) => ({ owner: { id: name, name, timeZone: 'utc' } });
const stakes = (amount: number) => ({ stakes: { notActing: { amount } } }) as Partial<ActionView>;
const shown = (actions: ActionView[], by: (typeof BOARDS)[number]) =>
  columnsOf(actions, by, NOW).map(({ key, actions: all }) => [key, all.map(({ id }) => id)]);

describe('the board', () => {
  it('has a column a person by name, and what nobody owns first', () => {
    const all = [action('a', owner('Noor')), action('b'), action('c', owner('Ana')), action('d', owner('Noor'))];
    expect(shown(all, 'owner')).toEqual([
      ['none', ['b']],
      ['Ana', ['c']],
      ['Noor', ['a', 'd']],
    ]);
  });

  it('goes by deadline: overdue, within a week, four weeks, later, and without one', () => {
    const by = (deadline: string, overdue = false) => ({ deadline, overdue });
    const all = [
      action('a', by('2026-11-20T12:00:00Z', true)),
      action('b', by('2026-12-02T12:00:00Z')),
      action('c', by('2026-12-02T12:00:01Z')),
      action('d', by('2027-03-01T12:00:00Z')),
      action('e'),
    ];
    expect(shown(all, 'deadline').map(([, ids]) => ids)).toEqual([['a'], ['b'], ['c'], ['d'], ['e']]);
  });

  it('goes by what a week of waiting costs', () => {
    const all = [action('a', stakes(10_000)), action('b', stakes(9_999)), action('c', stakes(0)), action('d')];
    expect(shown(all, 'stakes').map(([, ids]) => ids)).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  it('shows what is to be done alone, each once', () => {
    const all = [action('a'), action('b', { state: 'done' }), action('c', { state: 'dropped' })];
    for (const by of BOARDS) expect(columnsOf(all, by, NOW).flatMap((column) => column.actions)).toHaveLength(1);
  });
});
