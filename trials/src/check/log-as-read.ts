import kafkajs from 'kafkajs';
import type { Platform } from '../platform/platform.js';
import { withDatabase } from './with-database.js';

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

export async function readLog(platform: Platform, source: string): Promise<LogAsRead> {
  return asRead((await readEvents(platform)).filter((event) => event.source === source));
}

/** Everything in the topic of signals, partition by partition, in order. */
export const readEvents = (platform: Platform): Promise<ReadEvent[]> =>
  platform.brokers.length > 0 ? fromKafka(platform.brokers) : fromPostgres(platform);

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

async function fromPostgres(platform: Platform): Promise<ReadEvent[]> {
  const { rows } = await withDatabase(platform, (database) =>
    database.query<Row>(
      `SELECT partition, position, event_id, key, sequence, data FROM log.entry
       WHERE topic = 'ingestion.signals' ORDER BY partition, position`,
    ),
  );
  return rows.map(eventOf);
}

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

/** Partition by partition, from the beginning to where the end is now; a consumer reads committed messages only. */
async function fromKafka(brokers: readonly string[]): Promise<ReadEvent[]> {
  const kafka = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING });
  const missing = await endsOf(kafka, 'ingestion.signals');
  const consumer = kafka.consumer({ groupId: `checker-${Date.now()}`, readUncommitted: false });
  const events: ReadEvent[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic: 'ingestion.signals', fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    if (missing.size === 0) return resolve();
    const eachMessage: kafkajs.EachMessageHandler = async ({ partition, message }) => {
      const { key, value, headers = {}, offset } = message;
      const [event_id, sequence] = [String(headers['ce_id']), String(headers['ce_sequence'])];
      events.push(eventOf({ partition, position: offset, event_id, key: String(key), sequence, data: String(value) }));
      if (BigInt(offset) + 1n >= (missing.get(partition) ?? 0n)) missing.delete(partition);
      if (missing.size === 0) resolve();
    };
    consumer.run({ eachMessage }).catch(reject);
  });
  await consumer.disconnect();
  return events;
}

async function endsOf(kafka: kafkajs.Kafka, topic: string): Promise<Map<number, bigint>> {
  const admin = kafka.admin();
  await admin.connect();
  const partitions = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  return new Map(partitions.filter(({ high }) => high !== '0').map((p) => [p.partition, BigInt(p.high)]));
}
