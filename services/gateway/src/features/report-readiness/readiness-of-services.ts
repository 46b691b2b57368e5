import { ADMINISTRATES, type Caller, TokenSigner } from '@mirrorloop/access';
import type { Readiness } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { Injectable } from '@nestjs/common';
import { GatewayConfig, originsOf, type RoutedService, SERVICES } from '../../gateway-config.js';

const ANSWER_WITHIN_MS = 2_000;
const GATEWAY: Caller = {
  id: derivedId('machine', 'gateway'),
  name: 'gateway',
  kind: 'machine',
  grants: ADMINISTRATES,
};
type Detail = NonNullable<Readiness['details']>[string];

/** Asks every service whether it is ready, and if not, why. */
@Injectable()
export class ReadinessOfServices {
  constructor(
    private readonly tokens: TokenSigner,
    private readonly config: GatewayConfig,
  ) {}

  /**
   * @param why also the reasons, for whoever may hear them. A service tells those to the gateway's token alone, whose
   * keys it fetches from the gateway: where something in front passes requests to ready gateways only, services and
   * gateway would wait for each other for ever (trial R18).
   */
  async ask(why: boolean): Promise<NonNullable<Readiness['details']>> {
    const answers = await Promise.all(
      SERVICES.map(async (service) => [service, await this.askAll(service, why)] as const),
    );
    return Object.fromEntries(answers);
  }

  private async askAll(service: RoutedService, why: boolean): Promise<Detail> {
    const replicas = originsOf(this.config.upstreams[service]);
    return together(await Promise.all(replicas.map((origin) => this.askOne(service, origin, why))));
  }

  private async askOne(service: RoutedService, origin: string, why: boolean): Promise<Detail> {
    try {
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
      const headers: Record<string, string> = why
        ? { authorization: `Bearer ${await this.tokens.sign(GATEWAY, service)}` }
        : {};
      const response = await fetch(new URL('/health/ready', origin), { headers, signal });
      return inOne((await response.json()) as Readiness);
    } catch {
      return { status: 'down', message: 'does not answer' };
    }
  }
}

/** A service is there while one of its replicas is: the others are stood in for. */
function together(replicas: readonly Detail[]): Detail {
  if (replicas.length === 1) return replicas[0]!;
  const up = replicas.filter(({ status }) => status === 'up').length;
  const reasons = new Set(replicas.flatMap(({ status, message }) => (status === 'down' ? [message] : [])));
  const message = [`${up} of ${replicas.length} replicas are ready`, ...reasons].join('; ');
  return { status: up > 0 ? 'up' : 'down', message };
}

/** A service's parts in one line: those that are down, with their reasons. */
function inOne({ status, details = {} }: Readiness): Detail {
  const down = Object.entries(details).filter(([, part]) => part.status === 'down');
  const message = down.map(([name, part]) => `${name}: ${part.message ?? 'down'}`).join('; ');
  return status === 'ok' ? { status: 'up', message: 'ready' } : { status: 'down', message: message || 'not ready' };
}
