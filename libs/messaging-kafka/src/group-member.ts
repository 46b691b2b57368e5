import type { Subscriber } from '@mirrorloop/messaging';
import type { Consumer, EachBatchPayload, Offsets } from 'kafkajs';
import { Client } from './client.js';
import { within } from './deadline.js';
import { drainBeforeJoin } from './drain-before-join.js';
import type { Fetched } from './lane.js';
import { Lanes } from './lanes.js';
import { Pause } from './pause.js';
import type { Position } from './positions.js';
import { reading } from './reading.js';
import type { Settings } from './config.js';
import { Vitals } from './vitals.js';
import { wrapped } from './wrapped.js';

/** A broker's other partitions are fetched again when this one is through, so a slow one stands aside after a while. */
const PATIENCE_MS = 200;
const MAX_FETCH_WAIT_MS = 500;
const CLOSE_MS = 10_000;
/** What we don't take is fetched again at once; this keeps that from spinning. */
const REFUSAL_MS = 50;

/** One kafkajs consumer from its start to its end. It isn't started again: whoever supervises it makes another. */
export class GroupMember {
  readonly lanes: Lanes;
  readonly vitals: Vitals;
  private readonly client: Client;
  private readonly consumer: Consumer;
  private leaving = false;
  private heartbeat: () => Promise<void> = async () => {};
  private commit: EachBatchPayload['commitOffsetsIfNecessary'] = async () => {};

  constructor(
    private readonly subscriber: Subscriber,
    private readonly settings: Settings,
  ) {
    this.lanes = new Lanes(subscriber, (positions) => this.tell(positions));
    this.client = new Client(settings);
    this.consumer = this.client.kafka.consumer(this.consumerConfig());
    this.vitals = new Vitals(this.consumer, settings);
  }

  /** Resolves when it is in the group; rejects when it can't be, or ended meanwhile. */
  async start(): Promise<void> {
    const limitMs = 2 * (this.settings.rebalanceTimeoutMs + this.settings.sessionTimeoutMs);
    const ended = this.vitals.ended.then((error) => Promise.reject(error));
    await Promise.race([within(limitMs, `join ${this.subscriber.group}`, this.join()), ended]);
  }

  /** Drains what is in hand, then leaves the group; returns in any case. */
  async leave(): Promise<void> {
    this.leaving = true;
    await this.drain();
    await within(CLOSE_MS, 'leave', this.consumer.disconnect()).catch(() => {});
    this.client.sever();
    this.vitals.stop();
  }

  private async join(): Promise<void> {
    const { group, topics } = this.subscriber;
    try {
      await this.consumer.connect();
      await this.consumer.subscribe({ topics: [...topics], fromBeginning: true });
      // As many as there are partitions: a worker that waits costs nothing.
      await this.consumer.run({
        ...reading,
        partitionsConsumedConcurrently: 64,
        eachBatch: (payload) => this.take(payload),
      });
    } catch (error) {
      throw wrapped(error, `join ${group}`);
    }
  }

  /** Never rejects: what leaves here decides about the whole consumer. */
  private async take(payload: EachBatchPayload): Promise<void> {
    if (this.leaving || this.vitals.isJoining()) return new Pause().rest(REFUSAL_MS);
    this.heartbeat = payload.heartbeat;
    this.commit = payload.commitOffsetsIfNecessary;
    const { topic, partition } = payload.batch;
    const settled = this.lanes.of(topic, partition).settle(fetchedOf(payload));
    if (await isDoneWithin(PATIENCE_MS, settled)) return;
    const aside = [{ topic, partitions: [partition] }];
    try {
      this.consumer.pause(aside);
      void settled.then(() => this.consumer.resume(aside)).catch(() => {});
    } catch {
      // The consumer has just ended; its successor starts from the last commit.
    }
  }

  /** Rejects when it can't be kept. */
  private async tell(positions: readonly Position[]): Promise<void> {
    try {
      await this.commit({ topics: byTopic(positions) });
    } catch (error) {
      throw wrapped(error, `commit ${this.subscriber.group}`);
    }
  }

  private async drainForJoin(): Promise<void> {
    this.vitals.startsJoining();
    await this.drain();
  }

  /** The fetch loop stands still meanwhile, so the heartbeats are ours to send. */
  private async drain(): Promise<void> {
    const beat = setInterval(() => void this.heartbeat().catch(() => {}), this.settings.sessionTimeoutMs / 5);
    await this.lanes.drain(this.settings.rebalanceTimeoutMs * 0.7);
    clearInterval(beat);
  }

  private consumerConfig() {
    const { sessionTimeoutMs, rebalanceTimeoutMs, maxMessageBytes } = this.settings;
    // A partition's share below its largest message would stop it for good.
    const maxBytesPerPartition = maxMessageBytes + 65_536;
    return {
      groupId: this.subscriber.group,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: rebalanceTimeoutMs,
      heartbeatInterval: sessionTimeoutMs / 5,
      maxBytesPerPartition,
      maxBytes: 4 * maxBytesPerPartition,
      maxWaitTimeInMs: MAX_FETCH_WAIT_MS,
      allowAutoTopicCreation: false,
      partitionAssigners: [drainBeforeJoin(() => this.drainForJoin())],
      retry: { retries: 5, restartOnFailure: async () => false },
    };
  }
}

const fetchedOf = ({ batch, resolveOffset }: EachBatchPayload): Fetched => ({
  messages: batch.messages,
  resolve: resolveOffset,
});

function byTopic(positions: readonly Position[]): Offsets['topics'] {
  const topics = new Map<string, Offsets['topics'][number]>();
  for (const { topic, ...partition } of positions) {
    const one = topics.get(topic) ?? { topic, partitions: [] };
    one.partitions.push(partition);
    topics.set(topic, one);
  }
  return [...topics.values()];
}

async function isDoneWithin(ms: number, work: Promise<void>): Promise<boolean> {
  const pause = new Pause();
  const done = await Promise.race([work.then(() => true), pause.rest(ms).then(() => false)]);
  pause.cutShort();
  return done;
}
