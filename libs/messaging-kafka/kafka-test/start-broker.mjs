import { startKafka } from './brokers.mjs';

/** One broker for all specs that don't break it; they find it by KAFKA_BROKERS, as they find one that was given. */
export default async function startBroker() {
  const kafka = await startKafka();
  process.env.KAFKA_BROKERS = kafka.brokers.join(',');
  Object.assign(globalThis, { kafkaForSpecs: kafka });
}
