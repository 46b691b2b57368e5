import type { Extent, Position, ReadOn, Stretch } from '@mirrorloop/messaging';
import type { Database } from '../database.js';
import { envelopeOf, type EnvelopeRow } from '../envelope-columns.js';
import { nameOf } from './partitions.js';
import type { Session } from './session.js';

/** An append wakes us; this look is for a hint that was lost. */
const LOOK_MS = 500;

interface Row extends EnvelopeRow {
  readonly asked: number;
  readonly partition: number;
  readonly position: string | null;
  readonly first: string;
  readonly lost: boolean;
}

/** Reads the log without a group: one statement for all partitions asked for, and then a wait for the next append. */
export class LookerOn {
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly database: Database,
    private readonly session: Session,
  ) {}

  wake(): void {
    for (const ring of this.waiting) ring();
  }

  extents(topics: readonly string[]): Promise<Extent[]> {
    return this.database.query<Extent>(
      `SELECT topic, partition, low::text AS first, next::text AS next FROM partition
       WHERE topic = ANY($1::text[]) ORDER BY topic, partition`,
      [topics],
    );
  }

  async readOn(from: readonly Position[], { limit, waitMs, signal }: ReadOn): Promise<Stretch> {
    await this.session.listen();
    const until = Date.now() + waitMs;
    for (;;) {
      const rung = this.ring(Math.min(LOOK_MS, until - Date.now()), signal);
      const stretch = stretchOf(from, await this.look(from, limit));
      const found = stretch.messages.length > 0 || stretch.lost.length > 0;
      if (found || signal?.aborted || Date.now() >= until) return stretch;
      await rung;
    }
  }

  /** Begun before the look, so that an append between the look and the wait is heard. */
  private ring(ms: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(0, ms));
      signal?.addEventListener('abort', done);
      this.waiting.add(done);
    });
  }

  /** A row for each message, and one for each partition that has none to hand out. */
  private look(from: readonly Position[], limit: number): Promise<Row[]> {
    return this.database.query<Row>(
      `SELECT f.asked::int AS asked, p.low AS first, f.position NOT BETWEEN p.low AND p.next AS lost, e.*
       FROM unnest($1::text[], $2::int[], $3::bigint[]) WITH ORDINALITY AS f(topic, partition, position, asked)
       JOIN partition p ON p.topic = f.topic AND p.partition = f.partition
       LEFT JOIN LATERAL (
         SELECT * FROM entry WHERE entry.topic = f.topic AND entry.partition = f.partition
           AND entry.position >= CASE WHEN f.position BETWEEN p.low AND p.next THEN f.position ELSE p.low END
         ORDER BY entry.position LIMIT $4) e ON true
       ORDER BY f.asked, e.position`,
      [from.map((f) => f.topic), from.map((f) => f.partition), from.map((f) => f.position), limit],
    );
  }
}

function stretchOf(from: readonly Position[], rows: readonly Row[]): Stretch {
  const next = new Map(from.map((place) => [nameOf(place), place]));
  const lost = new Set<Position>();
  const messages = [];
  for (const row of rows) {
    const asked = from[row.asked - 1]!;
    if (row.lost) lost.add(asked);
    const last = row.position === null ? undefined : BigInt(row.position);
    if (last !== undefined) messages.push({ ...sliceOf(asked), position: row.position!, envelope: envelopeOf(row) });
    const position = last === undefined ? (row.lost ? row.first : asked.position) : String(last + 1n);
    next.set(nameOf(asked), { ...sliceOf(asked), position });
  }
  return { messages, next: [...next.values()], lost: [...lost] };
}

const sliceOf = ({ topic, partition }: Position) => ({ topic, partition });
