import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JSONWebKeySet, type JWK } from 'jose';
import type { Caller } from './caller.js';
import { ALGORITHM } from './token-form.js';
import { type SigningKey, TokenSigner } from './token-signer.js';

/** A key pair as it is kept: the private half is for the gateway alone. */
export interface KeptKey {
  readonly kid: string;
  readonly publicKey: JWK;
  readonly privateKey: JWK;
}

export async function newKeyPair(): Promise<KeptKey> {
  const kid = randomUUID();
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: ALGORITHM, use: 'sig' };
  return { kid, publicKey: publicJwk, privateKey: await exportJWK(privateKey) };
}

export const signingKeyOf = async ({ kid, privateKey }: KeptKey): Promise<SigningKey> => ({
  kid,
  key: (await importJWK(privateKey, ALGORITHM)) as CryptoKey,
});

/** One pair that lives as long as the process: stands in for a gateway where a service runs without one. */
export class OneKeyPair {
  private readonly pair = newKeyPair();
  private readonly signer = new TokenSigner(async () => (this.signing ??= signingKeyOf(await this.pair)));
  private signing: Promise<SigningKey> | undefined;

  readonly gatewayKeys = async (): Promise<JSONWebKeySet> => ({ keys: [(await this.pair).publicKey] });
  sign(caller: Caller, audience: string): Promise<string> {
    return this.signer.sign(caller, audience);
  }
}
