import path from 'node:path';
import { Environment, LEAST_SECRET, type ServiceConfig, serviceConfigFrom } from '@mirrorloop/messaging-nest';

export const SERVICES = ['ingestion', 'insight', 'action-tracker'] as const;
export type RoutedService = (typeof SERVICES)[number];

/** Whose installation it is. The sample organisation is invented, and says so wherever it shows. */
export interface Organisation {
  readonly name: string;
  readonly sample: boolean;
  readonly timeZone: string;
}

/** What the gateway must be told. Nothing secret has a default. */
export abstract class GatewayConfig implements ServiceConfig {
  abstract readonly databaseUrl: string;
  abstract readonly log: 'postgres' | 'kafka';
  abstract readonly kafkaBrokers: readonly string[];
  abstract readonly host: string;
  abstract readonly port: number;
  abstract readonly serviceSecret: string;
  abstract readonly clock?: ServiceConfig['clock'];
  abstract readonly quiet?: boolean;
  /** Where each service answers, such as `http://127.0.0.1:4101`. */
  abstract readonly upstreams: Readonly<Record<RoutedService, string>>;
  /** What the command line shows to be let in; only its hash stays in memory. At least 32 characters. */
  abstract readonly machineToken: string;
  /** The console's built files. */
  abstract readonly consoleFolder: string;
  abstract readonly organisation: Organisation;
  /** What people call it, where something that ends TLS stands in front: `https://mirrorloop.shop.example`. */
  abstract readonly publicUrl?: string;
}

/** From where the gateway stands in a checkout. */
export const builtConsole = path.resolve(import.meta.dirname, '../../console/dist');

/** @throws naming every variable that is missing or wrong */
export function gatewayConfigFromEnv(env: NodeJS.ProcessEnv = process.env): GatewayConfig {
  const environment = new Environment(env);
  const publicUrl = environment.optional('PUBLIC_URL');
  const config: GatewayConfig = {
    ...serviceConfigFrom(environment),
    upstreams: upstreamsFrom(environment),
    machineToken: environment.neededSecret('GATEWAY_TOKEN', LEAST_SECRET),
    consoleFolder: environment.optional('CONSOLE_FOLDER') ?? builtConsole,
    organisation: {
      name: environment.needed('ORGANISATION'),
      sample: false,
      timeZone: environment.optional('TIME_ZONE') ?? 'UTC',
    },
    ...(publicUrl ? { publicUrl } : {}),
  };
  environment.check();
  return config;
}

/** `ingestion=http://a:1,insight=http://b:2,action-tracker=http://c:3` */
function upstreamsFrom(environment: Environment): GatewayConfig['upstreams'] {
  const text = environment.needed('GATEWAY_UPSTREAMS');
  const given = Object.fromEntries(text.split(',').map((part) => part.split('=', 2).map((side) => side.trim())));
  if (text)
    for (const service of SERVICES)
      if (!URL.canParse(given[service] ?? '')) environment.refuse(`GATEWAY_UPSTREAMS has no address for ${service}`);
  return given as GatewayConfig['upstreams'];
}
