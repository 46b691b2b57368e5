import type { Kafka } from 'kafkajs';
import { Client } from './client.js';
import type { Settings } from './config.js';
import { within } from './deadline.js';
import { wrapped } from './wrapped.js';

const CLOSE_MS = 5_000;

interface Connectable {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}
interface Session<T> {
  readonly client: Client;
  readonly connected: Promise<T>;
}

/** A producer or an admin that is connected when it is first used, and made anew after any failure. */
export class Renewable<T extends Connectable> {
  private session: Session<T> | undefined;
  private readonly unfinished = new Set<Promise<unknown>>();

  constructor(
    private readonly settings: Settings,
    private readonly make: (kafka: Kafka) => T,
  ) {}

  /** Rejects with one of our errors, at the latest after `limitMs`. */
  async use<R>(doing: string, limitMs: number, work: (it: T) => Promise<R>): Promise<R> {
    const session = (this.session ??= this.open());
    try {
      return await within(limitMs, doing, this.tracked(session.connected.then(work)));
    } catch (error) {
      if (this.session === session) this.session = undefined;
      session.client.sever();
      throw wrapped(error, doing);
    }
  }

  async close(): Promise<void> {
    const session = this.session;
    this.session = undefined;
    const disconnecting = Promise.resolve(session?.connected.then((it) => it.disconnect()));
    await within(CLOSE_MS, 'close', disconnecting).catch(() => {});
    session?.client.sever();
    await within(CLOSE_MS, 'close', Promise.allSettled(this.unfinished)).catch(() => {});
  }

  private open(): Session<T> {
    const client = new Client(this.settings);
    const it = this.make(client.kafka);
    return { client, connected: it.connect().then(() => it) };
  }

  /** What ran out of time may still run for a moment. */
  private tracked<R>(work: Promise<R>): Promise<R> {
    const forget = (): void => void this.unfinished.delete(settled);
    const settled: Promise<void> = work.then(forget, forget);
    this.unfinished.add(settled);
    return work;
  }
}
