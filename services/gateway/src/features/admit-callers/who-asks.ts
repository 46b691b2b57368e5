import { timingSafeEqual } from 'node:crypto';
import { ADMINISTRATES } from '@mirrorloop/access';
import { Clock, derivedId } from '@mirrorloop/kernel';
import { Injectable } from '@nestjs/common';
import { parse } from 'cookie';
import type { FastifyRequest } from 'fastify';
import { ADMINISTRATOR } from '../../domain/sessions/administrator.js';
import type { Admitted } from '../../domain/sessions/admitted.js';
import { hashOf } from '../../domain/sessions/secret.js';
import { isSecure, sessionCookieName } from '../../domain/sessions/session-cookie.js';
import { isOpen, Sessions, useIsWorthNoting } from '../../domain/sessions/session.js';
import { isGood, MachineTokens, useOfTokenIsWorthNoting } from '../../domain/tokens/machine-token.js';
import { GatewayConfig } from '../../gateway-config.js';

/** Finds out who asks: a machine by its token, a person by their session. What they hold is looked up each time. */
@Injectable()
export class WhoAsks {
  private readonly installationHash: Buffer;

  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: MachineTokens,
    private readonly clock: Clock,
    private readonly config: GatewayConfig,
  ) {
    if (config.machineToken.length < 32) throw new Error('The machine token needs at least 32 characters');
    this.installationHash = Buffer.from(hashOf(config.machineToken));
  }

  async of(request: FastifyRequest): Promise<Admitted | undefined> {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    return token ? this.byToken(hashOf(token)) : this.bySession(sessionHashOf(request, this.config.publicUrl));
  }

  /** For what stays open: undefined once the session or token no longer holds, else what they hold now. */
  async again(admitted: Admitted): Promise<Admitted | undefined> {
    return admitted.by === 'session' ? this.bySession(admitted.sessionHash) : this.byToken(admitted.tokenHash);
  }

  private async byToken(tokenHash: string): Promise<Admitted | undefined> {
    const { timeZone } = this.config.organisation;
    if (timingSafeEqual(Buffer.from(tokenHash), this.installationHash)) {
      const id = derivedId('machine', 'command line');
      const grants = ADMINISTRATES;
      return { by: 'token', id, name: 'the command line', timeZone, grants, tokenHash, ofTheInstallation: true };
    }
    const token = await this.tokens.find(tokenHash);
    const now = this.clock.now();
    if (!token || !isGood(token, now)) return undefined;
    if (useOfTokenIsWorthNoting(token, now)) await this.tokens.noteUse(token.id, now);
    const { id, name, grant, only } = token;
    return { by: 'token', id, name, timeZone, grants: [grant], tokenHash, ...(only ? { only } : {}) };
  }

  private async bySession(sessionHash: string | undefined): Promise<Admitted | undefined> {
    if (!sessionHash) return undefined;
    const session = await this.sessions.find(sessionHash);
    const now = this.clock.now();
    if (!session || !isOpen(session, now)) return undefined;
    if (useIsWorthNoting(session, now)) await this.sessions.noteUse(sessionHash, now);
    const grants = session.who.id === ADMINISTRATOR ? ADMINISTRATES : session.grants;
    return { by: 'session', ...session.who, grants, sessionHash };
  }
}

function sessionHashOf({ headers, protocol }: FastifyRequest, publicUrl?: string): string | undefined {
  const secret = parse(headers.cookie ?? '')[sessionCookieName(isSecure(protocol, publicUrl))];
  return secret ? hashOf(secret) : undefined;
}
