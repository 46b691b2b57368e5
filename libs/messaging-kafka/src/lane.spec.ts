import type { Delivered } from '@mirrorloop/messaging';
import type { KafkaMessage } from 'kafkajs';
import { type Fetched, Lane } from './lane.js';

const message = (offset: number): KafkaMessage => ({
  key: Buffer.from('k'),
  value: Buffer.from(`message ${offset}`),
  timestamp: '0',
  offset: String(offset),
  headers: {},
  attributes: 0,
});

/** A lane, what its handler saw, and what it said about positions. */
function laneOf(onBatch: (offsets: number[]) => Promise<void> | void = () => {}, maxBatch = 2) {
  const said: string[] = [];
  const subscriber = {
    maxBatch,
    onBatch: async (batch: readonly Delivered[]) => {
      const offsets = batch.map(({ position }) => Number(position));
      said.push(`handle ${offsets}`);
      await onBatch(offsets);
    },
  };
  const lane = new Lane('topic', 0, subscriber, ({ offset }) => void said.push(`reach ${offset}`));
  const fetched = (...offsets: number[]): Fetched => ({
    messages: offsets.map(message),
    resolve: (offset) => void said.push(`resolve ${offset}`),
  });
  return { lane, said, fetched };
}
const failing = (times: number) => () => (times-- > 0 ? Promise.reject(new Error('not now')) : Promise.resolve());
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

describe('A lane', () => {
  it('handles chunk by chunk, each effect before its position', async () => {
    const { lane, said, fetched } = laneOf();
    await lane.settle(fetched(5, 6, 8));
    expect(said).toEqual(['handle 5,6', 'reach 7', 'resolve 6', 'handle 8', 'reach 9', 'resolve 8']);
  });

  it('tries a chunk that throws again until it is settled, and tells the error meanwhile', async () => {
    const errors: (string | undefined)[] = [];
    const fails = failing(2);
    const { lane, said, fetched } = laneOf(() => {
      errors.push(lane.error?.message);
      return fails();
    });
    await lane.settle(fetched(0, 1, 2));
    expect(said.filter((it) => it.startsWith('handle'))).toEqual([
      'handle 0,1',
      'handle 0,1',
      'handle 0,1',
      'handle 2',
    ]);
    expect(errors).toEqual([undefined, 'not now', 'not now', undefined]);
  });

  it('passes over what it has settled when the same stretch comes a second time', async () => {
    const { lane, said, fetched } = laneOf();
    await Promise.all([lane.settle(fetched(0, 1)), lane.settle(fetched(0, 1, 2))]);
    expect(said.filter((it) => it.startsWith('handle'))).toEqual(['handle 0,1', 'handle 2']);
  });

  it('finishes the chunk in hand, keeps its position, and takes no other', async () => {
    const { opened, open } = gate();
    const { lane, said, fetched } = laneOf(() => opened);
    const settled = lane.settle(fetched(0, 1, 2));
    await Promise.resolve();
    const finished = lane.finish();
    open();
    await Promise.all([settled, finished]);
    expect(said).toEqual(['handle 0,1', 'reach 2', 'resolve 1']);
  });

  it('gives up a chunk that waits as soon as it has to finish, without a word about its position', async () => {
    const { lane, said, fetched } = laneOf(failing(1_000));
    const settled = lane.settle(fetched(0));
    await new Promise((resolve) => setImmediate(resolve));
    await lane.finish();
    await settled;
    expect(said.filter((it) => !it.startsWith('handle'))).toEqual([]);
  });

  it("says nothing about positions once its partition may be another consumer's", async () => {
    const { opened, open } = gate();
    const { lane, said, fetched } = laneOf(() => opened);
    const settled = lane.settle(fetched(0));
    await Promise.resolve();
    lane.abandon();
    open();
    await settled;
    expect(said).toEqual(['handle 0']);
  });
});
