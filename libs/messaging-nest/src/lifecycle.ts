import { setTimeout as sleep } from 'node:timers/promises';
import { Log, ParkedMessages, Relay, UnsentEvents } from '@mirrorloop/messaging';
import { Database } from '@mirrorloop/messaging-postgres';
import { gauge } from '@mirrorloop/observability';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Consumers, SERVICE_NAME } from './consumers.js';
import { JobRunner } from './job-runner.js';
import { ServiceConfig } from './service-config.js';

/**
 * Replicas and gateways have others that stand in: whoever sends to them gets so long to hear that this one leaves,
 * where its consumers finish sooner. One process that does everything leaves nobody to send to.
 */
const NOTICE_MS = 1_000;

/** Starts what runs by itself, and stops it in an order in which nothing in hand is cut off. */
@Injectable()
export class Lifecycle implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  /** It was told to stop: readiness and every answer say so, while jobs and consumers finish. */
  leaving = false;

  constructor(
    @Inject(SERVICE_NAME) private readonly service: string,
    private readonly database: Database,
    private readonly log: Log,
    private readonly relay: Relay,
    private readonly jobs: JobRunner,
    private readonly consumers: Consumers,
    private readonly unsent: UnsentEvents,
    private readonly parked: ParkedMessages,
    private readonly config: ServiceConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.relay.start();
    this.jobs.start();
    this.measure();
  }

  /**
   * Nest closes the HTTP server after this and before `onApplicationShutdown`. So requests are answered all the while,
   * and whoever sends them has heard that it leaves when the server closes.
   */
  async onModuleDestroy(): Promise<void> {
    this.leaving = true;
    const notice = this.config.log === 'kafka' ? sleep(NOTICE_MS) : undefined;
    await Promise.all([this.jobs.stop(), this.consumers.stop(), notice]);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.relay.stop();
    await this.log.close();
    await this.database.close();
  }

  private measure(): void {
    const attributes = { service: this.service };
    gauge('mirrorloop.outbox.oldest_age', 'Seconds that the oldest unsent event has waited', async () => [
      { value: (await this.unsent.ageOfOldestMs()) / 1000, attributes },
    ]);
    gauge('mirrorloop.parked', 'Messages parked', async () => [{ value: await this.parked.count(), attributes }]);
    gauge('mirrorloop.consumer.lag', 'Messages a group has yet to settle', async () =>
      (await this.consumers.lags()).map(({ group, lag }) => ({ value: lag, attributes: { group } })),
    );
  }
}
