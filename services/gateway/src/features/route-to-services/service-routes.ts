import replyFrom from '@fastify/reply-from';
import { problemOf } from '@mirrorloop/http';
import { Unavailable } from '@mirrorloop/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { GatewayConfig, type RoutedService, SERVICES } from '../../gateway-config.js';
import { isPlainPath } from './plain-path.js';

/** Which addresses a service answers, besides `/api/<service>/...`. */
const OWN_ADDRESSES: Partial<Record<RoutedService, readonly string[]>> = {
  ingestion: ['/v1/*', '/imports', '/imports/*'],
};
/** Long enough to take in a large file on a slow line. */
const ANSWER_WITHIN_MS = 120_000;
const RETRY_AFTER_S = 5;

/** The way to the services: addresses, bodies and answers pass unchanged, byte by byte, as they come. */
@Injectable()
export class ServiceRoutes implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly config: GatewayConfig,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    for (const service of SERVICES)
      void fastify.register((scope, _options, done) => {
        this.routeTo(service, scope);
        done();
      });
  }

  private routeTo(service: RoutedService, scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
    void scope.register(replyFrom, {
      base: this.config.upstreams[service],
      disableRequestLogging: true,
      undici: { connections: 64, pipelining: 1, headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: ANSWER_WITHIN_MS },
      destroyAgent: true,
    });
    for (const url of [`/api/${service}/*`, ...(OWN_ADDRESSES[service] ?? [])])
      scope.all(url, { config: { service } }, (request, reply) =>
        isPlainPath(request.url) ? passOn(reply) : notHere(reply),
      );
  }
}

/** Nothing is tried twice on the caller's behalf: only the caller knows whether a repeat is right. */
const passOn = (reply: FastifyReply): FastifyReply =>
  reply.from(undefined, { retryDelay: () => null, onError: (_failed, { error }) => sayAway(reply, error) });

function sayAway(reply: FastifyReply, error: Error): void {
  reply.log.warn(error);
  void reply
    .code(503)
    .header('retry-after', RETRY_AFTER_S)
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(new Unavailable('away'))));
}

function notHere(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}
