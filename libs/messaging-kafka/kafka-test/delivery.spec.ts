import { Unavailable } from '@mirrorloop/kernel';
import { Partitioners } from 'kafkajs';
import {
  closeAll,
  collector,
  envelope,
  eventually,
  fresh,
  gate,
  ids,
  keysByPartition,
  openLog,
  plainKafka,
  sequences,
} from './support.js';

afterEach(closeAll);

async function topicOf(partitions: number) {
  const log = openLog();
  const topic = fresh('ingestion.things');
  await log.declare({ [topic]: { partitions } });
  return { log, topic };
}

describe('Kafka as the log', () => {
  it('hands a new group everything from the beginning, whole', async () => {
    const { log, topic } = await topicOf(3);
    const sent = { ...envelope(topic, 'Zoë 🛍️\nsecond line', 7), causationId: 'cause', traceparent: '00-a-b-01' };
    await log.append([sent]);
    const reader = collector(topic);
    await log.subscribe(reader);
    await eventually('the envelope', () => reader.got.length === 1);
    expect(reader.got[0]!.envelope).toEqual(sent);
    expect(reader.got[0]!.position).toBe('0');
  });

  it('keeps the order of each key over many appends', async () => {
    const { log, topic } = await topicOf(3);
    const reader = collector(topic);
    await log.subscribe(reader);
    const keys = ['a', 'b', 'c', 'd', 'e'];
    for (let n = 0; n < 40; n += 1) await log.append(keys.map((key) => envelope(topic, key, n)));
    await eventually('200 messages', () => reader.got.length === 200);
    for (const key of keys) expect(sequences(reader.got, key)).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });

  it('moves 5,000 messages of 900 bytes in one append, cut into sends that a broker takes', async () => {
    const { log, topic } = await topicOf(1);
    const wide = { data: JSON.stringify({ words: 'x'.repeat(900) }) };
    await log.append(Array.from({ length: 5_000 }, (_, n) => ({ ...envelope(topic, 'one', n), ...wide })));
    const reader = collector(topic, { maxBatch: 500 });
    await log.subscribe(reader);
    await eventually('5,000 messages', () => reader.got.length === 5_000);
    expect(sequences(reader.got, 'one')).toEqual(Array.from({ length: 5_000 }, (_, n) => n));
  });

  it('carries a message of 3 MB and refuses one that is larger than any topic takes, naming it', async () => {
    const { log, topic } = await topicOf(1);
    const large = { ...envelope(topic, 'one', 1), data: JSON.stringify('x'.repeat(3_000_000)) };
    await log.append([envelope(topic, 'one', 0), large, envelope(topic, 'one', 2)]);
    const reader = collector(topic);
    await log.subscribe(reader);
    await eventually('three messages', () => reader.got.length === 3);
    expect(reader.got[1]!.envelope).toEqual(large);
    const tooLarge = { ...large, data: 'x'.repeat(5_000_000) };
    await expect(log.append([tooLarge])).rejects.toThrow(`${large.id} is 50`);
  });

  it('starts at the first message a group has not settled, in another process too', async () => {
    const { log, topic } = await topicOf(1);
    await log.append([0, 1, 2].map((n) => envelope(topic, 'a', n)));
    const first = collector(topic);
    const reading = await log.subscribe(first);
    await eventually('three messages', () => first.got.length === 3);
    await reading.close();
    await log.append([3, 4].map((n) => envelope(topic, 'a', n)));
    const second = collector(topic, { group: first.group });
    await openLog().subscribe(second);
    await eventually('the other two', () => second.got.length === 2);
    expect(sequences(second.got, 'a')).toEqual([3, 4]);
    expect(first.got).toHaveLength(3);
  });

  it('agrees with other clients where a key lives', async () => {
    const { log, topic } = await topicOf(6);
    const keys = ['a', 'Zoë', '🛍️', '', 'subject-42'];
    await log.append(keys.map((key) => envelope(topic, key, 0)));
    const producer = plainKafka().producer({ createPartitioner: Partitioners.JavaCompatiblePartitioner });
    await producer.connect();
    const headers = { ce_specversion: '1.0', ce_id: 'theirs', ce_type: 'theirs', ce_source: '/theirs' };
    await producer.send({ topic, messages: keys.map((key) => ({ key, value: '{}', headers })) });
    await producer.disconnect();
    const reader = collector(topic);
    await log.subscribe(reader);
    await eventually('both messages of each key', () => reader.got.length === 10);
    const homes = (mine: boolean) =>
      reader.got
        .filter(({ envelope: e }) => (e!.type !== 'theirs') === mine)
        .map(({ envelope: e, partition }) => [e!.key, partition])
        .sort();
    expect(homes(true)).toEqual(homes(false));
    expect(new Set(homes(true).map(([, partition]) => partition)).size).toBeGreaterThan(1);
  });

  it('hands out what is no envelope as it came, in its place', async () => {
    const { log, topic } = await topicOf(1);
    const producer = plainKafka().producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    const notUtf8 = Buffer.from([0x7b, 0xff, 0x7d]);
    await producer.send({ topic, messages: [{ value: '{"no":"headers"}' }, { value: notUtf8 }, { value: null }] });
    await producer.disconnect();
    await log.append([envelope(topic, 'a', 1)]);
    const reader = collector(topic);
    await log.subscribe(reader);
    await eventually('all four', () => reader.got.length === 4);
    expect(reader.got.map((m) => m.unreadable)).toEqual(['{"no":"headers"}', '{\ufffd}', '', undefined]);
    expect(ids(reader.got)[3]).toBe(`${topic}-a-1`);
  });
});

describe('A batch that throws', () => {
  it('comes again until it is settled, and nothing after it comes before', async () => {
    const { log, topic } = await topicOf(1);
    await log.append([0, 1, 2, 3].map((n) => envelope(topic, 'a', n)));
    const seen: number[][] = [];
    let failures = 3;
    const reader = collector(topic, {
      maxBatch: 2,
      onBatch: async (batch) => {
        seen.push(sequences(batch, 'a'));
        if (failures-- > 0) throw new Unavailable('the database is away');
      },
    });
    await log.subscribe(reader);
    await eventually('both batches', () => seen.length === 5);
    expect(seen).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [2, 3],
    ]);
    await eventually('the position at the end', async () => (await log.lag(reader.group, [topic])) === 0);
  });

  it('holds its partition alone: neighbours go on, and health names the one that waits', async () => {
    const { log, topic } = await topicOf(3);
    const [stuck, second, third] = await keysByPartition(log, topic, 3);
    let away = true;
    const reader = collector(topic);
    const subscription = await log.subscribe({
      ...reader,
      onBatch: async (batch) => {
        if (away && batch.some((m) => m.envelope?.key === stuck)) throw new Unavailable('the database is away');
        reader.got.push(...batch);
      },
    });
    for (let n = 1; n <= 5; n += 1) await log.append([stuck!, second!, third!].map((key) => envelope(topic, key, n)));
    await eventually('the neighbours', () => [second!, third!].every((key) => sequences(reader.got, key).includes(5)));
    expect(sequences(reader.got, stuck!)).toEqual([]);
    expect(subscription.health()).toMatchObject({
      up: true,
      waiting: [{ topic, partition: 0, error: 'the database is away' }],
    });
    away = false;
    await eventually('the one that waited', () => sequences(reader.got, stuck!).includes(5));
    expect(sequences(reader.got, stuck!)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(subscription.health().waiting).toEqual([]);
  });

  it('holds its partition alone while it hangs, too', async () => {
    const { log, topic } = await topicOf(2);
    const [stuck, neighbour] = await keysByPartition(log, topic, 2);
    const { opened, open } = gate();
    const reader = collector(topic);
    await log.subscribe({
      ...reader,
      onBatch: async (batch) => {
        if (batch.some((m) => m.envelope?.key === stuck)) await opened;
        reader.got.push(...batch);
      },
    });
    await log.append([envelope(topic, stuck!, 1)]);
    for (let n = 1; n <= 5; n += 1) {
      await log.append([envelope(topic, neighbour!, n)]);
      await eventually(`neighbour ${n}`, () => sequences(reader.got, neighbour!).includes(n));
    }
    expect(sequences(reader.got, stuck!)).toEqual([]);
    open();
    await eventually('the one that hung', () => sequences(reader.got, stuck!).includes(1));
  });

  it('may throw any error of kafkajs or of JavaScript without ending the consumer', async () => {
    const { KafkaJSNonRetriableError } = jest.requireActual<typeof import('kafkajs')>('kafkajs');
    const { log, topic } = await topicOf(1);
    const errors: unknown[] = [new KafkaJSNonRetriableError('no'), new TypeError('no'), 'a string', undefined, null];
    const reader = collector(topic);
    const subscription = await log.subscribe({
      ...reader,
      onBatch: async (batch) => {
        if (errors.length > 0) throw errors.shift();
        reader.got.push(...batch);
      },
    });
    await log.append([envelope(topic, 'a', 1)]);
    await eventually('the message', () => reader.got.length === 1);
    expect(subscription.health().up).toBe(true);
  });
});

describe('Topics and lag', () => {
  it('can be declared by several processes at once, and again', async () => {
    const topics = Object.fromEntries([1, 2, 3].map((n) => [fresh('insight.things'), { partitions: n }]));
    await Promise.all([1, 2, 3, 4].map(() => openLog().declare(topics)));
    await openLog().declare(topics);
  });

  it('refuses a number of partitions other than the declared one, naming both', async () => {
    const { log, topic } = await topicOf(2);
    await expect(log.declare({ [topic]: { partitions: 3 } })).rejects.toThrow(
      `${topic} has 2 partitions, 3 are declared`,
    );
  });

  it('counts what a group has still to settle, from the beginning for a group nobody has seen', async () => {
    const { log, topic } = await topicOf(3);
    const reader = collector(topic);
    await log.append(Array.from({ length: 10 }, (_, n) => envelope(topic, `key-${n}`, n)));
    expect(await log.lag(reader.group, [topic])).toBe(10);
    await log.subscribe(reader);
    await eventually('no lag', async () => (await log.lag(reader.group, [topic])) === 0);
    await log.close();
    const other = openLog();
    await other.append([envelope(topic, 'a', 11)]);
    expect(await other.lag(reader.group, [topic])).toBe(1);
  });

  it('never makes a topic by writing to it or reading from it', async () => {
    const log = openLog({ sendDeadlineMs: 2_000 });
    const topic = fresh('nobody.declared');
    await expect(log.append([envelope(topic, 'a', 1)])).rejects.toThrow(Unavailable);
    const subscription = await log.subscribe(collector(topic));
    expect(subscription.health().up).toBe(false);
    const admin = plainKafka().admin();
    await admin.connect();
    expect(await admin.listTopics()).not.toContain(topic);
    await admin.disconnect();
  });
});
