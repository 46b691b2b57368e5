import { defineEvent } from '@mirrorloop/contracts';
import { SystemClock } from '@mirrorloop/kernel';
import {
  type AnyHandler,
  type BatchHandler,
  declarationOf,
  decided,
  type Delivered,
  type Envelope,
  Handles,
  type Log,
  type Outcome,
  published,
  replayBatch,
  type Runtime,
  settleBatch,
  type Subscription,
  type Transaction,
} from '@mirrorloop/messaging';
import {
  Database,
  messagingMigrations,
  PostgresInbox,
  PostgresOutbox,
  PostgresParked,
  PostgresTransactions,
  sqlOf,
} from '@mirrorloop/messaging-postgres';
import { z } from 'zod';
import type { Platform } from '../platform/platform.js';

/** What handlers that misbehave are told. */
export const ThingTried = defineEvent({
  type: 'trials.thing-tried.v1',
  topic: 'trials.things',
  summary: 'Something that a handler of a trial is to stumble over',
  key: ({ key }) => key,
  schema: z.object({ key: z.string(), n: z.number(), how: z.string() }),
  examples: [{ key: 'a', n: 1, how: 'well' }],
});
export interface Thing {
  readonly id: string;
  readonly data: { readonly key: string; readonly n: number; readonly how: string };
}

/** Stumbles where `stumble` does, and counts each effect by a row, so that a second one shows. */
export abstract class CountingHandler {
  protected readonly effects: string[] = [];
  protected abstract stumble(thing: Thing): void;

  load(): Promise<string[]> {
    return Promise.resolve([]);
  }
  decide(state: string[], event: Thing) {
    this.stumble(event);
    return decided([...state, event.id]);
  }
  async save(ids: readonly string[], tx: Transaction): Promise<void> {
    await sqlOf(tx).query('INSERT INTO trials.effect (event_id) SELECT unnest($1::text[])', [ids]);
  }
}

/** The product's own pipeline on the platform's own log, under handlers that no product has. */
export class Pipeline {
  private constructor(
    private readonly database: Database,
    readonly log: Log,
    readonly runtime: Runtime,
    readonly topic: string,
  ) {}

  static async on(platform: Platform, log: Log, topic: string): Promise<Pipeline> {
    const database = await Database.open({
      url: platform.databaseUrl,
      schema: 'trials',
      migrations: [...messagingMigrations],
    });
    await database.query(
      'CREATE TABLE IF NOT EXISTS effect (place bigint GENERATED ALWAYS AS IDENTITY, event_id text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp())',
    );
    await log.declare({ [topic]: { partitions: 3 } });
    const runtime = {
      transactions: new PostgresTransactions(database),
      inbox: new PostgresInbox(),
      outbox: new PostgresOutbox(database),
      parked: new PostgresParked(database),
      clock: new SystemClock(),
    };
    return new Pipeline(database, log, runtime, topic);
  }

  /** Events of one after the other, each under an id of its own. */
  events(things: readonly Thing['data'][], type: string = ThingTried.type): Envelope[] {
    return things.map((data, i) => {
      const cause = { id: `${this.topic} ${type} ${data.key} ${data.n} ${i}`, correlationId: 'trials' };
      const [envelope] = published('trials.source', cause, [ThingTried.of(data, data.n)], new Date());
      return { ...envelope!, type, topic: this.topic };
    });
  }

  follow(handler: object, told: (outcomes: readonly Outcome[]) => void = () => {}): Promise<Subscription> {
    const { group } = declarationOf(handler);
    const onBatch = async (batch: readonly Delivered[]) =>
      told(await settleBatch(handler as AnyHandler, batch, this.runtime));
    return this.log.subscribe({ group, topics: [this.topic], maxBatch: 500, onBatch });
  }

  replay(handler: object, batch: readonly Delivered[]): Promise<Outcome[]> {
    return replayBatch(handler as AnyHandler, batch, this.runtime);
  }

  /** How often each of these took effect, and when first. */
  async effectsOf(envelopes: readonly Envelope[]): Promise<Map<string, { times: number; at: Date }>> {
    const rows = await this.database.query<{ event_id: string; times: number; at: Date }>(
      'SELECT event_id, count(*)::int AS times, min(at) AS at FROM effect WHERE event_id = ANY($1::text[]) GROUP BY 1',
      [envelopes.map(({ id }) => id)],
    );
    return new Map(rows.map(({ event_id, times, at }) => [event_id, { times, at }]));
  }

  async close(): Promise<void> {
    await this.log.close();
    await this.database.close();
  }
}

export { Handles, type BatchHandler };
