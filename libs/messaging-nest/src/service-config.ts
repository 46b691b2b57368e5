import type { Clock } from '@mirrorloop/kernel';

/** What a service must be told. Nothing secret has a default. */
export class ServiceConfig {
  readonly databaseUrl!: string;
  readonly log!: 'postgres' | 'kafka';
  readonly kafkaBrokers!: readonly string[];
  readonly host!: string;
  /** 0: any free one. */
  readonly port!: number;
  /** Shared by the gateway and the services; signs who is asking. At least 32 characters. */
  readonly serviceSecret!: string;
  readonly clock?: Clock;
  /** Says only what went wrong. */
  readonly quiet?: boolean;
}

/** @throws naming every variable that is missing or wrong */
export function configFromEnv(env: NodeJS.ProcessEnv = process.env): ServiceConfig {
  const missing: string[] = [];
  const needed = (name: string): string => env[name] || (missing.push(`${name} is not set`), '');
  const log = env['LOG'] ?? 'kafka';
  if (log !== 'kafka' && log !== 'postgres') missing.push(`LOG is kafka or postgres, not ${log}`);
  const config: ServiceConfig = {
    databaseUrl: needed('DATABASE_URL'),
    log: log as 'kafka' | 'postgres',
    kafkaBrokers: log === 'kafka' ? needed('KAFKA_BROKERS').split(',') : [],
    host: env['HOST'] ?? '127.0.0.1',
    port: Number(env['PORT'] ?? 0),
    serviceSecret: needed('SERVICE_SECRET'),
  };
  if (missing.length > 0) throw new Error(`Can't start: ${missing.join('; ')}`);
  return config;
}
