import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '@mirrorloop/kernel';
import type { Admin } from 'kafkajs';
import type { Settings } from './config.js';

export type Declared = Readonly<Record<string, { partitions: number }>>;

/**
 * Makes the topics that don't exist and holds those that do against what is declared. Throws for another number of
 * partitions: raising it moves keys, so it is done by hand after the readers have drained.
 */
export async function declareTopics(admin: Admin, declared: Declared, settings: Settings): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = Object.entries(declared).filter(([topic]) => !existing.has(topic));
  // A topic that another process makes meanwhile is no error for kafkajs; its own wait for the leaders fails where a
  // broker hasn't heard of the topic yet, so we wait below.
  if (missing.length > 0)
    await admin.createTopics({
      topics: missing.map(([topic, it]) => topicOf(topic, it.partitions, settings)),
      waitForLeaders: false,
    });
  await Promise.all(missing.map(([topic]) => patiently(() => admin.fetchTopicOffsets(topic))));
  const wrong = Object.entries(await partitionsOf(admin, Object.keys(declared)))
    .filter(([topic, partitions]) => partitions !== declared[topic]!.partitions)
    .map(([topic, partitions]) => `${topic} has ${partitions} partitions, ${declared[topic]!.partitions} are declared`);
  if (wrong.length > 0) throw new Error(`${wrong.join('; ')}. Change partitions by hand, after its readers drained.`);
}

const topicOf = (topic: string, numPartitions: number, settings: Settings) => ({
  topic,
  numPartitions,
  configEntries: [
    { name: 'retention.ms', value: String(settings.retentionMs) },
    { name: 'max.message.bytes', value: String(settings.maxMessageBytes) },
  ],
});

/** Ten a second, and a busy broker may take its time. */
const TRIES = 150;

/** A broker learns of a new topic, and that it leads it, a moment after it is made. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let triesLeft = TRIES; ; triesLeft -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (triesLeft === 0) throw error;
    }
    await sleep(100);
  }
}

/** Waits until the topics and their leaders are known. */
const partitionsOf = (admin: Admin, topics: string[]): Promise<Record<string, number>> =>
  patiently(async () => {
    const { topics: found } = await admin.fetchTopicMetadata({ topics });
    if (found.some(({ partitions }) => partitions.some(({ leader }) => leader < 0)))
      throw new Unavailable('a topic has no leader yet');
    return Object.fromEntries(found.map(({ name, partitions }) => [name, partitions.length]));
  });
