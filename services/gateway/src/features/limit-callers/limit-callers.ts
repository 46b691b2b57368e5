import { createHash } from 'node:crypto';
import { problemOf } from '@mirrorloop/http';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CallerAddress } from '../../domain/callers/caller-address.js';
import { GatewayConfig, USUAL_LIMITS } from '../../gateway-config.js';
import { CountRequests } from './count-requests.js';
import { TooMany } from './too-many.js';

const INTAKE = '/v1/*';

/**
 * Turns strangers away before anybody looks who they are, which costs a question to the database, once their address
 * has been refused too often. Stands before the admission; `LimitCallers` behind it.
 */
@Injectable()
export class LimitStrangers {
  /** The hook is set here and not at `onModuleInit`, where the admission sets its own: ours has to be before it. */
  constructor({ httpAdapter }: HttpAdapterHost, { limits = USUAL_LIMITS }: GatewayConfig, address: CallerAddress) {
    const strangers = new CountRequests('stranger', limits.stranger);
    const fastify = httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRequest', (request, reply) => held(reply, () => strangers.refuseSpent(address.of(request))));
    fastify.addHook('onResponse', async (request, { statusCode }) => {
      const known = request.admitted !== undefined || (request.routeOptions.url === INTAKE && statusCode !== 401);
      if (!known && statusCode !== 429) await strangers.count(address.of(request)).catch(() => undefined);
    });
  }
}

/** Whoever is known is held to a number of requests, so that one noisy source or script takes nothing from the others. */
@Injectable()
export class LimitCallers implements OnModuleInit {
  private readonly people: CountRequests;
  private readonly machines: CountRequests;
  private readonly sources: CountRequests;

  constructor(
    private readonly adapter: HttpAdapterHost,
    { limits = USUAL_LIMITS }: GatewayConfig,
    private readonly address: CallerAddress,
  ) {
    this.people = new CountRequests('person', limits.person);
    this.machines = new CountRequests('machine', limits.machine);
    this.sources = new CountRequests('source', limits.source);
  }

  onModuleInit(): void {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    // After every onRequest hook, so that we know who asks, and before anything is read of the body.
    fastify.addHook('preParsing', (request, reply) => held(reply, () => this.count(request)) as Promise<undefined>);
  }

  private async count(request: FastifyRequest): Promise<void> {
    const { admitted, routeOptions, headers } = request;
    if (routeOptions.url === INTAKE)
      return this.sources.count(hashOf(headers.authorization ?? this.address.of(request)));
    if (admitted) await (admitted.by === 'session' ? this.people : this.machines).count(admitted.id);
  }
}

const logger = new Logger('limits');

/** A limit that can't be counted refuses: whoever gets past it by breaking it would get past it for ever. */
async function held(reply: FastifyReply, count: () => Promise<void>): Promise<FastifyReply | undefined> {
  try {
    await count();
    return undefined;
  } catch (error) {
    const tooMany = error instanceof TooMany;
    if (!tooMany) logger.error(error instanceof Error ? error.stack : error);
    const status = tooMany ? 429 : 503;
    return reply
      .code(status)
      .header('retry-after', tooMany ? error.afterS : 5)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problemOf(error), status }));
  }
}

/** A write key is a secret: what is kept in memory of it is no use to anybody. */
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
