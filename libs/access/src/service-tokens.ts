import { jwtVerify, SignJWT } from 'jose';
import { callerFrom, claimsOf } from './caller-claims.js';
import type { Caller } from './caller.js';

const ISSUER = 'mirrorloop-gateway';
const LIFE = '60s';

/**
 * What the gateway tells a service of its caller: signed (HS256), for that service alone, for a minute.
 * The secret is shared by the gateway and the services and has no default.
 */
export class ServiceTokens {
  private readonly key: Uint8Array;

  constructor(secret: string) {
    if (secret.length < 32) throw new Error('The service secret needs at least 32 characters');
    this.key = new TextEncoder().encode(secret);
  }

  sign(caller: Caller, audience: string): Promise<string> {
    return new SignJWT(claimsOf(caller))
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setSubject(caller.id)
      .setIssuedAt()
      .setExpirationTime(LIFE)
      .sign(this.key);
  }

  /** Throws for anything but a fresh token of the gateway's for this audience. */
  async verify(token: string, audience: string): Promise<Caller> {
    const { payload } = await jwtVerify(token, this.key, { issuer: ISSUER, audience, algorithms: ['HS256'] });
    return callerFrom(payload);
  }
}
