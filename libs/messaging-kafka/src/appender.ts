import { type Kafka, Partitioners, type Producer } from 'kafkajs';
import type { Envelope } from '@mirrorloop/messaging';
import { within } from './deadline.js';
import { type Outbound, piecesOf } from './pieces.js';
import type { Settings } from './config.js';
import { wrapped } from './wrapped.js';

const CLOSE_MS = 5_000;

/**
 * Writes envelopes durably, in order, one send in flight. After any failure the producer is made anew: kafkajs can't
 * tell which sequence numbers the broker took, and a repeat under a new producer is a duplicate that every inbox knows.
 */
export class Appender {
  private connecting: Promise<Producer> | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly settings: Settings,
  ) {}

  async append(envelopes: readonly Envelope[]): Promise<void> {
    for (const piece of piecesOf(envelopes, this.settings.maxMessageBytes)) await this.send(piece);
  }

  async close(): Promise<void> {
    const producer = this.connecting;
    this.connecting = undefined;
    await within(CLOSE_MS, 'close', Promise.resolve(producer?.then((it) => it.disconnect()))).catch(() => {});
  }

  private async send(piece: readonly Outbound[]): Promise<void> {
    const producer = (this.connecting ??= this.connect());
    try {
      await within(this.settings.sendDeadlineMs, 'append', this.sendBy(producer, piece));
    } catch (error) {
      if (this.connecting === producer) void this.close();
      throw wrapped(error, 'append');
    }
  }

  private async sendBy(connecting: Promise<Producer>, piece: readonly Outbound[]): Promise<void> {
    const producer = await connecting;
    const topics = [...new Set(piece.map(({ topic }) => topic))];
    await producer.sendBatch({
      acks: -1,
      timeout: this.settings.sendDeadlineMs,
      topicMessages: topics.map((topic) => ({
        topic,
        messages: piece.filter((outbound) => outbound.topic === topic).map(({ message }) => message),
      })),
    });
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      // murmur2 over the key, as the Java client does: every client agrees where a key lives.
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return producer;
  }
}
