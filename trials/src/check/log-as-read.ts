import kafkajs from 'kafkajs';
import type { Installation } from '../platform/platform.js';
import { withDatabase } from './with-database.js';

const TOPIC = 'ingestion.signals';

/** An event as a stranger reads it: with a plain client, no code of ours. */
export interface ReadEvent {
  readonly partition: number;
  readonly position: bigint;
  readonly eventId: string;
  readonly key: string;
  readonly sequence: number;
  readonly signalId: string;
  readonly source: string;
}

/** Events of a source in the topic of signals, those that are there a second time left out, and how they lie. */
export interface LogAsRead {
  readonly signals: number;
  /** Appended more than once; allowed, since every reader knows an id that it had. */
  readonly repeats: number;
  /** Of one key: a later one that lies before an earlier one. */
  readonly inverted: number;
}

/** For each partition the position of what comes next. */
export type Ends = ReadonlyMap<number, bigint>;

export async function readLog(platform: Installation, source: string, from: Ends): Promise<LogAsRead> {
  return asRead((await readEvents(platform, from)).filter((event) => event.source === source));
}

/** Everything in the topic of signals since `from`, partition by partition, in order. */
export const readEvents = (platform: Installation, from: Ends): Promise<ReadEvent[]> =>
  platform.kafka ? fromKafka(clientOf(platform.kafka), from) : fromPostgres(platform, from);

/** Where the topic of signals ends now. */
export const endsOf = (platform: Installation): Promise<Ends> =>
  platform.kafka ? endsInKafka(clientOf(platform.kafka)) : endsInPostgres(platform);

function asRead(events: readonly ReadEvent[]): LogAsRead {
  const seen = new Set<string>();
  const last = new Map<string, number>();
  let inverted = 0;
  for (const { eventId, key, sequence } of events) {
    if (seen.has(eventId)) continue;
    seen.add(eventId);
    if (sequence <= (last.get(key) ?? 0)) inverted += 1;
    last.set(key, sequence);
  }
  return { signals: seen.size, repeats: events.length - seen.size, inverted };
}

async function fromPostgres(platform: Installation, from: Ends): Promise<ReadEvent[]> {
  const { rows } = await withDatabase(platform, (database) =>
    database.query<Row>(
      `SELECT partition, position, event_id, key, sequence, data FROM log.entry
       WHERE topic = 'ingestion.signals' ORDER BY partition, position`,
    ),
  );
  return rows.map(eventOf).filter(({ partition, position }) => position >= (from.get(partition) ?? 0n));
}

const endsInPostgres = (platform: Installation): Promise<Ends> =>
  withDatabase(platform, async (database) => {
    const { rows } = await database.query<{ partition: number; next: string }>(
      `SELECT partition, max(position) + 1 AS next FROM log.entry WHERE topic = 'ingestion.signals' GROUP BY partition`,
    );
    return new Map(rows.map(({ partition, next }) => [partition, BigInt(next)]));
  });

interface Row {
  readonly partition: number;
  readonly position: string;
  readonly event_id: string;
  readonly key: string;
  readonly sequence: string;
  readonly data: string;
}

function eventOf({ partition, position, event_id: eventId, key, sequence, data }: Row): ReadEvent {
  const { signalId, source } = JSON.parse(data) as { signalId: string; source: string };
  return { partition, position: BigInt(position), eventId, key, sequence: Number(sequence), signalId, source };
}

export const clientOf = ({ brokers, sasl }: NonNullable<Installation['kafka']>) =>
  new kafkajs.Kafka({ brokers: [...brokers], ...(sasl ? { sasl } : {}), logLevel: kafkajs.logLevel.NOTHING });

/** Partition by partition, to where the end is now; a consumer reads committed messages only. */
async function fromKafka(kafka: kafkajs.Kafka, from: Ends): Promise<ReadEvent[]> {
  const begin = (partition: number) => from.get(partition) ?? 0n;
  const missing = new Map([...(await endsInKafka(kafka))].filter(([partition, end]) => end > begin(partition)));
  const consumer = kafka.consumer({ groupId: `checker-${Date.now()}`, readUncommitted: false });
  const events: ReadEvent[] = [];
  if (missing.size === 0) return events;
  await consumer.connect();
  await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const eachBatch: kafkajs.EachBatchHandler = async ({ batch: { partition, messages } }) => {
      events.push(...messages.filter(({ offset }) => BigInt(offset) >= begin(partition)).map(eventIn(partition)));
      if (BigInt(messages.at(-1)?.offset ?? -1) + 1n >= (missing.get(partition) ?? 0n)) missing.delete(partition);
      if (missing.size === 0) resolve();
    };
    consumer.run({ eachBatch }).catch(reject);
    for (const partition of missing.keys())
      consumer.seek({ topic: TOPIC, partition, offset: String(begin(partition)) });
  });
  await consumer.disconnect();
  return events;
}

const eventIn =
  (partition: number) =>
  ({ key, value, headers = {}, offset }: kafkajs.KafkaMessage): ReadEvent => {
    const [event_id, sequence] = [String(headers['ce_id']), String(headers['ce_sequence'])];
    return eventOf({ partition, position: offset, event_id, key: String(key), sequence, data: String(value) });
  };

async function endsInKafka(kafka: kafkajs.Kafka): Promise<Ends> {
  const admin = kafka.admin();
  await admin.connect();
  const partitions = await admin.fetchTopicOffsets(TOPIC);
  await admin.disconnect();
  return new Map(partitions.map((p) => [p.partition, BigInt(p.high)]));
}
