import { ADMINISTRATES, OneKeyPair } from '@mirrorloop/access';
import {
  type AnyContract,
  CustomerChanged,
  type DataOf,
  type InsightRaised,
  type Outgoing,
  SignalRecorded,
  topics,
} from '@mirrorloop/contracts';
import { derivedId, HeldClock } from '@mirrorloop/kernel';
import { type Envelope, published } from '@mirrorloop/messaging';
import { type RunningService, startService } from '@mirrorloop/messaging-nest';
import { Database, PostgresLog } from '@mirrorloop/messaging-postgres';
import { eventually, testDatabase } from '@mirrorloop/testing';
import { InsightModule } from '../src/index.js';

const gateway = new OneKeyPair();
export const SECRET = 'not-a-secret-but-long-enough-for-tests-0000';
export const NOW = new Date('2026-11-22T12:00:00Z');

/** The running service on a database of its own, with a log to publish into, and its clock held. */
export class RunningInsight {
  readonly clock = new HeldClock(NOW);
  private readonly services: RunningService[] = [];
  private readonly heard: Envelope[] = [];

  private constructor(
    private readonly databaseUrl: string,
    private readonly drop: () => Promise<void>,
    readonly log: PostgresLog,
  ) {}
  database!: Database;

  static async start(): Promise<RunningInsight> {
    const { url, drop } = await testDatabase();
    const running = new RunningInsight(url, drop, await PostgresLog.open(url));
    await running.log.declare(topics);
    await running.replica();
    running.database = await Database.open({ url, schema: 'insight', migrations: [] });
    await running.log.subscribe({
      group: 'test.listener',
      topics: ['insight.insights'],
      maxBatch: 500,
      onBatch: async (batch) => void running.heard.push(...batch.map(({ envelope }) => envelope!)),
    });
    return running;
  }

  /** One more process on the same database and log. */
  async replica(): Promise<RunningService> {
    const config = {
      databaseUrl: this.databaseUrl,
      log: 'postgres' as const,
      kafkaBrokers: [],
      host: '127.0.0.1',
      port: 0,
      serviceSecret: SECRET,
      gatewayKeys: gateway.gatewayKeys,
      clock: this.clock,
      quiet: true,
    };
    const service = await startService('insight', InsightModule.register(config, { reading: 'inline' }), config);
    this.services.push(service);
    return service;
  }

  async stop(): Promise<void> {
    for (const service of this.services) await service.close();
    await this.database.close();
    await this.log.close();
    await this.drop();
  }

  /** Where the first replica answers. */
  get url(): string {
    return this.services[0]!.url;
  }

  /** Appends as ingestion's relay would. */
  async publish(events: readonly Outgoing[]): Promise<readonly Envelope[]> {
    const envelopes = envelopesOf(events);
    for (let i = 0; i < envelopes.length; i += 1_000) await this.log.append(envelopes.slice(i, i + 1_000));
    return envelopes;
  }

  async ask<T = unknown>(path: string, init: RequestInit = {}): Promise<{ status: number; body: T }> {
    const response = await this.fetch(path, init);
    return { status: response.status, body: (await response.json()) as T };
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const token = await gateway.sign(
      { id: 'p1', name: 'Mara Keller', kind: 'person', grants: ADMINISTRATES },
      'insight',
    );
    return fetch(`${this.services[0]!.url}/api/insight${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });
  }

  post<T = unknown>(
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: T }> {
    return this.ask<T>(path, { method: 'POST', body: JSON.stringify(body), headers });
  }

  async count(from: string): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`);
    return row!.n;
  }

  /** When everything published is settled and every series has been looked at since. */
  async atRest(withinMs = 30_000): Promise<void> {
    await eventually(
      async () => {
        const lags = await Promise.all([
          this.log.lag('insight.analyse-signals', ['ingestion.signals']),
          this.log.lag('insight.follow-customers', ['ingestion.customers']),
        ]);
        const waiting = await this.count(
          `(SELECT at AS since FROM touched UNION ALL SELECT resize_since FROM insight) w WHERE since IS NOT NULL`,
        );
        return lags.every((lag) => lag === 0) && waiting === 0 && (await this.count('outbox')) === 0;
      },
      { withinMs, missing: 'an insight service at rest' },
    );
  }

  /** What this service said, once at least so many events were heard. */
  async said(
    atLeast = 1,
  ): Promise<{ type: string; sequence: number; correlationId: string; data: DataOf<typeof InsightRaised> }[]> {
    await eventually(() => this.heard.length >= atLeast, {
      missing: `${atLeast} events, of which ${this.heard.length} came`,
    });
    return this.heard.map(({ type, sequence, correlationId, data }) => ({
      type,
      sequence,
      correlationId,
      data: JSON.parse(data),
    }));
  }
}

const envelopesOf = (events: readonly Outgoing[]): Envelope[] =>
  events.flatMap((event) => {
    const id = derivedId(JSON.stringify([event.contract.type, event.key, event.sequence, event.data]));
    return published('ingestion.test', { id, correlationId: id }, [event], NOW);
  });

/** A signal as ingestion records it; what isn't said is as in the contract's example. */
export const signal = (change: Partial<DataOf<typeof SignalRecorded>>): Outgoing => of(SignalRecorded, change);

export const customer = (change: Partial<DataOf<typeof CustomerChanged>>, sequence = 1): Outgoing =>
  of(CustomerChanged, change, sequence);

export const of = <C extends AnyContract>(contract: C, change: Partial<DataOf<C>>, sequence?: number): Outgoing =>
  contract.of(contract.example(change), sequence);
