import { KafkaJSNonRetriableError } from 'kafkajs';
import type { Delivered } from '@mirrorloop/messaging';
import { GroupMember } from '../src/group-member.js';
import { closeAll, collector, envelope, eventually, fresh, gate, openLog, plainKafka, sequences } from './support.js';

afterEach(closeAll);
afterEach(() => jest.restoreAllMocks());

async function topicOf(partitions: number) {
  const log = openLog();
  const topic = fresh('ingestion.things');
  await log.declare({ [topic]: { partitions } });
  return { log, topic };
}
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('A consumer group', () => {
  it('is made anew after an error that ends a kafkajs consumer for good', async () => {
    const { log, topic } = await topicOf(1);
    const reader = collector(topic);
    const take = jest.spyOn(GroupMember.prototype as never as { take(): Promise<void> }, 'take');
    const subscription = await log.subscribe(reader);
    await log.append([envelope(topic, 'a', 0)]);
    await eventually('the first message', () => reader.got.length === 1);
    take.mockRejectedValueOnce(new KafkaJSNonRetriableError('what kafkajs never restarts from'));
    await log.append([envelope(topic, 'a', 1)]);
    await eventually('health to tell why', () => subscription.health().message.includes('never restarts from'));
    expect(subscription.health().up).toBe(false);
    await eventually('the second message', () => sequences(reader.got, 'a').includes(1));
    expect(subscription.health().up).toBe(true);
    // The first may come again: an end tells nobody how far it was.
    expect([...new Set(sequences(reader.got, 'a'))]).toEqual([0, 1]);
  });

  it('keeps a member whose batch takes longer than a session, and delivers it once', async () => {
    const { log, topic } = await topicOf(1);
    await log.append([0, 1].map((n) => envelope(topic, 'a', n)));
    const reader = collector(topic, { maxBatch: 1 });
    const subscription = await log.subscribe({
      ...reader,
      onBatch: async (batch) => {
        reader.got.push(...batch);
        await rest(5_000);
      },
    });
    await eventually('both', () => reader.got.length === 2);
    await eventually('no lag', async () => (await log.lag(reader.group, [topic])) === 0);
    expect(sequences(reader.got, 'a')).toEqual([0, 1]);
    expect(subscription.health().up).toBe(true);
  });

  it('finishes the batch in hand before a rebalance gives its partition away, so each message is handled once', async () => {
    const { log, topic } = await topicOf(4);
    const keys = Array.from({ length: 40 }, (_, i) => `key-${i}`);
    await log.append(keys.map((key, n) => envelope(topic, key, n)));
    const { handling, most, got, onBatch } = watched();
    const { opened, open } = gate();
    const group = fresh('insight.test');
    const slow = { ...collector(topic), group, maxBatch: 5 };
    await log.subscribe({
      ...slow,
      onBatch: async (batch) => {
        handling.add('first');
        await opened;
        await onBatch(batch);
      },
    });
    await eventually('a batch in hand', () => handling.has('first'));
    const joining = openLog().subscribe({ ...slow, onBatch });
    await rest(1_000);
    expect(got).toEqual([]);
    open();
    await joining;
    await eventually('all forty', () => got.length >= 40);
    await eventually('no lag', async () => (await log.lag(group, [topic])) === 0);
    expect(got.map((m) => m.envelope!.sequence).sort((a, b) => a - b)).toEqual(keys.map((_, n) => n));
    expect(most()).toBe(1);
  });

  it('shares its partitions between members that come and go, losing nothing', async () => {
    const { log, topic } = await topicOf(4);
    const group = fresh('insight.test');
    const { most, got, onBatch } = watched();
    await log.subscribe({ ...collector(topic), group, onBatch });
    for (let round = 0; round < 4; round += 1) {
      const other = openLog();
      const joining = other.subscribe({ ...collector(topic), group, onBatch });
      await log.append(Array.from({ length: 50 }, (_, i) => envelope(topic, `key-${i}`, round)));
      await joining;
      await other.close();
    }
    const seen = () => new Set(got.map((m) => m.envelope!.id)).size;
    await eventually('all two hundred', () => seen() === 200, 30_000, seen);
    expect(got).toHaveLength(200);
    expect(most()).toBe(1);
    for (let i = 0; i < 50; i += 1) expect(sequences(got, `key-${i}`)).toEqual([0, 1, 2, 3]);
  });

  it('closes only when the batch in hand is settled and its position kept', async () => {
    const { log, topic } = await topicOf(1);
    await log.append([0, 1, 2].map((n) => envelope(topic, 'a', n)));
    const { opened, open } = gate();
    const inHand = gate();
    const reader = collector(topic, { maxBatch: 2 });
    const subscription = await log.subscribe({
      ...reader,
      onBatch: async (batch) => {
        inHand.open();
        await opened;
        reader.got.push(...batch);
      },
    });
    await inHand.opened;
    const closing = subscription.close();
    await rest(300);
    open();
    await closing;
    expect(sequences(reader.got, 'a')).toEqual([0, 1]);
    expect(await log.lag(reader.group, [topic])).toBe(1);
    expect(await membersOf(reader.group)).toBe(0);
  });
});

/** Counts how many batches of one partition are ever in hand at once, over all members. */
function watched() {
  const handling = new Set<string>();
  const inHand = new Map<number, number>();
  const got: Delivered[] = [];
  let most = 0;
  const onBatch = async (batch: readonly Delivered[]) => {
    const { partition } = batch[0]!;
    inHand.set(partition, (inHand.get(partition) ?? 0) + 1);
    most = Math.max(most, inHand.get(partition)!);
    await rest(20);
    got.push(...batch);
    inHand.set(partition, inHand.get(partition)! - 1);
  };
  return { handling, got, onBatch, most: () => most };
}

async function membersOf(group: string): Promise<number> {
  const admin = plainKafka().admin();
  await admin.connect();
  const { groups } = await admin.describeGroups([group]);
  await admin.disconnect();
  return groups[0]!.members.length;
}
