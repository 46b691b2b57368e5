import kafkajs from 'kafkajs';
import type { Brokers } from '../src/brokers.js';

/** How many events of a type a topic holds, and of how many different signals they tell; read with a plain client. */
export async function signalsIn(
  { brokers, sasl }: Pick<Brokers, 'brokers' | 'sasl'>,
  topic: string,
  type: string,
): Promise<{ events: number; signals: number }> {
  const kafka = new kafkajs.Kafka({
    brokers: [...brokers],
    ...(sasl ? { sasl } : {}),
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const end = await endOf(kafka, topic);
  const consumer = kafka.consumer({ groupId: `look-${Date.now()}` });
  const ids: string[] = [];
  let read = 0;
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const eachMessage: kafkajs.EachMessageHandler = async ({ message: { headers, value } }) => {
      if (String(headers?.['ce_type']) === type) ids.push((JSON.parse(String(value)) as { signalId: string }).signalId);
      if (++read >= end) resolve();
    };
    consumer.run({ eachMessage }).catch(reject);
  });
  await consumer.disconnect();
  return { events: ids.length, signals: new Set(ids).size };
}

async function endOf(kafka: kafkajs.Kafka, topic: string): Promise<number> {
  const admin = kafka.admin();
  await admin.connect();
  const partitions = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  return partitions.reduce((sum, { high }) => sum + Number(high), 0);
}
