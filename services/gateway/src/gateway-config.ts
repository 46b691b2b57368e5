import path from 'node:path';
import {
  Environment,
  type KafkaSecurity,
  LEAST_SECRET,
  type ServiceConfig,
  serviceConfigFrom,
} from '@mirrorloop/messaging-nest';
import { faultOfProxy } from './domain/callers/caller-address.js';

export const SERVICES = ['ingestion', 'insight', 'action-tracker'] as const;
export type RoutedService = (typeof SERVICES)[number];

/** Whose installation it is. The sample organisation is invented, and says so wherever it shows. */
export interface Organisation {
  readonly name: string;
  readonly sample: boolean;
  readonly timeZone: string;
}

/** How many requests one caller may make within ten seconds. */
export interface Limits {
  /** By session: a person, whatever the number of their windows. */
  readonly person: number;
  /** By token: a machine. */
  readonly machine: number;
  /** By write key: a source. */
  readonly source: number;
  /** By address, of requests that nobody is known for: guesses, mostly. */
  readonly stranger: number;
}

/**
 * Far above what people and well-meant programs do (a window that asks for everything anew does 20 requests; one
 * connection of a source 300 a second), and far below what one process can answer.
 */
export const USUAL_LIMITS: Limits = { person: 1_000, machine: 5_000, source: 30_000, stranger: 500 };

/** The organisation's own OpenID provider, where people have an account already. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim in which a person's groups are, such as `groups`; they become teams. */
  readonly groupsClaim: string;
}

/** What the gateway must be told. Nothing secret has a default. */
export abstract class GatewayConfig implements ServiceConfig {
  abstract readonly databaseUrl: string;
  abstract readonly log: 'postgres' | 'kafka';
  abstract readonly kafkaBrokers: readonly string[];
  abstract readonly kafkaSecurity?: KafkaSecurity;
  abstract readonly host: string;
  abstract readonly port: number;
  abstract readonly serviceSecret: string;
  abstract readonly serviceSecretAlso?: string;
  abstract readonly clock?: ServiceConfig['clock'];
  abstract readonly quiet?: boolean;
  abstract readonly retention?: ServiceConfig['retention'];
  /** Where each service answers, such as `http://127.0.0.1:4101`; a list where it has several replicas. */
  abstract readonly upstreams: Readonly<Record<RoutedService, string | readonly string[]>>;
  /** What the command line shows to be let in; only its hash stays in memory. At least 32 characters. */
  abstract readonly machineToken: string;
  /** The console's built files. */
  abstract readonly consoleFolder: string;
  abstract readonly organisation: Organisation;
  /** What people call it, where something that ends TLS stands in front: `https://mirrorloop.shop.example`. */
  abstract readonly publicUrl?: string;
  /** Addresses and networks of what stands in front, whose X-Forwarded-For is believed; nobody's where it is left out. */
  abstract readonly trustedProxies?: readonly string[];
  /** The usual ones where it is left out. */
  abstract readonly limits?: Limits;
  abstract readonly oidc?: OidcConfig;
}

/** The addresses of a service's replicas. */
export const originsOf = (upstream: string | readonly string[]): string[] =>
  [upstream].flat().map((address) => new URL(address).origin);

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
      sample: environment.oneOf('ORGANISATION_IS_INVENTED', ['true', 'false'], 'false') === 'true',
      timeZone: environment.optional('TIME_ZONE') ?? 'UTC',
    },
    ...(publicUrl ? { publicUrl } : {}),
    trustedProxies: proxiesFrom(environment),
    limits: limitsFrom(environment),
    ...oidcFrom(environment),
  };
  environment.check();
  return config;
}

/** TRUSTED_PROXIES: `10.0.0.7,10.1.0.0/16`. */
function proxiesFrom(environment: Environment): string[] {
  const given = (environment.optional('TRUSTED_PROXIES') ?? '').split(',').flatMap((part) => part.trim() || []);
  const faults = given.flatMap((proxy) => faultOfProxy(proxy) ?? []);
  for (const fault of faults) environment.refuse(`TRUSTED_PROXIES: ${fault}`);
  return faults.length > 0 ? [] : given;
}

/** The provider drew it, not we. */
const LEAST_FROM_PROVIDER = 16;

function oidcFrom(environment: Environment): { oidc?: OidcConfig } {
  const issuer = environment.optional('OIDC_ISSUER');
  if (!issuer) return {};
  if (!/^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/.test(issuer))
    environment.refuse('OIDC_ISSUER is no https address');
  return {
    oidc: {
      issuer,
      clientId: environment.needed('OIDC_CLIENT_ID'),
      clientSecret: environment.neededSecret('OIDC_CLIENT_SECRET', LEAST_FROM_PROVIDER),
      groupsClaim: environment.optional('OIDC_GROUPS_CLAIM') ?? 'groups',
    },
  };
}

/** `ingestion=http://a:1,insight=http://b:2,action-tracker=http://c:3`; a service with several replicas is named for each. */
function upstreamsFrom(environment: Environment): GatewayConfig['upstreams'] {
  const text = environment.needed('GATEWAY_UPSTREAMS');
  const given = text.split(',').map((part) => part.split('=', 2).map((side) => side.trim()));
  const of = (service: string) => given.flatMap(([name, address = '']) => (name === service ? [address] : []));
  const upstreams = Object.fromEntries(SERVICES.map((service) => [service, of(service)]));
  for (const service of text ? SERVICES : [])
    if (upstreams[service]!.length === 0 || !upstreams[service]!.every((address) => URL.canParse(address)))
      environment.refuse(`GATEWAY_UPSTREAMS has no address for ${service}`);
  return upstreams as unknown as GatewayConfig['upstreams'];
}

const MOST_IN_A_WINDOW = 10_000_000;

/** LIMIT_PERSON, LIMIT_MACHINE, LIMIT_SOURCE, LIMIT_STRANGER: requests within ten seconds. */
const limitsFrom = (environment: Environment): Limits => ({
  person: environment.wholeNumber('LIMIT_PERSON', 1, MOST_IN_A_WINDOW, USUAL_LIMITS.person),
  machine: environment.wholeNumber('LIMIT_MACHINE', 1, MOST_IN_A_WINDOW, USUAL_LIMITS.machine),
  source: environment.wholeNumber('LIMIT_SOURCE', 1, MOST_IN_A_WINDOW, USUAL_LIMITS.source),
  stranger: environment.wholeNumber('LIMIT_STRANGER', 1, MOST_IN_A_WINDOW, USUAL_LIMITS.stranger),
});
