import { GroupPositions } from '../src/index.js';
import { closeAll, collector, envelope, eventually, fresh, openLog, sequences, sharedBrokers } from './support.js';

afterEach(closeAll);

describe('the positions of groups', () => {
  const service = fresh('restored').replaceAll('.', '-');
  const positions = () => new GroupPositions({ brokers: sharedBrokers(), clientId: 'test' }, [service]);

  it('are kept and come back: what was settled since is delivered again, and nothing before it', async () => {
    const log = openLog();
    const topic = fresh('ingestion.things');
    await log.declare({ [topic]: { partitions: 2 } });
    const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
    const append = (from: number, to: number) => log.append(numbers(from, to).map((n) => envelope(topic, 'a', n)));
    const read = async (last: number) => {
      const reader = collector(topic, { group: `${service}.reader` });
      const subscription = await log.subscribe(reader);
      await eventually(`message ${last}`, async () => sequences(reader.got, 'a').includes(last));
      await eventually('no lag', async () => (await log.lag(reader.group, [topic])) === 0);
      const keeper = positions();
      if (last === 7) await expect(keeper.reset([])).rejects.toThrow('no running instances');
      await keeper.close();
      await subscription.close();
      return sequences(reader.got, 'a');
    };
    await append(0, 5);
    await read(4);
    const keeper = positions();
    const kept = await keeper.now();
    expect(kept).toEqual([expect.objectContaining({ group: `${service}.reader`, topic, position: '5' })]);

    await append(5, 8);
    expect(await read(7)).toEqual([5, 6, 7]);
    await keeper.reset(kept);
    expect(await read(7)).toEqual([5, 6, 7]);

    await keeper.reset([]);
    expect(await read(7)).toEqual(numbers(0, 8));

    await keeper.reset(kept.map((it) => ({ ...it, position: '99' })));
    expect(await read(7)).toEqual(numbers(0, 8));
    await keeper.close();
  });
});
