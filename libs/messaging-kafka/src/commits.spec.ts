import { Commits } from './commits.js';

/** What was told to the broker, which answers when it is let to. */
function standingIn() {
  const told: string[] = [];
  const answers: (() => void)[] = [];
  let failing = false;
  const commits = new Commits();
  commits.by = (offsets) => {
    told.push(
      offsets!.topics.map((t) => `${t.topic} ${t.partitions.map((p) => `${p.partition}:${p.offset}`).join()}`).join('; '),
    );
    if (failing && told.at(-1)!.includes('1:')) return Promise.reject(new Error('not that one'));
    return new Promise((resolve) => answers.push(resolve));
  };
  return { commits, told, answers, fail: () => (failing = true) };
}
const place = (partition: number, offset: string, topic = 'a') => ({ topic, partition, offset });
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('Where a consumer stands', () => {
  it('is told in one request for all partitions that come meanwhile, and each waits for its own', async () => {
    const { commits, told, answers } = standingIn();
    const done: number[] = [];
    const all = [place(0, '5'), place(1, '7'), place(2, '9'), place(0, '3', 'b')].map((it, i) =>
      commits.commit(it).then(() => done.push(i)),
    );
    await turn();
    expect([told, done]).toEqual([['a 0:5'], []]);
    answers.shift()!();
    await turn();
    expect([told, done]).toEqual([['a 0:5', 'a 1:7,2:9; b 0:3'], [0]]);
    answers.shift()!();
    await Promise.all(all);
  });

  it('is kept for the others when it can’t be for one', async () => {
    const { commits, told, answers, fail } = standingIn();
    fail();
    const settled = Promise.allSettled([0, 1, 2].map((partition) => commits.commit(place(partition, '1'))));
    for (let i = 0; i < 5; i += 1) {
      await turn();
      answers.splice(0).forEach((answer) => answer());
    }
    expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(told).toEqual(['a 0:1', 'a 1:1,2:1', 'a 1:1', 'a 2:1']);
  });

  it('of a partition that comes twice is told as it is now', async () => {
    const { commits, told, answers } = standingIn();
    const all = [place(3, '1'), place(0, '4'), place(0, '6')].map((it) => commits.commit(it));
    await turn();
    answers.shift()!();
    await turn();
    answers.shift()!();
    await Promise.all(all);
    expect(told.at(-1)).toBe('a 0:6');
  });
});
