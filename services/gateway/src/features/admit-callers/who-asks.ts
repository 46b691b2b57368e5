import { timingSafeEqual } from 'node:crypto';
import { Clock, derivedId } from '@mirrorloop/kernel';
import { Injectable } from '@nestjs/common';
import { parse } from 'cookie';
import type { FastifyRequest } from 'fastify';
import type { Admitted } from '../../domain/sessions/admitted.js';
import { hashOf } from '../../domain/sessions/secret.js';
import { isSecure, sessionCookieName } from '../../domain/sessions/session-cookie.js';
import { isOpen, Sessions, useIsWorthNoting } from '../../domain/sessions/session.js';
import { GatewayConfig } from '../../gateway-config.js';

/** Finds out who asks: a machine by its token, a person by their session. */
@Injectable()
export class WhoAsks {
  private readonly machineHash: Buffer;

  constructor(
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly config: GatewayConfig,
  ) {
    if (config.machineToken.length < 32) throw new Error('The machine token needs at least 32 characters');
    this.machineHash = Buffer.from(hashOf(config.machineToken));
  }

  async of(request: FastifyRequest): Promise<Admitted | undefined> {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    return token ? this.machine(token) : this.person(request);
  }

  private machine(token: string): Admitted | undefined {
    if (!timingSafeEqual(Buffer.from(hashOf(token)), this.machineHash)) return undefined;
    const { timeZone } = this.config.organisation;
    return { by: 'token', id: derivedId('machine', 'command line'), name: 'the command line', timeZone };
  }

  private async person({ headers, protocol }: FastifyRequest): Promise<Admitted | undefined> {
    const secret = parse(headers.cookie ?? '')[sessionCookieName(isSecure(protocol, this.config.publicUrl))];
    if (!secret) return undefined;
    const sessionHash = hashOf(secret);
    const session = await this.sessions.find(sessionHash);
    const now = this.clock.now();
    if (!session || !isOpen(session, now)) return undefined;
    if (useIsWorthNoting(session, now)) await this.sessions.noteUse(sessionHash, now);
    return { by: 'session', ...session.who, sessionHash };
  }
}
