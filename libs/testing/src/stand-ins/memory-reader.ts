import { asError } from '@mirrorloop/kernel';
import { backOffMs, type ConsumerHealth, Loop, type Subscriber, type Subscription } from '@mirrorloop/messaging';
import { type Group, type MemoryBroker, type Member, nameOf, type Slice } from './memory-broker.js';

interface Waiting {
  readonly slice: Slice;
  readonly error: Error;
  readonly failures: number;
  readonly until: number;
}

/** One member of a group: follows the partitions dealt to it, each at its own pace, one batch of it in hand. */
export class MemoryReader implements Subscription, Member {
  readonly topics: readonly string[];
  private readonly loop = new Loop(() => this.look());
  private readonly inHand = new Set<Promise<void>>();
  private readonly waiting = new Map<string, Waiting>();
  private readonly group: Group;

  constructor(
    private readonly broker: MemoryBroker,
    private readonly subscriber: Subscriber,
  ) {
    this.topics = subscriber.topics;
    this.group = broker.group(subscriber.group);
    this.group.members.push(this);
    this.group.wake();
    this.loop.start();
  }

  wake(): void {
    this.loop.wake();
  }

  async close(): Promise<void> {
    await this.loop.stop();
    await Promise.all(this.inHand);
    const place = this.group.members.indexOf(this);
    if (place >= 0) this.group.members.splice(place, 1);
    this.group.wake();
  }

  health(): ConsumerHealth {
    const waiting = [...this.waiting.values()].map(({ slice, error }) => ({ ...slice, error: error.message }));
    return { up: true, message: 'following', waiting };
  }

  private look(): Promise<number> {
    const slices = this.broker.slices(this.topics);
    for (const slice of slices) if (this.isOurTurn(slice, slices)) this.work(slice);
    return Promise.resolve(1_000);
  }

  private isOurTurn(slice: Slice, all: readonly Slice[]): boolean {
    const name = nameOf(slice);
    const rests = (this.waiting.get(name)?.until ?? 0) > Date.now();
    return !rests && !this.group.busy.has(name) && this.lags(slice) && this.group.owns(this, slice, all);
  }
  private lags(slice: Slice): boolean {
    return this.broker.end(slice) > this.positionOf(slice);
  }
  private positionOf(slice: Slice): number {
    return this.group.positions.get(nameOf(slice)) ?? 0;
  }

  private work(slice: Slice): void {
    this.group.busy.add(nameOf(slice));
    const done = this.handOut(slice).finally(() => {
      this.group.busy.delete(nameOf(slice));
      this.inHand.delete(done);
      this.group.wake();
    });
    this.inHand.add(done);
  }

  private async handOut(slice: Slice): Promise<void> {
    const from = this.positionOf(slice);
    const batch = this.broker.read(slice, from, this.subscriber.maxBatch);
    try {
      await this.subscriber.onBatch(batch);
      this.group.positions.set(nameOf(slice), from + batch.length);
      this.waiting.delete(nameOf(slice));
    } catch (error) {
      this.wait(slice, asError(error));
    }
  }

  private wait(slice: Slice, error: Error): void {
    const failures = (this.waiting.get(nameOf(slice))?.failures ?? -1) + 1;
    const pauseMs = backOffMs(failures, 10, 1_000);
    this.waiting.set(nameOf(slice), { slice, error, failures, until: Date.now() + pauseMs });
    setTimeout(() => this.wake(), pauseMs + 1).unref();
  }
}
