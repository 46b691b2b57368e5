import {
  type Envelope,
  type Extent,
  Log,
  type Position,
  type ReadOn,
  type Stretch,
  type Subscriber,
  type Subscription,
} from '@mirrorloop/messaging';
import { MemoryBroker, nameOf, type Slice } from './memory-broker.js';
import { MemoryReader } from './memory-reader.js';

/** A client of a broker in memory; several clients of one broker are several processes of one log. */
export class MemoryLog extends Log {
  private readonly readers = new Set<MemoryReader>();

  constructor(readonly broker: MemoryBroker = new MemoryBroker()) {
    super();
  }

  declare(topics: Readonly<Record<string, { partitions: number }>>): Promise<void> {
    for (const [topic, { partitions }] of Object.entries(topics)) this.broker.declare(topic, partitions);
    return Promise.resolve();
  }

  async append(envelopes: readonly Envelope[]): Promise<void> {
    await Promise.resolve();
    this.broker.append(envelopes);
  }

  subscribe(subscriber: Subscriber): Promise<Subscription> {
    const reader = new MemoryReader(this.broker, subscriber);
    this.readers.add(reader);
    return Promise.resolve(reader);
  }

  extents(topics: readonly string[]): Promise<Extent[]> {
    return Promise.resolve(this.broker.slices(topics).map((slice) => this.extentOf(slice)));
  }

  async readOn(from: readonly Position[], how: ReadOn): Promise<Stretch> {
    const found = this.look(from, how.limit);
    if (found.messages.length > 0 || found.lost.length > 0 || how.waitMs === 0 || how.signal?.aborted) return found;
    await this.broker.change(how.waitMs, how.signal);
    return this.look(from, how.limit);
  }

  private look(from: readonly Position[], limit: number): Stretch {
    const lost = from.filter((place) => {
      const { first, next } = this.extentOf(place);
      return Number(place.position) < Number(first) || Number(place.position) > Number(next);
    });
    const places = from.map((place) =>
      lost.includes(place) ? { ...place, position: this.extentOf(place).first } : place,
    );
    const read = places.map((place) => this.broker.read(place, Number(place.position), limit));
    const next = places.map((place, i) => ({ ...place, position: String(Number(place.position) + read[i]!.length) }));
    return { messages: read.flat(), next, lost };
  }

  private extentOf(slice: Slice): Extent {
    const { topic, partition } = slice;
    return { topic, partition, first: String(this.broker.low(slice)), next: String(this.broker.end(slice)) };
  }

  lag(group: string, topics: readonly string[]): Promise<number> {
    const { positions } = this.broker.group(group);
    const lags = this.broker.slices(topics).map((s) => this.broker.end(s) - (positions.get(nameOf(s)) ?? 0));
    return Promise.resolve(lags.reduce((sum, n) => sum + n, 0));
  }

  isBehind(group: string, topics: readonly string[], ms: number): Promise<boolean> {
    const { positions } = this.broker.group(group);
    const late = this.broker.slices(topics).some((slice) => {
      const next = this.broker.appendedAt(slice, positions.get(nameOf(slice)) ?? 0);
      return next !== undefined && next < Date.now() - ms;
    });
    return Promise.resolve(positions.size > 0 && late);
  }

  health(): Promise<{ up: boolean; message: string }> {
    const { away } = this.broker;
    return Promise.resolve(away ? { up: false, message: away.message } : { up: true, message: 'in memory' });
  }

  async close(): Promise<void> {
    await Promise.all([...this.readers].map((reader) => reader.close()));
    this.readers.clear();
  }
}
