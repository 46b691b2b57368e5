import { Unavailable } from '@mirrorloop/kernel';
import { Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { GatewayConfig, type OidcConfig } from '../../gateway-config.js';

/** What has to come back unchanged with the person. */
export interface Errand {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

/** Whom the provider vouches for. */
export interface Vouched {
  /** In lower case; undefined where there is none, or the provider says it isn't confirmed. */
  readonly email: string | undefined;
  readonly name: string;
  readonly groups: readonly string[];
}

/** The organisation's OpenID provider, by authorization code with PKCE. It is found when it is first needed. */
@Injectable()
export class OidcProvider {
  private found: Promise<client.Configuration> | undefined;

  constructor(private readonly config: GatewayConfig) {}

  async addressOf(back: string): Promise<{ address: URL; errand: Errand }> {
    const errand = {
      verifier: client.randomPKCECodeVerifier(),
      state: client.randomState(),
      nonce: client.randomNonce(),
    };
    const address = client.buildAuthorizationUrl(await this.find(), {
      redirect_uri: back,
      scope: `openid email profile${this.settings.groupsClaim === 'groups' ? ' groups' : ''}`,
      code_challenge: await client.calculatePKCECodeChallenge(errand.verifier),
      code_challenge_method: 'S256',
      state: errand.state,
      nonce: errand.nonce,
    });
    return { address, errand };
  }

  /** @param cameBack the address with which the browser came back. Throws for anything the provider didn't mean for this errand. */
  async vouched(cameBack: URL, { verifier, state, nonce }: Errand): Promise<Vouched> {
    const provider = await this.find();
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    const tokens = await client.authorizationCodeGrant(provider, cameBack, checks);
    const fromToken = tokens.claims()!;
    const fromAsking = await client.fetchUserInfo(provider, tokens.access_token, fromToken.sub);
    return this.read({ ...fromToken, ...fromAsking });
  }

  private read(claims: Record<string, unknown>): Vouched {
    const email = claims['email_verified'] === false ? undefined : claims['email'];
    const groups = claims[this.settings.groupsClaim];
    return {
      email: typeof email === 'string' ? email.toLowerCase() : undefined,
      name: String(claims['name'] ?? email ?? ''),
      groups: Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : [],
    };
  }

  private get settings(): OidcConfig {
    return this.config.oidc!;
  }

  private find(): Promise<client.Configuration> {
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = undefined;
      throw new Unavailable('The sign-in provider does not answer', { cause: error });
    });
    return this.found;
  }

  private discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    // The configuration lets plain http pass for loopback alone.
    const options = url.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {};
    return client.discovery(url, clientId, clientSecret, undefined, options);
  }
}
