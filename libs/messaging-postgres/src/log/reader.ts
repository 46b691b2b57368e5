import { backOffMs, type ConsumerHealth, Loop, type Subscriber, type Subscription } from '@mirrorloop/messaging';
import { asError, crashPoint } from '@mirrorloop/kernel';
import type { Database } from '../database.js';
import { envelopeOf, type EnvelopeRow } from '../envelope-columns.js';
import { nameOf, type Slice } from './partitions.js';
import type { Session } from './session.js';

/** An append wakes us; this look is for what a lost hint, or another reader's end, left behind. */
const LOOK_MS = 500;

interface Waiting {
  readonly slice: Slice;
  readonly error: Error;
  readonly failures: number;
  readonly until: number;
}

/** Follows one group's partitions: each at its own pace, one batch of it in hand. */
export class Reader implements Subscription {
  private readonly loop = new Loop(() => this.look());
  private readonly busy = new Map<string, Promise<void>>();
  private readonly waiting = new Map<string, Waiting>();
  private error: Error | undefined;
  private closed = false;
  private known = false;

  constructor(
    private readonly database: Database,
    private readonly session: Session,
    private readonly subscriber: Subscriber,
  ) {
    this.loop.start();
  }

  wake(): void {
    this.loop.wake();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.loop.stop();
    await Promise.all(this.busy.values());
    await this.session.giveBack(this.subscriber.group);
  }

  health(): ConsumerHealth {
    const waiting = [...this.waiting.values()].map(({ slice, error }) => ({ ...slice, error: error.message }));
    return { up: !this.error, message: this.error?.message ?? 'following', waiting };
  }

  /** Starts a worker on each partition of ours that lags. */
  private async look(): Promise<number> {
    try {
      await this.introduce();
      const lagging = await this.lagging();
      await this.session.take(this.subscriber.group, lagging);
      for (const slice of lagging) if (this.free(slice)) this.work(slice);
      this.error = undefined;
    } catch (error) {
      this.error = asError(error);
    }
    return LOOK_MS;
  }

  private free(slice: Slice): boolean {
    const wait = this.waiting.get(nameOf(slice));
    return (
      this.session.owns(this.subscriber.group, slice) &&
      !this.busy.has(nameOf(slice)) &&
      (!wait || wait.until <= Date.now())
    );
  }

  /** A group that has settled nothing yet is known to the log, which then forgets nothing before the group has. */
  private async introduce(): Promise<void> {
    if (this.known) return;
    await this.database.query(
      `INSERT INTO consumer (name, topic, partition, position)
       SELECT $1, topic, partition, low FROM partition WHERE topic = ANY($2::text[]) ORDER BY 2, 3 ON CONFLICT DO NOTHING`,
      [this.subscriber.group, this.subscriber.topics],
    );
    this.known = true;
  }

  private lagging(): Promise<Slice[]> {
    return this.database.query<Slice>(
      `SELECT p.topic, p.partition FROM partition p
       LEFT JOIN consumer c ON c.name = $1 AND c.topic = p.topic AND c.partition = p.partition
       WHERE p.topic = ANY($2::text[]) AND p.next > greatest(c.position, p.low)`,
      [this.subscriber.group, this.subscriber.topics],
    );
  }

  private work(slice: Slice): void {
    const name = nameOf(slice);
    const done = this.drain(slice)
      .then(() => void this.waiting.delete(name))
      .catch((error: unknown) => this.wait(slice, asError(error)))
      .finally(() => {
        this.busy.delete(name);
        this.loop.wake();
      });
    this.busy.set(name, done);
  }

  private wait(slice: Slice, error: Error): void {
    const failures = (this.waiting.get(nameOf(slice))?.failures ?? -1) + 1;
    const pauseMs = backOffMs(failures);
    this.waiting.set(nameOf(slice), { slice, error, failures, until: Date.now() + pauseMs });
    setTimeout(() => this.loop.wake(), pauseMs).unref();
  }

  private async drain(slice: Slice): Promise<void> {
    const { group, maxBatch, onBatch } = this.subscriber;
    while (!this.closed && this.session.owns(group, slice)) {
      const rows = await this.fetch(slice, maxBatch);
      if (rows.length === 0) return;
      await onBatch(rows.map((row) => ({ ...slice, position: row.position, envelope: envelopeOf(row) })));
      this.waiting.delete(nameOf(slice));
      await this.moveOn(slice, BigInt(rows.at(-1)!.position) + 1n);
      crashPoint(group, 'after-position');
    }
  }

  private fetch({ topic, partition }: Slice, limit: number): Promise<(EnvelopeRow & { position: string })[]> {
    return this.database.query(
      `SELECT e.* FROM entry e
       WHERE e.topic = $1 AND e.partition = $2 AND e.position >= coalesce(
         (SELECT c.position FROM consumer c WHERE c.name = $3 AND c.topic = $1 AND c.partition = $2), 0)
       ORDER BY e.position LIMIT $4`,
      [topic, partition, this.subscriber.group, limit],
    );
  }

  /** Never backwards: a reader that lost its partition must not undo what the next one did. */
  private async moveOn({ topic, partition }: Slice, position: bigint): Promise<void> {
    await this.database.query(
      `INSERT INTO consumer AS c (name, topic, partition, position) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT consumer_pk
       DO UPDATE SET position = greatest(c.position, excluded.position), moved_at = now()`,
      [this.subscriber.group, topic, partition, position.toString()],
    );
  }
}
