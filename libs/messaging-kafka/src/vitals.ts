import { asError, Unavailable } from '@mirrorloop/kernel';
import type { Consumer } from 'kafkajs';
import type { Settings } from './config.js';
import { wrapped } from './wrapped.js';

const LOOK_MS = 1_000;

/**
 * Whether a kafkajs consumer lives. It may end while the process goes on, or hang without a word, so only an answered
 * heartbeat or join counts as a sign of life.
 */
export class Vitals {
  /** Resolves, with the reason, when the consumer has ended or has been silent for too long to come back. */
  readonly ended: Promise<Error>;
  private lastSign = Date.now();
  private joined = false;
  private joining = false;
  private over: Error | undefined;
  private end: (error: Error) => void = () => {};
  private readonly watch: NodeJS.Timeout;

  constructor(
    consumer: Consumer,
    private readonly settings: Settings,
  ) {
    this.ended = new Promise((resolve) => (this.end = resolve));
    const { CRASH, STOP, GROUP_JOIN, HEARTBEAT } = consumer.events;
    consumer.on(CRASH, ({ payload }) => this.finish(wrapped(asError(payload.error), 'the consumer crashed')));
    consumer.on(STOP, () => this.stopped());
    consumer.on(HEARTBEAT, () => this.sign());
    consumer.on(GROUP_JOIN, () => this.hasJoined());
    this.watch = setInterval(() => this.look(), LOOK_MS).unref();
  }

  /** Undefined while all is well, else what is wrong. */
  ailment(): string | undefined {
    if (this.over) return this.over.message;
    if (!this.joined) return 'joining the group';
    const silentMs = Date.now() - this.lastSign;
    return silentMs > this.patienceMs() ? `no answer from Kafka for ${silentMs} ms` : undefined;
  }
  isJoining(): boolean {
    return this.joining;
  }
  startsJoining(): void {
    this.joining = true;
  }
  stop(): void {
    clearInterval(this.watch);
  }

  private look(): void {
    const silentMs = Date.now() - this.lastSign;
    if (this.joined && silentMs > 2 * this.patienceMs())
      this.finish(new Unavailable(`no answer from Kafka for ${silentMs} ms`));
  }
  /** A rebalance waits for its slowest member. */
  private patienceMs(): number {
    return this.settings.sessionTimeoutMs + (this.joining ? this.settings.rebalanceTimeoutMs : 0);
  }
  private sign(): void {
    this.lastSign = Date.now();
  }
  private hasJoined(): void {
    this.sign();
    this.joined = true;
    this.joining = false;
  }
  /** A crash says STOP first and its reason a moment later. */
  private stopped(): void {
    this.over ??= new Unavailable('the consumer stopped');
    setTimeout(() => this.finish(this.over!), LOOK_MS).unref();
  }
  private finish(error: Error): void {
    this.over = error;
    clearInterval(this.watch);
    this.end(error);
  }
}
