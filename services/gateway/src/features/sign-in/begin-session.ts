import { Clock } from '@mirrorloop/kernel';
import { Injectable } from '@nestjs/common';
import { serialize } from 'cookie';
import type { FastifyReply } from 'fastify';
import { hashOf, newSecret } from '../../domain/sessions/secret.js';
import { LONGEST_MS, Sessions, type SignedIn } from '../../domain/sessions/session.js';
import { isSecure, sessionCookieName } from '../../domain/sessions/session-cookie.js';
import { GatewayConfig } from '../../gateway-config.js';

/** Every way in ends here: a new secret each time, and the session the browser had before is over. */
@Injectable()
export class BeginSession {
  constructor(
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly config: GatewayConfig,
  ) {}

  async of(who: SignedIn, reply: FastifyReply): Promise<void> {
    const secret = newSecret();
    await this.sessions.begin(hashOf(secret), who, this.clock.now(), sessionBefore(reply));
    this.handOver(secret, reply);
  }

  /** @returns false, and begins nothing, for a link that can't be used (any more) */
  async byLink(link: string, reply: FastifyReply): Promise<boolean> {
    const secret = newSecret();
    const who = await this.sessions.exchange(hashOf(link), hashOf(secret), this.clock.now(), sessionBefore(reply));
    if (who) this.handOver(secret, reply);
    return who !== undefined;
  }

  private handOver(secret: string, reply: FastifyReply): void {
    const secure = isSecure(reply.request.protocol, this.config.publicUrl);
    const cookie = { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge: LONGEST_MS / 1000 } as const;
    void reply.header('set-cookie', serialize(sessionCookieName(secure), secret, cookie));
  }
}

const sessionBefore = ({ request: { admitted } }: FastifyReply): string | undefined =>
  admitted?.by === 'session' ? admitted.sessionHash : undefined;
