import { ownTopics } from '@mirrorloop/contracts';
import { Log, Settings } from '@mirrorloop/messaging';
import { KafkaLog } from '@mirrorloop/messaging-kafka';
import { Database, forgetHandled, PostgresLog } from '@mirrorloop/messaging-postgres';
import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_NAME } from './consumers.js';
import { Job, Periodic } from './job.js';
import { retentionInForce } from './retention-in-force.js';
import { ServiceConfig } from './service-config.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Forgets what the log and the inbox have kept long enough. Kafka forgets by itself, by what it is told. */
@Injectable()
@Periodic()
export class ForgetMessages extends Job {
  readonly name = 'forget-messages';
  readonly everyMs = HOUR_MS;

  constructor(
    private readonly database: Database,
    private readonly log: Log,
    private readonly config: ServiceConfig,
    private readonly settings: Settings,
    @Inject(SERVICE_NAME) private readonly service: string,
  ) {
    super();
  }

  async run(): Promise<number> {
    const { logDays, inboxDays } = retentionInForce(await this.settings.now(), this.config.retention);
    return (await this.forgetLogged(logDays)) + (await forgetHandled(this.database, inboxDays));
  }

  private async forgetLogged(days: number): Promise<number> {
    if (this.log instanceof PostgresLog) return this.log.forget(days);
    if (this.log instanceof KafkaLog) await this.log.keepFor(days * DAY_MS, ownTopics(this.service));
    return 0;
  }
}
