import type { ConsumerHealth, Delivered, Log, Subscription } from '@mirrorloop/messaging';
import { eventually } from '../eventually.js';
import type { LogSetup } from './setups.js';
import { fresh } from './things.js';

export type OnBatch = (batch: readonly Delivered[]) => Promise<void>;

export interface Following {
  readonly group: string;
  readonly topics: readonly string[];
  readonly maxBatch?: number;
  readonly onBatch?: OnBatch;
}

/** A subscriber that keeps what it was handed, and which of it it settled. */
export class Follower {
  readonly delivered: Delivered[] = [];
  readonly settled: Delivered[] = [];
  readonly batches: (readonly Delivered[])[] = [];
  private subscription: Subscription | undefined;

  private constructor(private readonly withinMs: number) {}

  static async of(setup: LogSetup, log: Log, { group, topics, maxBatch = 100, onBatch }: Following): Promise<Follower> {
    const follower = new Follower(setup.withinMs ?? 20_000);
    follower.subscription = await log.subscribe({
      group,
      topics,
      maxBatch,
      onBatch: async (batch) => {
        follower.batches.push(batch);
        follower.delivered.push(...batch);
        await onBatch?.(batch);
        follower.settled.push(...batch);
      },
    });
    return follower;
  }

  close(): Promise<void> {
    return this.subscription!.close();
  }
  health(): ConsumerHealth {
    return this.subscription!.health();
  }
  /** Waits until what it settled holds. */
  until(holds: (settled: readonly Delivered[]) => boolean, missing: string): Promise<unknown> {
    return eventually(() => holds(this.settled), { withinMs: this.withinMs, missing });
  }
  /** Waits until it has settled so many different messages. */
  untilSettled(count: number): Promise<unknown> {
    return this.until((settled) => placesOf(settled).size >= count, `${count} settled messages`);
  }
}

const placesOf = (messages: readonly Delivered[]): Set<string> =>
  new Set(messages.map(({ topic, partition, position }) => `${topic}/${partition}/${position}`));

/** Which partition each key lies in, found by reading: every log has a way of its own to choose. */
export async function partitionsOfKeys(
  setup: LogSetup,
  log: Log,
  topic: string,
  count: number,
): Promise<Map<string, number>> {
  const scout = await Follower.of(setup, log, { group: fresh('conformance.scout'), topics: [topic] });
  await scout.untilSettled(count);
  await scout.close();
  return new Map(scout.settled.flatMap(({ envelope, partition }) => (envelope ? [[envelope.key, partition]] : [])));
}
