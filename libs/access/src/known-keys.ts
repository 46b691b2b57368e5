import { setTimeout as sleep } from 'node:timers/promises';
import { asError, Unavailable } from '@mirrorloop/kernel';
import { type CryptoKey, importJWK, type JSONWebKeySet, type JWK } from 'jose';
import { ALGORITHM } from './token-form.js';

/** Where the gateway's public keys are had: its address, or in the same process by asking it. */
export type GatewayKeys = string | (() => Promise<JSONWebKeySet>);

export const JWKS_PATH = '/.well-known/jwks.json';
const ANSWER_WITHIN_MS = 5_000;
/** A token with a key we don't know is a new key, or made up: asking for every one of those would be a way to keep us busy. */
const ASK_AT_MOST_EVERY_MS = 1_000;

/**
 * The gateway's public keys, asked for when a token names one that isn't known. Only the gateway sends requests, so a
 * service that can't reach it has nothing to check.
 */
export class KnownKeys {
  private known = new Map<string, CryptoKey>();
  private asking: Promise<void> | undefined;
  private askedAt = -Infinity;

  constructor(private readonly source: GatewayKeys | undefined) {}

  /** Throws for a key that isn't the gateway's, whatever else a token says of where to find it. */
  async of(kid: string | undefined): Promise<CryptoKey> {
    if (!kid) throw new Error('The token names no key');
    if (!this.known.has(kid)) await this.ask();
    const key = this.known.get(kid);
    if (!key) throw new Error('The token names a key that is not the gateway’s');
    return key;
  }

  private ask(): Promise<void> {
    this.asking ??= this.inTurn().finally(() => (this.asking = undefined));
    return this.asking;
  }

  /** All who wait meanwhile hear the same answer. */
  private async inTurn(): Promise<void> {
    const early = this.askedAt + ASK_AT_MOST_EVERY_MS - performance.now();
    if (early > 0) await sleep(early);
    await this.learn();
  }

  /** A key that is published no more is known no more. */
  private async learn(): Promise<void> {
    const { keys } = await this.published();
    this.askedAt = performance.now();
    const learnt = await Promise.all(keys.map(async (jwk) => [jwk.kid ?? '', await publicKey(jwk)] as const));
    this.known = new Map(learnt);
  }

  private async published(): Promise<JSONWebKeySet> {
    if (!this.source) throw new Error('This service was not told where the gateway is');
    try {
      return await (typeof this.source === 'string' ? fetchKeys(this.source) : this.source());
    } catch (error) {
      throw new Unavailable(`The gateway’s keys can’t be had: ${asError(error).message}`);
    }
  }
}

const publicKey = (jwk: JWK): Promise<CryptoKey> => importJWK(jwk, ALGORITHM) as Promise<CryptoKey>;

/** As the gateway at this address publishes them. Throws where it doesn't answer. */
export async function fetchKeys(gateway: string): Promise<JSONWebKeySet> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const answer = await fetch(new URL(JWKS_PATH, gateway), { signal, redirect: 'error' });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()) as JSONWebKeySet;
}
