import { asError } from '@mirrorloop/kernel';
import { backOffMs, type Delivered, type Subscriber } from '@mirrorloop/messaging';
import type { KafkaMessage } from 'kafkajs';
import { Pause } from './pause.js';
import type { Position } from './positions.js';
import { readMessage } from './read-message.js';
import { settleThenReach } from './settle-then-reach.js';

/** What kafkajs fetched of one partition. */
export interface Fetched {
  readonly messages: readonly KafkaMessage[];
  /** Where the next fetch starts. */
  resolve(lastOffset: string): void;
}

/**
 * Settles one partition's messages in order, one chunk at a time, and keeps trying a chunk that throws, with back-off.
 * Lives from one rebalance to the next.
 */
export class Lane {
  error: Error | undefined;
  private state: 'open' | 'finishing' | 'abandoned' = 'open';
  private tail: Promise<void> = Promise.resolve();
  private next = 0n;
  private readonly pause = new Pause();

  constructor(
    readonly topic: string,
    readonly partition: number,
    private readonly subscriber: Pick<Subscriber, 'maxBatch' | 'onBatch'>,
    /** Where the group goes on from here. */
    private readonly reached: (position: Position) => void,
  ) {}

  /** Never rejects; resolves when all is settled, or the lane was closed. */
  settle(fetched: Fetched): Promise<void> {
    this.tail = this.tail.then(() => this.settleAll(fetched));
    return this.tail;
  }

  /** Lets the chunk in hand finish, and takes no other. Resolves when it has. */
  finish(): Promise<void> {
    this.state = 'finishing';
    this.pause.cutShort();
    return this.tail;
  }
  /** The partition may be another's now: what is in hand ends, but says nothing about positions any more. */
  abandon(): void {
    this.state = 'abandoned';
    this.pause.cutShort();
  }

  private async settleAll({ messages, resolve }: Fetched): Promise<void> {
    // When a partition's leader moves, two brokers may both hand us the same stretch.
    const news = messages.filter(({ offset }) => BigInt(offset) >= this.next);
    for (let at = 0; at < news.length && this.state === 'open'; at += this.subscriber.maxBatch) {
      const chunk = news.slice(at, at + this.subscriber.maxBatch);
      const last = chunk.at(-1)!.offset;
      const next = BigInt(last) + 1n;
      await settleThenReach(
        () => this.deliver(chunk),
        () => this.reach(next),
      ).catch(() => {});
      if (this.error || this.isAbandoned()) return;
      this.next = next;
      resolve(last);
    }
  }

  /** Rejects only when the lane closes while the chunk hasn't been settled. */
  private deliver(chunk: readonly KafkaMessage[]): Promise<void> {
    const batch: readonly Delivered[] = chunk.map((message) => readMessage(this.topic, this.partition, message));
    return this.untilDone(async () => this.subscriber.onBatch(batch));
  }
  private reach(next: bigint): void {
    const { topic, partition } = this;
    if (!this.isAbandoned()) this.reached({ topic, partition, offset: String(next) });
  }

  private async untilDone(work: () => Promise<void>): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      try {
        await work();
        this.error = undefined;
        return;
      } catch (error) {
        this.error = asError(error);
        if (this.state !== 'open') throw error;
        await this.pause.rest(backOffMs(failures));
        if (this.isClosed()) throw error;
      }
    }
  }
  private isClosed(): boolean {
    return this.state !== 'open';
  }
  private isAbandoned(): boolean {
    return this.state === 'abandoned';
  }
}
