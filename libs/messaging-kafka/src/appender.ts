import type { Envelope } from '@mirrorloop/messaging';
import type { Kafka, Producer } from 'kafkajs';
import type { Settings } from './config.js';
import { byKey } from './partition-of.js';
import { type Outbound, piecesOf } from './pieces.js';
import { Renewable } from './renewable.js';

/**
 * Writes envelopes durably, in order, one send in flight. After any failure the producer is made anew: kafkajs can't
 * tell which sequence numbers the broker took, and a repeat under a new producer is a duplicate that every inbox knows.
 */
export class Appender {
  private readonly producer: Renewable<Producer>;

  constructor(private readonly settings: Settings) {
    this.producer = new Renewable(settings, producerOf);
  }

  /** Throws `Rejected` before anything is sent when one of them is larger than a topic takes. */
  async append(envelopes: readonly Envelope[]): Promise<void> {
    for (const piece of piecesOf(envelopes, this.settings.maxMessageBytes)) await this.send(piece);
  }

  close(): Promise<void> {
    return this.producer.close();
  }

  private async send(piece: readonly Outbound[]): Promise<void> {
    const { sendDeadlineMs } = this.settings;
    const batch = { acks: -1, timeout: sendDeadlineMs, topicMessages: byTopic(piece) };
    await this.producer.use('append', sendDeadlineMs, (producer) => producer.sendBatch(batch));
  }
}

const producerOf = (kafka: Kafka): Producer =>
  kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    retry: { retries: 2 },
    createPartitioner: byKey,
  });

function byTopic(piece: readonly Outbound[]) {
  const topics = new Map<string, Outbound['message'][]>();
  for (const { topic, message } of piece) {
    const messages = topics.get(topic);
    if (messages) messages.push(message);
    else topics.set(topic, [message]);
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}
