import { Allow, type Caller, CurrentCaller, may, mayHear, RIGHTS } from '@mirrorloop/access';
import { type SessionView, topics } from '@mirrorloop/contracts';
import { Controller, Delete, Get, HttpCode, Req, Res } from '@nestjs/common';
import { serialize } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions } from '../../domain/sessions/session.js';
import { personIn } from '../../person-in.js';
import { isSecure, sessionCookieName } from '../../domain/sessions/session-cookie.js';
import { GatewayConfig } from '../../gateway-config.js';

/** Who am I here, and how do I leave? */
@Allow('be signed in')
@Controller('api/gateway/session')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly config: GatewayConfig,
  ) {}

  @Get()
  show(@Req() { admitted }: FastifyRequest, @CurrentCaller() caller: Caller): SessionView {
    const { name, sample } = this.config.organisation;
    const rights = RIGHTS.filter((right) => may(caller, right));
    const hears = Object.keys(topics).filter((topic) => mayHear(caller, topic));
    return { name: admitted!.name, organisation: name, sample, timeZone: admitted!.timeZone, may: rights, hears };
  }

  /** On every device, this one too. */
  @Delete('everywhere')
  @HttpCode(204)
  async signOutEverywhere(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.endAll(personIn(request).id);
    this.forgetCookie(request, reply);
  }

  @Delete()
  @HttpCode(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(personIn(request).sessionHash);
    this.forgetCookie(request, reply);
  }

  private forgetCookie(request: FastifyRequest, reply: FastifyReply): void {
    const secure = isSecure(request.protocol, this.config.publicUrl);
    const spent = { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge: 0 } as const;
    void reply.header('set-cookie', serialize(sessionCookieName(secure), '', spent));
  }
}
