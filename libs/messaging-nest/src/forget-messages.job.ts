import { Log } from '@mirrorloop/messaging';
import { Database, forgetHandled, PostgresLog, USUAL_RETENTION } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { Job, Periodic } from './job.js';
import { ServiceConfig } from './service-config.js';

const HOUR_MS = 3_600_000;

/** Forgets what the log and the inbox have kept long enough. Kafka forgets by itself, by the same setting. */
@Injectable()
@Periodic()
export class ForgetMessages extends Job {
  readonly name = 'forget-messages';
  readonly everyMs = HOUR_MS;

  constructor(
    private readonly database: Database,
    private readonly log: Log,
    private readonly config: ServiceConfig,
  ) {
    super();
  }

  async run(): Promise<number> {
    const { logDays, inboxDays } = this.config.retention ?? USUAL_RETENTION;
    const logged = this.log instanceof PostgresLog ? await this.log.forget(logDays) : 0;
    return logged + (await forgetHandled(this.database, inboxDays));
  }
}
