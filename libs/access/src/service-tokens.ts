import { jwtVerify } from 'jose';
import { callerFrom } from './caller-claims.js';
import type { Caller } from './caller.js';
import { type GatewayKeys, KnownKeys } from './known-keys.js';
import { ALGORITHM, ISSUER } from './token-form.js';

/** Checks what the gateway says of a caller (JWT, ES256), with the gateway's public keys. */
export class ServiceTokens {
  private readonly keys: KnownKeys;

  /** @param keys without them nobody is let in */
  constructor(keys: GatewayKeys | undefined) {
    this.keys = new KnownKeys(keys);
  }

  /** Throws for anything but a fresh token of the gateway's for this audience; Unavailable where its keys can't be had. */
  async verify(token: string, audience: string): Promise<Caller> {
    const { payload } = await jwtVerify(token, (header) => this.keys.of(header.kid), {
      issuer: ISSUER,
      audience,
      algorithms: [ALGORITHM],
      requiredClaims: ['exp', 'sub'],
    });
    return callerFrom(payload);
  }
}
