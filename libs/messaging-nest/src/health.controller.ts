import { Sends } from '@mirrorloop/http';
import { type Caller, CurrentCaller, may, Open } from '@mirrorloop/access';
import type { Readiness } from '@mirrorloop/contracts';
import { asError } from '@mirrorloop/kernel';
import { Log, Relay } from '@mirrorloop/messaging';
import { Database } from '@mirrorloop/messaging-postgres';
import { metricsText } from '@mirrorloop/observability';
import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Consumers } from './consumers.js';
import { JobRunner } from './job-runner.js';
import { Lifecycle } from './lifecycle.js';

type Part = { up: boolean; message: string };

@Open()
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly log: Log,
    private readonly consumers: Consumers,
    private readonly relay: Relay,
    private readonly jobs: JobRunner,
    private readonly lifecycle: Lifecycle,
  ) {}

  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Everybody may know whether; only who keeps it running may know why not. */
  @Sends(['application/json'], 200, 503)
  @Get('health/ready')
  async ready(
    @CurrentCaller() caller: Caller | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readiness> {
    const parts: Record<string, Part> = {
      database: await this.databaseHealth(),
      log: await this.log.health(),
      consumers: this.consumers.health(),
      relay: this.relay.health(),
      jobs: this.jobs.health(),
      ...(this.lifecycle.leaving ? { process: { up: false, message: 'it is stopping' } } : {}),
    };
    const status = Object.values(parts).every(({ up }) => up) ? 'ok' : 'error';
    void reply.status(status === 'ok' ? 200 : 503);
    return may(caller, 'see how it runs') ? { status, details: told(parts) } : { status };
  }

  /** Open like the rest: a service is reached from inside alone. The gateway's door asks for a session or a token first. */
  @Sends(['text/plain'], 200)
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return metricsText();
  }

  private async databaseHealth(): Promise<Part> {
    try {
      await this.database.query('SELECT 1');
      return { up: true, message: 'PostgreSQL' };
    } catch (error) {
      return { up: false, message: asError(error).message };
    }
  }
}

const told = (parts: Record<string, Part>): Readiness['details'] =>
  Object.fromEntries(
    Object.entries(parts).map(([name, { up, message }]) => [name, { status: up ? 'up' : 'down', message }]),
  );
