import { Clock } from '@mirrorloop/kernel';
import { ownTopics, type Topic, topics } from '@mirrorloop/contracts';
import {
  type AnyHandler,
  checkCatalogue,
  declarationOf,
  type Delivered,
  Inbox,
  isHandler,
  Log,
  type Outcome,
  Outbox,
  ParkedMessages,
  type Runtime,
  settleBatch,
  type Subscription,
  Together,
  Transactions,
} from '@mirrorloop/messaging';
import { countMessages, inLinkedSpan } from '@mirrorloop/observability';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

export const SERVICE_NAME = Symbol('service name');
/** Topics that the service reads besides, without a group: for whoever listens. */
export const LOOKS_ON = Symbol('topics looked on');
const BATCH = 500;
/** Of all partitions that wait at one time, in one transaction. */
const TOGETHER = 2_000;
const OUTCOMES = ['handled', 'unchanged', 'duplicate', 'parked'] satisfies Outcome['kind'][];

/** Every `@Handles` provider of the service, following its topics. */
@Injectable()
export class Consumers {
  private readonly logger = new Logger('consumers');
  private readonly following = new Map<string, Subscription>();
  private handlers: AnyHandler[] = [];
  readonly runtime: Runtime;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly log: Log,
    @Inject(SERVICE_NAME) private readonly service: string,
    @Inject(LOOKS_ON) readonly looksOn: readonly Topic[],
    transactions: Transactions,
    inbox: Inbox,
    outbox: Outbox,
    parked: ParkedMessages,
    clock: Clock,
  ) {
    this.runtime = { transactions, inbox, outbox, parked, clock };
  }

  /** Refuses to start with a catalogue that doesn't hold. */
  async start(): Promise<void> {
    this.handlers = this.discovery
      .getProviders()
      .flatMap(({ instance }) =>
        instance && typeof instance === 'object' && isHandler(instance) ? [instance as AnyHandler] : [],
      );
    checkCatalogue(this.service, this.handlers);
    await this.log.declare(this.touched());
    for (const handler of this.handlers) await this.follow(handler);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.following.values()].map((subscription) => subscription.close()));
    this.following.clear();
  }

  handlerOf(group: string): AnyHandler | undefined {
    return this.handlers.find((handler) => declarationOf(handler).group === group);
  }

  /** What each handler declares. */
  heard(): { group: string; events: string[] }[] {
    return this.handlers
      .map(declarationOf)
      .map(({ group, contracts }) => ({ group, events: contracts.map(({ type }) => type) }));
  }

  /** Messages each group has yet to settle. */
  async lags(): Promise<{ group: string; lag: number }[]> {
    const groups = this.handlers.map(declarationOf);
    return Promise.all(
      groups.map(async ({ group, contracts }) => ({ group, lag: await this.log.lag(group, topicsOf(contracts)) })),
    );
  }

  /** Whether a group of this service has something to settle that was appended longer ago. */
  async isBehind(group: string, ms: number): Promise<boolean> {
    const handler = this.handlerOf(group);
    return handler !== undefined && this.log.isBehind(group, topicsOf(declarationOf(handler).contracts), ms);
  }

  health(): { up: boolean; message: string } {
    const down = [...this.following].filter(([, subscription]) => !subscription.health().up);
    const message = down.map(([group, subscription]) => `${group}: ${subscription.health().message}`).join('; ');
    return { up: down.length === 0, message: message || `${this.following.size} groups follow` };
  }

  /** An account in Kafka sees no others. */
  private touched(): Partial<typeof topics> {
    const heard = this.handlers.flatMap((handler) => topicsOf(declarationOf(handler).contracts));
    const named = new Set<string>([...ownTopics(this.service), ...heard, ...this.looksOn]);
    return Object.fromEntries(Object.entries(topics).filter(([topic]) => named.has(topic)));
  }

  private async follow(handler: AnyHandler): Promise<void> {
    const { group, contracts } = declarationOf(handler);
    for (const outcome of OUTCOMES) countMessages(group, outcome, 0);
    const partitions = new Together((batch: readonly Delivered[]) => this.settle(handler, group, batch), TOGETHER);
    const onBatch = async (batch: readonly Delivered[]) => void (await partitions.run(batch));
    this.following.set(
      group,
      await this.log.subscribe({ group, topics: topicsOf(contracts), maxBatch: BATCH, onBatch }),
    );
  }

  private async settle(handler: AnyHandler, group: string, batch: readonly Delivered[]): Promise<Outcome[]> {
    const outcomes = await inLinkedSpan(
      `process ${group}`,
      batch.map((m) => m.envelope?.traceparent ?? null),
      () => settleBatch(handler, batch, this.runtime),
    );
    const counts = new Map<string, number>();
    for (const outcome of outcomes) {
      counts.set(outcome.kind, (counts.get(outcome.kind) ?? 0) + 1);
      if (outcome.kind === 'parked')
        this.logger.warn(`${group} parked a message (${outcome.reason}): ${outcome.error.name}`);
    }
    for (const [kind, n] of counts) countMessages(group, kind, n);
    return outcomes;
  }
}

const topicsOf = (contracts: readonly { topic: string }[]): string[] => [
  ...new Set(contracts.map(({ topic }) => topic)),
];
