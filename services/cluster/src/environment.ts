import type { SampleState } from '@mirrorloop/standalone';
import { truths } from '@mirrorloop/examples';
import type { Brokers } from './brokers.js';

export interface Parts {
  readonly databaseUrl: string;
  readonly kafka: Brokers;
  readonly token: string;
  readonly secret: string;
  readonly gatewayUrl: string;
  readonly sample: SampleState;
  readonly more?: NodeJS.ProcessEnv;
}

/** How a service proves to Kafka which one it is. */
export const accountOf = (service: string, passwords: ReadonlyMap<string, string>): NodeJS.ProcessEnv => ({
  KAFKA_SASL_MECHANISM: 'scram-sha-512',
  KAFKA_SASL_USERNAME: service,
  KAFKA_SASL_PASSWORD: passwords.get(service),
});

/** Settings of this program's own environment that would contradict what it tells its services. */
const OURS = /^(DATABASE|KAFKA|SERVICE_SECRET|GATEWAY|ORGANISATION|PUBLIC_URL|TRUSTED_PROXIES|OIDC|PORT|HOST|LOG)(_|$)/;

/**
 * As in the image. What intake and analysis make of a signal is garbage a moment later: with V8's own young generation
 * of 16 MB a part of it is copied first.
 */
const YOUNG_GENERATION = '--max-semi-space-size=64';

/** What every service and the gateway are told. */
export function environmentOf({
  databaseUrl,
  kafka,
  token,
  secret,
  gatewayUrl,
  sample,
  more,
}: Parts): NodeJS.ProcessEnv {
  const invented = sample.asOf !== null;
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name) || name.endsWith('_DAYS'))),
    NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} ${YOUNG_GENERATION}`.trim(),
    DATABASE_URL: databaseUrl,
    LOG: 'kafka',
    KAFKA_BROKERS: kafka.brokers.join(','),
    SERVICE_SECRET: secret,
    GATEWAY_URL: gatewayUrl,
    PUBLIC_URL: gatewayUrl,
    HOST: '127.0.0.1',
    GATEWAY_TOKEN: token,
    ORGANISATION: invented ? truths.organisation : 'Your organisation',
    ORGANISATION_IS_INVENTED: String(invented),
    TIME_ZONE: invented ? 'Europe/London' : Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    ...more,
  };
}
