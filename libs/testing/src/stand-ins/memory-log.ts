import { type Envelope, Log, type Subscriber, type Subscription } from '@mirrorloop/messaging';
import { MemoryBroker, nameOf } from './memory-broker.js';
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

  lag(group: string, topics: readonly string[]): Promise<number> {
    const { positions } = this.broker.group(group);
    const lags = this.broker.slices(topics).map((s) => this.broker.end(s) - (positions.get(nameOf(s)) ?? 0));
    return Promise.resolve(lags.reduce((sum, n) => sum + n, 0));
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
