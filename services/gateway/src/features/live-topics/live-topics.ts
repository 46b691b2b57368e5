import type { Duplex } from 'node:stream';
import { asError, Unavailable } from '@mirrorloop/kernel';
import { Log } from '@mirrorloop/messaging';
import { ForbiddenException, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Hearing } from '../../domain/live/hearing.js';
import type { Admitted } from '../../domain/sessions/admitted.js';
import { letIn } from './catch-up.js';
import { Feeds } from './feeds.js';
import type { Format } from './frames.js';
import { type Ending, Listener } from './listener.js';
import type { Wish } from './live-query.js';

/** So often everyone who listens is asked for again: a listener who may no longer hear is gone in less than 5 s. */
const LOOK_MS = 2_000;
const BEAT_MS = 15_000;
/** Connections of one replica. */
const MOST_LISTENERS = 10_000;
const BEAT = { about: 'beat', json: '{}' } as const;

/** How a protocol opens a connection once it is allowed, and hangs up. */
export interface Line {
  readonly format: Format;
  open(): Promise<Duplex>;
  hangUp(ending: Ending): void;
}

/** Everyone who listens at this replica. */
@Injectable()
export class LiveTopics implements OnModuleDestroy {
  private readonly logger = new Logger('live topics');
  private readonly listeners = new Set<Listener>();
  private readonly looking = setInterval(() => void this.look(), LOOK_MS).unref();
  private readonly beating = setInterval(() => this.beat(), BEAT_MS).unref();
  private stopping = false;

  constructor(
    private readonly hearing: Hearing,
    private readonly feeds: Feeds,
    private readonly log: Log,
  ) {}

  get count(): number {
    return this.listeners.size;
  }

  /**
   * Whoever comes while we stop is let in and ended at once, as those who had come before: who is refused with a status
   * never comes again, by what EventSource is told to do.
   *
   * @throws Forbidden, and the same for a topic that isn't there; Unavailable when the log is away or we are full
   */
  async listen(admitted: Admitted, wish: Wish, line: Line): Promise<void> {
    for (const topic of wish.topics)
      if (!this.hearing.mayHear(admitted, topic)) throw new ForbiddenException(`You may not hear ${topic}`);
    if (!this.stopping && this.listeners.size >= MOST_LISTENERS) throw new Unavailable('No more listeners here now');
    const feed = this.stopping ? undefined : await this.feeds.feedOf(wish);
    const socket = await line.open();
    if (socket.destroyed) return;
    const listener = new Listener(admitted, wish, line.format, socket, (ending) => line.hangUp(ending));
    if (!feed || this.stopping) return listener.end('stopping');
    this.listeners.add(listener);
    socket.once('close', () => {
      this.listeners.delete(listener);
      feed.listeners.delete(listener);
    });
    letIn(listener, feed, wish, this.log).catch((error: unknown) => {
      this.logger.warn(`A listener could not catch up: ${asError(error).message}`);
      socket.destroy();
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    clearInterval(this.looking);
    clearInterval(this.beating);
    for (const listener of this.listeners) listener.end('stopping');
    await this.feeds.stop();
  }

  /** One question for all, however many they are. While it can't be answered nobody hears on what they might no longer. */
  private async look(): Promise<void> {
    this.feeds.sweep();
    const all = [...this.listeners].filter(({ open }) => open);
    if (all.length === 0) return;
    const still = await this.hearing
      .stillAdmitted([...new Set(all.map(({ admitted }) => admitted))])
      .catch(() => undefined);
    for (const listener of all) {
      const admitted = still?.get(listener.admitted);
      if (!admitted || !listener.topics.every((topic) => this.hearing.mayHear(admitted, topic)))
        listener.end(still ? 'not-allowed' : 'stopping');
    }
  }

  private beat(): void {
    for (const feed of this.feeds.all) feed.sayInPassing(BEAT);
  }
}
