import 'reflect-metadata';
import { LEAVING, takeBodiesAsBytes } from '@mirrorloop/http';
import { ConsoleLogger, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { BatchTransport } from './batch-transport.js';
import { Consumers } from './consumers.js';
import { Lifecycle } from './lifecycle.js';
import { measureRequests } from './measure-requests.js';
import type { ServiceConfig } from './service-config.js';

/** A sender that takes longer for one request has gone: five minutes are enough for an upload on a slow line. */
const REQUEST_MS = 300_000;
const DRAIN_MS = 5_000;

export interface RunningService {
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Drains what is in hand, then stops. */
  close(): Promise<void>;
}

/** The same for each service, in its own process or beside the others: every one is its own Nest application. */
export async function startService(
  name: string,
  module: DynamicModule,
  config: ServiceConfig,
  prepare: (fastify: FastifyInstance) => Promise<void> | void = () => {},
): Promise<RunningService> {
  const adapter = new FastifyAdapter({
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_MS,
    routerOptions: { maxParamLength: 500 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new ConsoleLogger(name, {
      json: !process.stdout.isTTY,
      logLevels: config.quiet ? ['fatal', 'error'] : ['fatal', 'error', 'warn', 'log'],
    }),
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  takeBodiesAsBytes(fastify);
  measureRequests(fastify, name);
  sayThatItLeaves(fastify, app.get(Lifecycle));
  cutOffWhoNeverEnds(fastify);
  await prepare(fastify);
  app.connectMicroservice({ strategy: new BatchTransport(app.get(Consumers)) });
  await app.startAllMicroservices();
  await app.listen(config.port, config.host);
  return { url: await app.getUrl(), app, close: () => app.close() };
}

function sayThatItLeaves(fastify: FastifyInstance, lifecycle: Lifecycle): void {
  fastify.addHook('onSend', async (_request, reply) => {
    if (lifecycle.leaving) void reply.header(LEAVING, 'true').header('connection', 'close');
  });
}

/**
 * Requests in hand are answered; one that is still being sent when its time is up has not been acknowledged. The time
 * begins when no more are taken in: jobs and consumers stop before that, and requests are answered meanwhile.
 */
function cutOffWhoNeverEnds(fastify: FastifyInstance): void {
  fastify.addHook('preClose', (done) => {
    const cutOff = setTimeout(() => fastify.server.closeAllConnections(), DRAIN_MS);
    fastify.server.once('close', () => clearTimeout(cutOff));
    done();
  });
}

/** For `main.ts`: runs until it is told to stop, and ends with exit code 0 once it has drained. */
export async function runUntilStopped(start: () => Promise<RunningService>): Promise<void> {
  try {
    const service = await start();
    const stop = () => void service.close().then(() => process.exit(0));
    process.once('SIGINT', stop).once('SIGTERM', stop);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
