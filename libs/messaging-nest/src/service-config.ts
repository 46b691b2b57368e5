import type { GatewayKeys } from '@mirrorloop/access';
import { type Clock, withoutSlash } from '@mirrorloop/kernel';
import type { Retention } from '@mirrorloop/messaging-postgres';
import { databaseUrlFrom } from './configuration/database-url.js';
import { Environment } from './configuration/environment.js';
import { type KafkaSecurity, kafkaSecurityFrom } from './configuration/kafka-security.js';
import { retentionFrom } from './configuration/retention.js';

/** What a service must be told. Nothing secret has a default. */
export class ServiceConfig {
  readonly databaseUrl!: string;
  readonly log!: 'postgres' | 'kafka';
  readonly kafkaBrokers!: readonly string[];
  /** Without it, brokers are spoken to in the clear and without a name. */
  readonly kafkaSecurity?: KafkaSecurity;
  /** A consumer that says nothing for so long loses its partitions to the others; in ms. */
  readonly kafkaSessionTimeoutMs?: number;
  readonly host!: string;
  /** 0: any free one. */
  readonly port!: number;
  /** Seals what must be read again and may not be read by whoever sees the database alone. At least 32 characters. */
  readonly serviceSecret!: string;
  /** While the secret is changed for another: what is sealed under this one can be read, too. */
  readonly serviceSecretAlso?: string;
  /** Where the gateway's public keys are had, by which its word for a caller is checked. Without it nobody is let in. */
  readonly gatewayKeys?: GatewayKeys;
  /** What people call the one address, as links in mails do; nothing as long as it isn't known. */
  readonly publicAddress?: () => string | undefined;
  /** 14 days of the log and 30 of the inbox where it is left out. */
  readonly retention?: Retention;
  readonly clock?: Clock;
  /** Says only what went wrong. */
  readonly quiet?: boolean;
}

/** The others take over from a killed replica within 15 s: this, and a heartbeat later they hear of it. */
const SESSION_MS = 10_000;
/** Of a secret that is drawn at random for us. */
export const LEAST_SECRET = 32;

/** @throws naming every variable that is missing or wrong */
export function configFromEnv(env: NodeJS.ProcessEnv = process.env): ServiceConfig {
  const environment = new Environment(env);
  const config = serviceConfigFrom(environment);
  environment.check();
  return config;
}

/** For a service that must be told more: whatever is missing is told together. */
export function serviceConfigFrom(environment: Environment): ServiceConfig {
  const log = environment.oneOf('LOG', ['kafka', 'postgres'], 'kafka');
  const gatewayKeys = environment.optional('GATEWAY_URL');
  if (gatewayKeys && !URL.canParse(gatewayKeys)) environment.refuse('GATEWAY_URL is no address');
  return {
    databaseUrl: databaseUrlFrom(environment),
    log,
    kafkaBrokers: log === 'kafka' ? namesIn(environment.needed('KAFKA_BROKERS')) : [],
    kafkaSecurity: log === 'kafka' ? kafkaSecurityFrom(environment) : {},
    kafkaSessionTimeoutMs: environment.wholeNumber('KAFKA_SESSION_TIMEOUT_MS', 1_000, 300_000, SESSION_MS),
    host: environment.optional('HOST') ?? '127.0.0.1',
    port: environment.wholeNumber('PORT', 0, 65_535, 0),
    retention: retentionFrom(environment),
    ...(gatewayKeys ? { gatewayKeys } : {}),
    publicAddress: addressFrom(environment.optional('PUBLIC_URL')),
    serviceSecret: environment.neededSecret('SERVICE_SECRET', LEAST_SECRET),
    ...secretAlsoFrom(environment),
  };
}

function secretAlsoFrom(environment: Environment): { serviceSecretAlso?: string } {
  const serviceSecretAlso = environment.secret('SERVICE_SECRET_ALSO', LEAST_SECRET);
  return serviceSecretAlso ? { serviceSecretAlso } : {};
}

const addressFrom = (address: string | undefined) => (): string | undefined => withoutSlash(address);

const namesIn = (text: string): string[] =>
  text.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
