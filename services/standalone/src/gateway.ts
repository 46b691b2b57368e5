import path from 'node:path';
import { truths } from '@mirrorloop/examples';
import { type GatewayConfig, GatewayModule } from '@mirrorloop/gateway';
import { type RunningService, type ServiceConfig, startService } from '@mirrorloop/messaging-nest';
import type { Running } from './services.js';

export interface GatewayParts {
  readonly config: ServiceConfig;
  readonly services: Running;
  readonly token: string;
  /** The organisation is the invented one. */
  readonly sample: boolean;
  readonly consoleDir?: string;
}

const builtConsole = path.resolve(import.meta.dirname, '../../console/dist');

/** The one address, in front of the services that run already. */
export function startGateway(parts: GatewayParts): Promise<RunningService> {
  const config = gatewayConfig(parts);
  return startService('gateway', GatewayModule.register(config), config);
}

const gatewayConfig = ({ config, services, token, sample, consoleDir }: GatewayParts): GatewayConfig => ({
  ...config,
  clock: config.clock,
  quiet: config.quiet,
  publicUrl: undefined,
  upstreams: {
    ingestion: services['ingestion']!.url,
    insight: services['insight']!.url,
    'action-tracker': services['action-tracker']!.url,
  },
  machineToken: token,
  consoleFolder: consoleDir ?? builtConsole,
  organisation: {
    name: sample ? truths.organisation : 'Your organisation',
    sample,
    timeZone: sample ? 'Europe/London' : localTimeZone(),
  },
});

const localTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
