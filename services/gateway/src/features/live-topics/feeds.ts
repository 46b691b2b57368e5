import { asError } from '@mirrorloop/kernel';
import { backOffMs, Log, Loop, type Position, type Stretch } from '@mirrorloop/messaging';
import { Injectable, Logger } from '@nestjs/common';
import { Feed } from './feed.js';
import type { Wish } from './live-query.js';

const LIMIT = 500;
const WAIT_MS = 1_000;
/** So long a feed without listeners goes on, for those who come again. */
const LINGER_MS = 30_000;

/** Reads each topic that anybody listens to once for all of them, and feeds them. */
@Injectable()
export class Feeds {
  private readonly logger = new Logger('live topics');
  private readonly feeds = new Map<string, { feed: Feed; leftAt: number | undefined }>();
  private readonly at = new Map<string, readonly Position[]>();
  private readonly finding = new Map<string, Promise<void>>();
  private readonly loop = new Loop(() => this.turn());
  private waiting = new AbortController();
  private failures = 0;

  constructor(private readonly log: Log) {}

  /** Since when the log is away; undefined while it answers. */
  awaySince: Date | undefined;

  get all(): readonly Feed[] {
    return [...this.feeds.values()].map(({ feed }) => feed);
  }
  /** How many topics are read; for whoever wants to know that it isn't once a listener. */
  get topicsRead(): number {
    return this.at.size;
  }

  /** The feed of a wish, which is read from now on at the latest. Throws `Unavailable` when the log is away. */
  async feedOf(wish: Wish): Promise<Feed> {
    await Promise.all(wish.topics.map((topic) => this.find(topic)));
    const known = this.feeds.get(wish.name);
    if (known) return known.feed;
    const feed = new Feed(
      wish,
      wish.topics.flatMap((topic) => this.at.get(topic) ?? []),
    );
    this.feeds.set(wish.name, { feed, leftAt: Date.now() });
    this.loop.start();
    return feed;
  }

  /** Lets go of feeds, and topics, that nobody has listened to for a while. */
  sweep(now = Date.now()): void {
    for (const [name, entry] of this.feeds) {
      if (entry.feed.listeners.size > 0) entry.leftAt = undefined;
      else if (now - (entry.leftAt ??= now) > LINGER_MS) {
        entry.feed.stop();
        this.feeds.delete(name);
      }
    }
    const heard = new Set(this.all.flatMap(({ wish }) => wish.topics));
    for (const topic of this.at.keys()) if (!heard.has(topic) && !this.finding.has(topic)) this.at.delete(topic);
  }

  async stop(): Promise<void> {
    for (const feed of this.all) feed.stop();
    this.waiting.abort();
    await this.loop.stop();
  }

  /** Begins to read a topic at its end. */
  private async find(topic: string): Promise<void> {
    if (this.at.has(topic)) return;
    const found = this.finding.get(topic) ?? this.findEnds(topic);
    this.finding.set(topic, found);
    await found.finally(() => this.finding.delete(topic));
  }

  private async findEnds(topic: string): Promise<void> {
    const extents = await this.log.extents([topic]);
    this.at.set(
      topic,
      extents.map(({ partition, next }) => ({ topic, partition, position: next })),
    );
    this.waiting.abort();
    this.loop.wake();
  }

  private async turn(): Promise<number> {
    const from = [...this.at.values()].flat();
    if (from.length === 0) return WAIT_MS;
    this.waiting = new AbortController();
    try {
      this.feed(await this.log.readOn(from, { limit: LIMIT, waitMs: WAIT_MS, signal: this.waiting.signal }));
      this.isBack();
      return 0;
    } catch (error) {
      this.isAway(asError(error));
      return backOffMs((this.failures += 1), 100, 5_000);
    }
  }

  private feed(stretch: Stretch): void {
    for (const topic of this.at.keys()) {
      const next = stretch.next.filter((place) => place.topic === topic);
      if (next.length > 0) this.at.set(topic, next);
    }
    for (const feed of this.all) feed.take(stretch);
  }

  private isBack(): void {
    this.failures = 0;
    if (!this.awaySince) return;
    this.awaySince = undefined;
    for (const feed of this.all) feed.sayInPassing({ about: 'state', json: '{"state":"live"}' });
  }

  private isAway(error: Error): void {
    if (this.awaySince) return;
    this.awaySince = new Date();
    this.logger.warn(`The log is away: ${error.message}`);
    const json = JSON.stringify({ state: 'waiting', since: this.awaySince });
    for (const feed of this.all) feed.sayInPassing({ about: 'state', json });
  }
}
