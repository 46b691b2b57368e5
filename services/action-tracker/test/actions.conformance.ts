import type { Transactions } from '@mirrorloop/messaging';
import { reproposed } from '../src/domain/action.js';
import type { ActionFilter, Actions, ListPlace } from '../src/domain/actions.js';
import { DEFAULT_RATES } from '../src/domain/stakes.js';
import { committedOf, insightOf, lineOf, MARA, proposedOf, START } from './sample-actions.js';

const HOUR = 3_600_000;
const later = (hours: number) => new Date(START.getTime() + hours * HOUR);
interface Store {
  readonly actions: Actions;
  readonly transactions: Transactions;
}

/** What every keeper of actions promises; run on the tables and on what stands in for them. */
export function actionsConformance(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  const save = (...args: [readonly Parameters<Actions['save']>[0][number][], ...string[]]) =>
    store.transactions.run((tx) =>
      store.actions.save(
        args[0],
        args[0].map((action) => lineOf(action, args[1])),
        tx,
      ),
    );
  const pages = async (filter: ActionFilter, now: Date, limit: number): Promise<string[][]> => {
    const found: string[][] = [];
    for (let after: ListPlace | undefined; ;) {
      const page = await store.actions.page(filter, now, limit, after);
      found.push(page.actions.map(({ insight }) => insight.title));
      if (!page.next) return found;
      after = page.next;
    }
  };

  it('gives back what was kept, whole, in every state', async () => {
    const kept = [proposedOf(1), proposedOf(2, 0), committedOf(3, later(50))];
    await save(kept);
    for (const action of kept) expect(await store.actions.find(action.actionId)).toEqual(action);
    expect(await store.actions.find(insightOf(1).insightId)).toBeUndefined();
  });

  it('locks those that exist, in order of id, and keeps what they became', async () => {
    await save([proposedOf(1), proposedOf(2)]);
    const again = reproposed(proposedOf(1), insightOf(1, 100, 2), DEFAULT_RATES);
    await store.transactions.run(async (tx) => {
      const ids = [3, 2, 1].map((n) => proposedOf(n).actionId);
      const locked = await store.actions.lock(ids, tx);
      expect(locked.map(({ actionId }) => actionId)).toEqual(ids.slice(1).sort());
      await store.actions.save([again], [lineOf(again)], tx);
    });
    expect(await store.actions.find(again.actionId)).toEqual(again);
  });

  it('keeps nothing of a transaction that fails', async () => {
    const failing = store.transactions.run(async (tx) => {
      await store.actions.save([proposedOf(1)], [lineOf(proposedOf(1))], tx);
      throw new Error('killed');
    });
    await expect(failing).rejects.toThrow('killed');
    expect(await store.actions.find(proposedOf(1).actionId)).toBeUndefined();
  });

  it('writes a version once: whoever comes second with it fails and changes nothing', async () => {
    await save([proposedOf(1)]);
    const other = { ...proposedOf(1), insight: insightOf(1, 1, 9), stakes: null };
    await expect(save([other])).rejects.toThrow();
    expect(await store.actions.find(other.actionId)).toEqual(proposedOf(1));
  });

  it('makes a second look wait until the first has decided', async () => {
    await save([proposedOf(1)]);
    const { actionId } = proposedOf(1);
    const seen: string[] = [];
    const look = (name: string) =>
      store.transactions.run(async (tx) => {
        const [action] = await store.actions.lock([actionId], tx);
        seen.push(`${name} sees ${action!.version}`);
        const next = { ...action!, version: action!.version + 1 };
        await store.actions.save([next], [lineOf(next)], tx);
      });
    await Promise.all([look('a'), look('b')]);
    expect(seen.map((s) => s.slice(-1))).toEqual(['1', '2']);
  });

  it('locks what nobody has promised yet, for whoever changes the rates', async () => {
    await save([proposedOf(1), committedOf(2, later(50)), proposedOf(3, 0)]);
    const proposed = await store.transactions.run((tx) => store.actions.lockProposed(tx));
    expect(proposed.map(({ insight }) => insight.title).sort()).toEqual(['Surge 1', 'Surge 3']);
  });

  it('lists the overdue first, then what a week of waiting costs, those without an amount last, in pages', async () => {
    await save([
      proposedOf(1, 100),
      proposedOf(2, 0),
      proposedOf(3, 900),
      committedOf(4, later(10), START, 50),
      committedOf(5, later(99), START, 500),
      committedOf(6, later(20), START, 60),
    ]);
    const order = ['Surge 6', 'Surge 4', 'Surge 3', 'Surge 5', 'Surge 1', 'Surge 2'];
    for (const limit of [1, 2, 4, 6, 9]) {
      const found = await pages({}, later(20), limit);
      expect(found.flat()).toEqual(order);
      expect(found.every((page) => page.length <= limit)).toBe(true);
    }
    expect((await pages({}, START, 9)).flat()).toEqual([
      'Surge 3',
      'Surge 5',
      'Surge 1',
      'Surge 6',
      'Surge 4',
      'Surge 2',
    ]);
    expect(await pages({ state: 'proposed' }, START, 9)).toEqual([['Surge 3', 'Surge 1', 'Surge 2']]);
    expect(await pages({ ownerId: MARA }, START, 9)).toEqual([['Surge 5', 'Surge 6', 'Surge 4']]);
    expect(await pages({ insightId: insightOf(5).insightId }, START, 9)).toEqual([['Surge 5']]);
    expect(await store.actions.page({ state: 'committed' }, START, 1)).toMatchObject({ total: 3 });
  });

  it('lists each of those with the same cost once', async () => {
    await save(Array.from({ length: 7 }, (_, n) => proposedOf(n)));
    const found = (await pages({}, START, 2)).flat();
    expect(found).toHaveLength(7);
    expect(new Set(found).size).toBe(7);
  });

  it('tells what happened, oldest first, and nothing of what never was', async () => {
    await save([proposedOf(1)], 'Proposed');
    await save([committedOf(1, later(50))], 'Committed');
    const lines = await store.actions.historyOf(proposedOf(1).actionId);
    expect(lines?.map(({ version, what, by, at }) => ({ version, what, by, at }))).toEqual([
      { version: 1, what: 'Proposed', by: 'Ana Ruiz', at: START },
      { version: 2, what: 'Committed', by: 'Ana Ruiz', at: START },
    ]);
    expect(await store.actions.historyOf(proposedOf(2).actionId)).toBeUndefined();
  });
}
