import { type Caller, TokenSigner } from '@mirrorloop/access';
import { Unavailable } from '@mirrorloop/kernel';
import { type Described, Description } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { GatewayConfig, originsOf, SERVICES } from '../gateway-config.js';

const ANSWER_MS = 5_000;

/** Asks every service, this one too, for what it hears, says and answers. */
@Injectable()
export class WhatServicesSay {
  constructor(
    private readonly config: GatewayConfig,
    private readonly tokens: TokenSigner,
    private readonly description: Description,
  ) {}

  /** @throws Unavailable while one of them is away: half a document would be a wrong one */
  async ask(caller: Caller): Promise<Described[]> {
    const others = SERVICES.map((service) => this.anyOf(service, originsOf(this.config.upstreams[service]), caller));
    return [this.description.describe(), ...(await Promise.all(others))];
  }

  private async anyOf(service: string, origins: readonly string[], caller: Caller): Promise<Described> {
    const token = await this.tokens.sign(caller, service);
    for (const origin of origins) {
      const response = await fetch(`${origin}/api/${service}/described`, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(ANSWER_MS),
      }).catch(() => undefined);
      if (response?.ok) return (await response.json()) as Described;
    }
    throw new Unavailable(`${service} does not say what it hears and answers`);
  }
}
