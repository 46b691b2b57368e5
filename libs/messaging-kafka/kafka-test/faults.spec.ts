import { Unavailable } from '@mirrorloop/kernel';
import { launchKafka } from './brokers.mjs';
import { closeAll, collector, envelope, eventually, fresh, openLog, sequences } from './support.js';

type Kafka = Awaited<ReturnType<typeof launchKafka>>;

let kafka: Kafka;
beforeAll(async () => {
  kafka = await launchKafka();
});
afterEach(closeAll);
afterAll(() => kafka.stop());

async function topicOf(partitions: number) {
  const log = openLog({ brokers: kafka.brokers, requestTimeoutMs: 2_000, sendDeadlineMs: 2_000 });
  const topic = fresh('ingestion.things');
  await log.declare({ [topic]: { partitions } });
  return { log, topic, broker: kafka.nodes[0]! };
}

/** As the relay does: the same again until it is durable. */
async function appendAtLast(log: ReturnType<typeof openLog>, n: number, topic: string): Promise<void> {
  await eventually(`message ${n} appended`, async () => {
    try {
      await log.append([envelope(topic, 'a', n)]);
      return true;
    } catch (error) {
      expect(error).toBeInstanceOf(Unavailable);
      return false;
    }
  });
}

const firsts = (numbers: readonly number[]): number[] => [...new Set(numbers)];

describe('A broker that fails', () => {
  it('killed and started again: reading goes on by itself, nothing is lost, order is kept, health told meanwhile', async () => {
    const { log, topic, broker } = await topicOf(1);
    const reader = collector(topic);
    const subscription = await log.subscribe(reader);
    for (let n = 0; n < 5; n += 1) await appendAtLast(log, n, topic);
    await eventually('the first five', () => reader.got.length >= 5);
    await broker.kill();
    await expect(log.append([envelope(topic, 'a', 5)])).rejects.toThrow(Unavailable);
    expect((await log.health()).up).toBe(false);
    await eventually('the subscription to be red', () => !subscription.health().up);
    await broker.restart();
    for (let n = 5; n < 10; n += 1) await appendAtLast(log, n, topic);
    await eventually(
      'all ten',
      () => firsts(sequences(reader.got, 'a')).length === 10,
      60_000,
      () => subscription.health(),
    );
    expect(firsts(sequences(reader.got, 'a'))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await eventually('health to be green', async () => subscription.health().up && (await log.health()).up);
    await eventually('no lag', async () => (await log.lag(reader.group, [topic])) === 0);
  });

  it('hung: an append is refused as unavailable within its deadline, and goes through when the broker is back', async () => {
    const { log, topic, broker } = await topicOf(1);
    const reader = collector(topic);
    await log.subscribe(reader);
    await log.append([envelope(topic, 'a', 0)]);
    broker.freeze();
    const since = Date.now();
    await expect(log.append([envelope(topic, 'a', 1)])).rejects.toThrow(Unavailable);
    expect(Date.now() - since).toBeLessThan(3_000);
    await expect(log.lag(reader.group, [topic])).rejects.toThrow(Unavailable);
    broker.thaw();
    await appendAtLast(log, 1, topic);
    await appendAtLast(log, 2, topic);
    await eventually('all three', () => firsts(sequences(reader.got, 'a')).length === 3, 60_000);
    expect(firsts(sequences(reader.got, 'a'))).toEqual([0, 1, 2]);
  });

  it('away at the start: a subscription is red, and reads as soon as the broker is there', async () => {
    const { log, topic, broker } = await topicOf(1);
    await log.append([envelope(topic, 'a', 0)]);
    await broker.kill();
    const reader = collector(topic);
    const subscription = await log.subscribe(reader);
    expect(subscription.health().up).toBe(false);
    await broker.restart();
    await eventually(
      'the message',
      () => reader.got.length === 1,
      60_000,
      () => subscription.health(),
    );
    expect(subscription.health().up).toBe(true);
  });

  it('away while a batch is in hand: its effect stands, and closing returns', async () => {
    const { log, topic, broker } = await topicOf(1);
    await log.append([envelope(topic, 'a', 0)]);
    const reader = collector(topic, {
      onBatch: async () => {
        await broker.kill();
      },
    });
    const subscription = await log.subscribe(reader);
    await eventually('the subscription to be red', () => !subscription.health().up);
    await log.close();
  });
});
