import type { ConsumerHealth, Subscriber } from '@mirrorloop/messaging';
import { Lane } from './lane.js';
import { type Position, Positions } from './positions.js';

/** The lanes of the partitions that one consumer holds now, and what they have reached. */
export class Lanes {
  private lanes = new Map<string, Lane>();
  private positions: Positions;

  constructor(
    private readonly subscriber: Subscriber,
    private readonly tell: (positions: readonly Position[]) => Promise<void>,
  ) {
    this.positions = this.newPositions();
  }

  of(topic: string, partition: number): Lane {
    const key = `${topic}/${partition}`;
    const lane = this.lanes.get(key) ?? this.newLane(topic, partition);
    this.lanes.set(key, lane);
    return lane;
  }

  /** Finishes what is in hand and forgets the rest, which whoever holds the partition next reads again. */
  async drain(limitMs: number): Promise<void> {
    const [closing, positions] = [[...this.lanes.values()], this.positions];
    this.lanes = new Map();
    this.positions = this.newPositions();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
    await Promise.race([Promise.all(closing.map((lane) => lane.finish())), late]);
    await Promise.race([positions.finish(), late]);
    clearTimeout(timer);
    closing.forEach((lane) => lane.abandon());
    positions.abandon();
  }

  waiting(): ConsumerHealth['waiting'] {
    const lanes = [...this.lanes.values()].flatMap(({ topic, partition, error }) =>
      error ? [{ topic, partition, error: error.message }] : [],
    );
    const why = this.positions.error?.message ?? '';
    return [...lanes, ...this.positions.waiting().map(({ topic, partition }) => ({ topic, partition, error: why }))];
  }

  /** Both live from one rebalance to the next. */
  private newLane(topic: string, partition: number): Lane {
    const { positions } = this;
    return new Lane(topic, partition, this.subscriber, (position) => positions.reached(position));
  }
  private newPositions(): Positions {
    return new Positions(this.subscriber.group, this.tell);
  }
}
