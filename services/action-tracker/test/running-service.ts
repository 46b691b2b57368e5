import { ADMINISTRATES, type Caller, OneKeyPair } from '@mirrorloop/access';
import { type AnyContract, type DataOf, topics } from '@mirrorloop/contracts';
import { HeldClock, newId } from '@mirrorloop/kernel';
import { type Delivered, type Envelope, published } from '@mirrorloop/messaging';
import { type RunningService, type ServiceConfig, startService } from '@mirrorloop/messaging-nest';
import { Database, PostgresLog } from '@mirrorloop/messaging-postgres';
import { eventually, testDatabase, type TestDatabase } from '@mirrorloop/testing';
import { ClimbEscalations } from '../src/features/climb-escalations/climb-escalations.job.js';
import { FireTimers } from '../src/features/fire-timers/fire-timers.job.js';
import type { OutboundSettings } from '../src/action-tracker.module.js';
import { DeliverNotices } from '../src/features/deliver-notices/deliver-notices.job.js';
import { InvitationMails } from '@mirrorloop/mailing';
import { ActionTrackerModule } from '../src/index.js';

const gateway = new OneKeyPair();
export const SECRET = 'the secret of a test, longer than it needs to be';
export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test looks at what came
  readonly body: any;
}

/** The service as it runs, on a database and a log of its own, with a clock that stands still. */
export class RunningActionTracker {
  readonly heard: Envelope[] = [];
  private service: RunningService;
  private constructor(
    private readonly database: TestDatabase,
    private readonly log: PostgresLog,
    readonly clock: HeldClock,
    private readonly outbound: OutboundSettings,
    private readonly more: Partial<ServiceConfig>,
  ) {}

  static async start(
    at: string,
    outbound: OutboundSettings = {},
    more: Partial<ServiceConfig> = {},
  ): Promise<RunningActionTracker> {
    const database = await testDatabase();
    const running = new RunningActionTracker(
      database,
      await PostgresLog.open(database.url),
      new HeldClock(new Date(at)),
      outbound,
      more,
    );
    await running.log.declare(topics);
    await running.begin();
    const onBatch = async (batch: readonly Delivered[]) =>
      void running.heard.push(...batch.flatMap(({ envelope }) => envelope ?? []));
    await running.log.subscribe({
      group: 'test',
      topics: ['action-tracker.actions', 'action-tracker.meetings'],
      maxBatch: 100,
      onBatch,
    });
    return running;
  }

  private async begin(): Promise<void> {
    const config = { databaseUrl: this.database.url, log: 'postgres', kafkaBrokers: [], host: '127.0.0.1' } as const;
    const whole = {
      ...config,
      port: 0,
      serviceSecret: SECRET,
      gatewayKeys: gateway.gatewayKeys,
      clock: this.clock,
      quiet: true,
      ...this.more,
    };
    this.service = await startService('action-tracker', ActionTrackerModule.register(whole, this.outbound), whole);
  }
  /** Ends the service; what happens to the clock meanwhile it has slept through. */
  async restart(meanwhile: () => void = () => {}): Promise<void> {
    await this.service.close();
    meanwhile();
    await this.begin();
  }
  async stop(): Promise<void> {
    await this.service.close();
    await this.log.close();
    await this.database.drop();
  }

  /** Appends an event as its owner would, from the contract's example. */
  async tell<C extends AnyContract>(contract: C, data: Partial<DataOf<C>>, sequence?: number, correlationId = newId()) {
    const event = contract.of(contract.example(data as never), sequence);
    await this.log.append(published('insight.test', { id: newId(), correlationId }, [event], this.clock.now()));
  }

  ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    return this.askAs('ana', method, path, body, headers);
  }
  async askAs(
    id: string,
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const caller: Caller = { id, name: 'Ana Ruiz', kind: 'person', grants: ADMINISTRATES };
    const token = await gateway.sign(caller, 'action-tracker');
    const response = await fetch(`${this.service.url}/api/action-tracker${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  }
  /** What isn't JSON. */
  async askText(path: string): Promise<string> {
    const caller: Caller = { id: 'ana', name: 'Ana Ruiz', kind: 'person', grants: ADMINISTRATES };
    const authorization = `Bearer ${await gateway.sign(caller, 'action-tracker')}`;
    return (await fetch(`${this.service.url}/api/action-tracker${path}`, { headers: { authorization } })).text();
  }
  askWithoutToken(path: string): Promise<Response> {
    return fetch(`${this.service.url}/api/action-tracker${path}`);
  }

  /** Waits until an answer holds. */
  until(path: string, holds: (body: Answer['body']) => boolean, missing: string): Promise<Answer['body']> {
    return eventually(
      async () => {
        const { body } = await this.ask('GET', path);
        return holds(body) && body;
      },
      { missing },
    );
  }
  /** Waits until that version of a person has been heard of. */
  async knows(personId: string, sequence: number): Promise<void> {
    const sql = 'SELECT sequence FROM action_tracker.people WHERE person_id = $1';
    await eventually(
      async () => {
        const [row] = await this.service.app.get(Database).query<{ sequence: string }>(sql, [personId]);
        return Number(row?.sequence) === sequence;
      },
      { missing: `version ${sequence} of somebody` },
    );
  }
  /** Sends what is due now, as the job does by itself every second. */
  deliver(): Promise<number> {
    return this.service.app.get(DeliverNotices).run(this.clock.now());
  }
  /** Takes the invitations that are due in a moment, as another process does that then dies with them. */
  takeInvitations(inMs: number): Promise<unknown[]> {
    const at = this.clock.now().getTime() + inMs;
    return this.service.app.get(InvitationMails).take(new Date(at), new Date(at + 120_000), 100);
  }
  query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.service.app.get(Database).query<Row>(sql, values);
  }
  /** Looks at the timers now, as the job does by itself twice a second. */
  sweep(): Promise<number> {
    return this.service.app.get(FireTimers).run(this.clock.now());
  }
  /** Looks at the escalations now, as the job does by itself twice a second. */
  climb(): Promise<number> {
    return this.service.app.get(ClimbEscalations).run(this.clock.now());
  }
  /** As a calendar program asks: without a token. */
  fetch(path: string): Promise<Response> {
    return fetch(`${this.service.url}${path}`);
  }
  /** Waits until so many events of a kind have been published, in the log's order. */
  published(contract: AnyContract, count: number): Promise<Envelope[]> {
    const of = () => this.heard.filter(({ type }) => type === contract.type);
    return eventually(() => of().length >= count && of(), { missing: `${count} of ${contract.type}` });
  }
}
