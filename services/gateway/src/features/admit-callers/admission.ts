import { TokenSigner } from '@mirrorloop/access';
import { problemOf } from '@mirrorloop/http';
import { ForbiddenException, Injectable, Logger, type OnModuleInit, UnauthorizedException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Admitted } from '../../domain/sessions/admitted.js';
import { GatewayConfig } from '../../gateway-config.js';
import { asksForAPage, signInPage } from '../../pages/pages.js';
import { callerOf } from './caller-of.js';
import { isOpenRoute } from './open-routes.js';
import { sendSafeHeaders } from './safe-headers.js';
import { isSameOrigin } from './same-origin.js';
import { WhoAsks } from './who-asks.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who was let in; undefined on an open route, where nobody needs to be. */
    admitted?: Admitted | undefined;
    /** The header Authorization as it came, before our own took its place. */
    shown?: string | undefined;
  }
  interface FastifyContextConfig {
    /** The service a route leads to; the gateway itself where it names none. */
    service?: string;
  }
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** A WebSocket is none: browsers let any page open one, with our cookie, and read what comes. */
const isPlainRead = ({ method, headers }: FastifyRequest): boolean => READS.has(method) && !headers.upgrade;

/**
 * The one door. It stands before every route, those that lead to a service, those that serve files and the ones that
 * don't exist, so that a route can't be forgotten: what isn't open refuses, and looks the same whether it exists.
 */
@Injectable()
export class Admission implements OnModuleInit {
  private readonly logger = new Logger('admission');

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly whoAsks: WhoAsks,
    private readonly tokens: TokenSigner,
    private readonly config: GatewayConfig,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRequest', async (request, reply) => {
      sendSafeHeaders(reply);
      try {
        await this.admit(request);
      } catch (error) {
        return this.refuse(request, reply, error);
      }
    });
  }

  private async admit(request: FastifyRequest): Promise<void> {
    const open = isOpenRoute(request.routeOptions.url);
    const admitted = await this.whoAsks.of(request);
    if (!admitted && !open) throw new UnauthorizedException();
    // A sign-in from another site's page would make a browser somebody else's without their noticing.
    const byBrowser = admitted?.by === 'session' || request.routeOptions.url?.startsWith('/sign-in');
    if (byBrowser && !isPlainRead(request) && !isSameOrigin(request, this.config.publicUrl))
      throw new ForbiddenException('Another site may not write here');
    request.admitted = admitted;
    request.shown = request.headers.authorization;
    await this.vouchFor(request, admitted);
  }

  /**
   * From here on the caller is who we say: the session's cookie goes no further than
   * the gateway, and a token of ours, for that one service, takes the place of whatever the caller sent. Only intake sees the write key it was sent (Basic). Who answers a study
   * is nobody's business behind this door: no token goes along.
   */
  private async vouchFor(
    { raw: { headers }, routeOptions }: FastifyRequest,
    admitted: Admitted | undefined,
  ): Promise<void> {
    if (routeOptions.config?.service) delete headers.cookie;
    if (routeOptions.url === '/v1/*') {
      if (!/^Basic /i.test(headers.authorization ?? '')) delete headers.authorization;
    } else if (admitted && routeOptions.url !== '/answer/*') {
      const token = await this.tokens.sign(callerOf(admitted), routeOptions.config?.service ?? 'gateway');
      headers.authorization = `Bearer ${token}`;
    } else delete headers.authorization;
  }

  private refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
    const problem = problemOf(error);
    if (problem.status >= 500) this.logger.error(error instanceof Error ? error.stack : error);
    if (problem.status === 503) void reply.header('retry-after', 5);
    if (problem.status === 401 && asksForAPage(request))
      return signInPage(reply, 401, { oidc: this.config.oidc !== undefined });
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
