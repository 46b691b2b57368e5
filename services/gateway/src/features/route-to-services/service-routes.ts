import type { IncomingHttpHeaders } from 'node:http';
import replyFrom, { type FastifyReplyFromHooks } from '@fastify/reply-from';
import { BODY_LIMIT, LEAVING, problemOf, TooLarge } from '@mirrorloop/http';
import { Unavailable } from '@mirrorloop/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { trace } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GatewayConfig, originsOf, type RoutedService, SERVICES } from '../../gateway-config.js';
import { bodyOf } from './body-of.js';
import { isPlainPath } from './plain-path.js';
import { Replicas } from './replicas.js';

/** Which addresses a service answers, besides `/api/<service>/...`. */
const OWN_ADDRESSES: Partial<Record<RoutedService, readonly string[]>> = {
  ingestion: ['/v1/*', '/imports', '/imports/*', '/unsubscribe/*'],
  insight: ['/answer/*'],
  'action-tracker': ['/calendar/*'],
};
/** Long enough to take in a large file on a slow line. */
const ANSWER_WITHIN_MS = 120_000;
/** Then the line is laid anew, to whose turn it is: a replica that is back has its share again, however busy the others are. */
const REQUESTS_ON_A_LINE = 200;
const LINES = { connections: 64, pipelining: 1, headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: ANSWER_WITHIN_MS };
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
    const replicas = new Replicas(originsOf(this.config.upstreams[service]));
    takeBodiesAsStreams(scope);
    void scope.register(replyFrom, {
      disableRequestLogging: true,
      undici: { ...LINES, maxRequestsPerClient: REQUESTS_ON_A_LINE, connect: replicas.connect },
      destroyAgent: true,
    });
    for (const url of [`/api/${service}/*`, ...(OWN_ADDRESSES[service] ?? [])])
      scope.all(url, { config: { service } }, (request, reply) =>
        isPlainPath(request.url) ? passOn(request, reply, replicas) : notHere(reply),
      );
  }
}

function takeBodiesAsStreams(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
}

function passOn(request: FastifyRequest, reply: FastifyReply, replicas: Replicas): FastifyReply {
  try {
    if (request.body) request.body = bodyOf(request, limitOf(request));
    const origin = replicas.next();
    const leaves = () => replicas.leaves(origin);
    return reply.from(undefined, { ...hooksOf(request, reply, leaves), getUpstream: () => origin });
  } catch (error) {
    return refuse(reply, error);
  }
}

/** Files are as large as they are: the service takes them as they come. */
const limitOf = ({ routeOptions }: FastifyRequest): number => (routeOptions.url === '/imports' ? Infinity : BODY_LIMIT);

const hooksOf = ({ raw }: FastifyRequest, reply: FastifyReply, leaves: () => void): FastifyReplyFromHooks => ({
  /** Nothing is tried twice on the caller's behalf: only the caller knows whether a repeat is right. */
  retryDelay: () => null,
  rewriteRequestHeaders: (_request, headers) => inOurOwnSpan(headers),
  onResponse: (_request, _reply, { stream }) => {
    readOn(raw);
    if (reply.getHeader(LEAVING)) leaves();
    void reply.removeHeader('connection').removeHeader(LEAVING).send(stream);
  },
  onError: (_reply, { error }) => void refuse(reply, error.cause),
});

/** Where we trace, the call to the service says so itself; with the caller's word beside it, nobody could read either. */
function inOurOwnSpan(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  if (!trace.getActiveSpan()) return headers;
  const { traceparent: _, tracestate: __, ...others } = headers;
  return others;
}

/** @param cause the body is too large, or else the service is away */
function refuse(reply: FastifyReply, cause: unknown): FastifyReply {
  const problem = problemOf(cause instanceof TooLarge ? cause : new Unavailable('The service does not answer'));
  if (problem.status === 503) void reply.header('retry-after', RETRY_AFTER_S);
  readOn(reply.request.raw);
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** A caller who still sends would not hear the answer: what comes is read, and thrown away. */
function readOn(raw: FastifyRequest['raw']): void {
  if (raw.complete) return;
  raw.unpipe();
  raw.resume();
}

function notHere(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}
