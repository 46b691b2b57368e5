import { Together } from '../src/index.js';

/** Work that ends when it is told to, and what it was given. */
function heldWork() {
  const turns: { items: readonly number[]; end: () => void; fail: (error: Error) => void }[] = [];
  const work = (items: readonly number[]) =>
    new Promise<number[]>((resolve, reject) =>
      turns.push({ items, end: () => resolve(items.map((item) => item * 10)), fail: reject }),
    );
  return { turns, work };
}

/** Lets everything that is ready go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('lists that are worked on together', () => {
  it('are one turn when they came together', async () => {
    const { turns, work } = heldWork();
    const together = new Together(work, 4, 60_000);
    const results = [[1], [2, 3]].map((items) => together.run(items));
    await settled();
    turns[0]!.end();
    expect(turns.map(({ items }) => items)).toEqual([[1, 2, 3]]);
    expect(await Promise.all(results)).toEqual([[10], [20, 30]]);
  });

  it('are the next turn when they came during one, in order, each with results of its own', async () => {
    const { turns, work } = heldWork();
    const together = new Together(work, 4, 60_000);
    const results = [together.run([1])];
    await settled();
    results.push(...[[2, 3], [4, 5], [6]].map((items) => together.run(items)));
    for (const turn of [0, 1, 2]) {
      turns[turn]!.end();
      await settled();
    }
    expect(turns.map(({ items }) => items)).toEqual([[1], [2, 3, 4, 5], [6]]);
    expect(await Promise.all(results)).toEqual([[10], [20, 30], [40, 50], [60]]);
  });

  it('are tried each by itself when one of them spoils the turn, and only that one fails', async () => {
    const together = new Together(async (items: readonly number[]) => {
      if (items.includes(13)) throw new Error('13');
      return items;
    }, 100);
    const results = await Promise.allSettled([[1], [2], [13], [3]].map((items) => together.run(items)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('go on beside a turn that hangs', async () => {
    const { turns, work } = heldWork();
    const together = new Together(work, 4, 1);
    void together.run([1]);
    await settled();
    const second = together.run([2]);
    while (turns.length < 2) await settled();
    turns[1]!.end();
    expect(await second).toEqual([20]);
  });
});
