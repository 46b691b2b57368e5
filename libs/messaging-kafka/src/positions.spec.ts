import { type Position, Positions } from './positions.js';

const at = (partition: number, offset: number): Position => ({ topic: 'topic', partition, offset: String(offset) });
const short = (positions: readonly Position[]): string =>
  positions.map(({ partition, offset }) => `${partition}@${offset}`).join();

/** Positions, the requests they made, and how each of those ends: at once unless it is held. */
function told(answer: (request: string) => Promise<void> | undefined = () => undefined) {
  const requests: string[] = [];
  const positions = new Positions('test.positions', async (some) => {
    requests.push(short(some));
    await answer(short(some));
  });
  return { positions, requests };
}
function held() {
  let end: (error?: Error) => void = () => {};
  const until = new Promise<void>((resolve, reject) => (end = (error) => (error ? reject(error) : resolve())));
  return { until, end };
}

describe('Positions', () => {
  it('of many partitions go in one request, each with the last that it reached', async () => {
    const { positions, requests } = told();
    for (const each of [at(0, 5), at(1, 2), at(0, 9)]) positions.reached(each);
    await positions.finish();
    expect(requests).toEqual(['0@9,1@2']);
  });

  it('are told by themselves, without anybody asking for it', async () => {
    const { until, end } = held();
    const { positions } = told(async () => end());
    positions.reached(at(0, 1));
    await until;
  });

  it('that are reached while a request is under way go with the next, never beside it', async () => {
    const [asked, answered] = [held(), held()];
    const { positions, requests } = told((request) => (request === '0@1' ? (asked.end(), answered.until) : undefined));
    positions.reached(at(0, 1));
    const finished = positions.finish();
    await asked.until;
    positions.reached(at(0, 2));
    positions.reached(at(1, 7));
    answered.end();
    await finished;
    expect(requests).toEqual(['0@1', '0@2,1@7']);
  });

  it('that could not be told are told again, with what came since, and say why meanwhile', async () => {
    const seen: (string | undefined)[] = [];
    const done = held();
    const { positions, requests } = told(async () => {
      seen.push(positions.error?.message, short(positions.waiting()));
      if (requests.length === 1) {
        positions.reached(at(1, 3));
        throw new Error('no coordinator');
      }
      done.end();
    });
    positions.reached(at(0, 1));
    await done.until;
    await positions.finish();
    expect(requests).toEqual(['0@1', '0@1,1@3']);
    expect(seen).toEqual([undefined, '', 'no coordinator', '']);
    expect([positions.error, positions.waiting()]).toEqual([undefined, []]);
  });

  it('are given up when they have to be told at once and cannot be', async () => {
    const { positions, requests } = told(() => Promise.reject(new Error('no coordinator')));
    positions.reached(at(0, 1));
    await positions.finish();
    expect(requests).toEqual(['0@1']);
  });

  it('are told by nobody once their partitions may be others’, not even those of a request that fails then', async () => {
    const [asked, answered] = [held(), held()];
    const { positions, requests } = told(() => (asked.end(), answered.until));
    positions.reached(at(0, 1));
    const finished = positions.finish();
    await asked.until;
    positions.abandon();
    positions.reached(at(0, 2));
    answered.end(new Error('too late'));
    await finished;
    expect(requests).toEqual(['0@1']);
  });
});
