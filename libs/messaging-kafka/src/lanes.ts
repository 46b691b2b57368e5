import type { ConsumerHealth, Subscriber } from '@mirrorloop/messaging';
import { Lane } from './lane.js';

/** The lanes of the partitions that one consumer holds now. */
export class Lanes {
  private lanes = new Map<string, Lane>();

  constructor(private readonly subscriber: Subscriber) {}

  of(topic: string, partition: number): Lane {
    const key = `${topic}/${partition}`;
    const lane = this.lanes.get(key) ?? new Lane(topic, partition, this.subscriber);
    this.lanes.set(key, lane);
    return lane;
  }

  /** Finishes what is in hand and forgets the rest, which whoever holds the partition next reads again. */
  async drain(limitMs: number): Promise<void> {
    const closing = [...this.lanes.values()];
    this.lanes = new Map();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, limitMs)));
    await Promise.race([Promise.all(closing.map((lane) => lane.finish())), late]);
    clearTimeout(timer);
    closing.forEach((lane) => lane.abandon());
  }

  waiting(): ConsumerHealth['waiting'] {
    return [...this.lanes.values()].flatMap(({ topic, partition, error }) =>
      error ? [{ topic, partition, error: error.message }] : [],
    );
  }
}
