import { randomUUID } from 'node:crypto';
import type { Delivered, Envelope, Subscriber } from '@mirrorloop/messaging';
import { Kafka, logLevel } from 'kafkajs';
import { KafkaLog, type KafkaLogConfig } from '../src/index.js';

export const sharedBrokers = (): string[] => process.env.KAFKA_BROKERS!.split(',');

const open: { close(): Promise<void> }[] = [];
/** A log whose consumers lose their session quickly; closed by `closeAll`. */
export function openLog(config: Partial<KafkaLogConfig> = {}): KafkaLog {
  const log = new KafkaLog({
    brokers: sharedBrokers(),
    clientId: 'kafka-test',
    sessionTimeoutMs: 3_000,
    rebalanceTimeoutMs: 10_000,
    ...config,
  });
  open.push(log);
  return log;
}
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((log) => log.close()));
}

export const fresh = (name: string): string => `${name}.${randomUUID().slice(0, 8)}`;

export const envelope = (topic: string, key: string, n: number): Envelope => ({
  id: `${topic}-${key}-${n}`,
  type: 'ingestion.thing-happened.v1',
  source: '/ingestion',
  topic,
  key,
  sequence: n,
  time: '2026-01-05T09:00:00.000Z',
  correlationId: `c-${key}`,
  causationId: null,
  traceparent: null,
  data: JSON.stringify({ n }),
});

export const ids = (messages: readonly Delivered[]): (string | undefined)[] => messages.map((m) => m.envelope?.id);
export const sequences = (messages: readonly Delivered[], key: string): number[] =>
  messages.flatMap((m) => (m.envelope?.key === key ? [m.envelope.sequence] : []));

/** A subscriber that keeps what it got. */
export function collector(topic: string, more: Partial<Subscriber> = {}): Subscriber & { got: Delivered[] } {
  const got: Delivered[] = [];
  return {
    group: fresh('insight.test'),
    topics: [topic],
    maxBatch: 100,
    onBatch: async (batch) => void got.push(...batch),
    ...more,
    got,
  };
}

/** Keys that lie in the partitions 0, 1, ... of a topic with so many, by asking the log itself. */
export async function keysByPartition(log: KafkaLog, topic: string, partitions: number): Promise<string[]> {
  const probe = collector(topic);
  const reading = await log.subscribe(probe);
  const keys = Array.from({ length: partitions * 20 }, (_, i) => `key-${i}`);
  await log.append(keys.map((key) => envelope(topic, key, 0)));
  await eventually('a key in every partition', () => new Set(probe.got.map((m) => m.partition)).size === partitions);
  await reading.close();
  return Array.from({ length: partitions }, (_, p) => probe.got.find((m) => m.partition === p)!.envelope!.key);
}

/** Waits until `check` holds; says what was missing when it doesn't within the limit. */
export async function eventually(
  what: string,
  check: () => boolean | Promise<boolean>,
  limitMs = 30_000,
  found: () => unknown = () => '',
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`Not within ${limitMs} ms: ${what}. ${JSON.stringify(found())}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A client of kafkajs alone, to look at or write what ours wouldn't. */
export const plainKafka = (brokers = sharedBrokers()): Kafka =>
  new Kafka({ brokers, clientId: 'somebody-else', logLevel: logLevel.NOTHING });

/** A promise and its ends in hand. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let openIt: () => void = () => {};
  const opened = new Promise<void>((resolve) => (openIt = resolve));
  return { opened, open: openIt };
}
