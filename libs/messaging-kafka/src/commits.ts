import { Together } from '@mirrorloop/messaging';
import type { EachBatchPayload } from 'kafkajs';
import { wrapped } from './wrapped.js';

export interface Committed {
  readonly topic: string;
  readonly partition: number;
  /** Where the group stands: the next that it hasn't settled. */
  readonly offset: string;
}

type Send = EachBatchPayload['commitOffsetsIfNecessary'];

const MOST = 1_000;

/**
 * Where one consumer stands, told in one request for all partitions that come while another is under way: partitions
 * that were settled in one transaction are told of at one time. When it fails each is told of by itself.
 */
export class Commits {
  /** How to tell it; the consumer's way is the same in whichever partition's hands it was given. */
  by: Send = () => Promise.resolve();
  private readonly together = new Together<Committed, void>((places) => this.send(places), MOST);

  /** Rejects when it can't be kept. */
  async commit(place: Committed): Promise<void> {
    await this.together.run([place]);
  }

  private async send(places: readonly Committed[]): Promise<void[]> {
    try {
      await this.by({ topics: byTopic(places) });
      return places.map(() => undefined);
    } catch (error) {
      throw wrapped(error, `commit ${places.map(({ topic, partition }) => `${topic}/${partition}`).join()}`);
    }
  }
}

/** Each partition once, as the last of them has it. */
function byTopic(places: readonly Committed[]) {
  const topics = new Map<string, Map<number, string>>();
  for (const { topic, partition, offset } of places)
    topics.set(topic, (topics.get(topic) ?? new Map<number, string>()).set(partition, offset));
  return [...topics].map(([topic, offsets]) => ({
    topic,
    partitions: [...offsets].map(([partition, offset]) => ({ partition, offset })),
  }));
}
