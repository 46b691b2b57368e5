import { type CryptoKey, SignJWT } from 'jose';
import type { Caller } from './caller.js';
import { claimsOf } from './caller-claims.js';
import { ALGORITHM, ISSUER } from './token-form.js';

const LIFE = '60s';

export interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

/**
 * What the gateway tells a service of its caller: signed, for that service alone, for a minute. Only the gateway can:
 * a service holds public keys, with which it can check and nothing else.
 */
export class TokenSigner {
  /** @param current the key to sign with now */
  constructor(private readonly current: () => Promise<SigningKey>) {}

  async sign(caller: Caller, audience: string): Promise<string> {
    const { kid, key } = await this.current();
    return new SignJWT(claimsOf(caller))
      .setProtectedHeader({ alg: ALGORITHM, kid })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setSubject(caller.id)
      .setIssuedAt()
      .setExpirationTime(LIFE)
      .sign(key);
  }
}
