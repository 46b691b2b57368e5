import { Open } from '@mirrorloop/access';
import { Clock } from '@mirrorloop/kernel';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { serialize } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashOf, newSecret } from '../../domain/sessions/secret.js';
import { LONGEST_MS, Sessions } from '../../domain/sessions/session.js';
import { isSecure, sessionCookieName } from '../../domain/sessions/session-cookie.js';
import { GatewayConfig } from '../../gateway-config.js';
import { signInPage, spentLinkPage, welcomePage } from '../../pages/pages.js';

/** Turns a one-time link into a session. */
@Open()
@Controller('sign-in')
export class SignInController {
  constructor(
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly config: GatewayConfig,
  ) {}

  @Get()
  async signIn(
    @Query('link') link: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (onlyLooks(request)) return void reply.code(204).send();
    if (typeof link !== 'string' || link === '') return void signInPage(reply, 401);
    const secret = newSecret();
    const who = await this.sessions.exchange(hashOf(link), hashOf(secret), this.clock.now());
    if (!who) return void spentLinkPage(reply);
    void welcomePage(reply.header('set-cookie', this.cookie(secret, request.protocol)));
  }

  private cookie(secret: string, protocol: string): string {
    const secure = isSecure(protocol, this.config.publicUrl);
    const maxAge = LONGEST_MS / 1000;
    return serialize(sessionCookieName(secure), secret, {
      httpOnly: true,
      sameSite: 'strict',
      secure,
      path: '/',
      maxAge,
    });
  }
}

/** A browser that fetches ahead, or a checker of links, must not spend it before somebody opens it. */
const onlyLooks = ({ method, headers }: FastifyRequest): boolean =>
  method !== 'GET' || headers['sec-purpose'] !== undefined || headers['purpose'] === 'prefetch';
