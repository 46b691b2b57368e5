import path from 'node:path';
import { databaseUrlFrom, Environment, kafkaSecurityFrom } from '@mirrorloop/messaging-nest';
import { CannotStart } from '../cannot-start.js';
import type { Place } from './installation.js';

/** By the same variables as the services: MIRRORLOOP_DATA, DATABASE_URL, LOG, KAFKA_BROKERS and those of their secrets. */
export function placeFromEnv(env: NodeJS.ProcessEnv): Place {
  const environment = new Environment(env);
  const kafka = environment.oneOf('LOG', ['kafka', 'postgres'], 'postgres') === 'kafka';
  const place = {
    dataDir: path.resolve(env['MIRRORLOOP_DATA'] || '.mirrorloop'),
    databaseUrl: env['DATABASE_URL'] || env['DATABASE_URL_FILE'] ? databaseUrlFrom(environment) : undefined,
    kafka: kafka
      ? {
          brokers: environment.needed('KAFKA_BROKERS').split(','),
          clientId: 'mirrorloop-backup',
          ...kafkaSecurityFrom(environment),
        }
      : undefined,
  };
  try {
    environment.check();
  } catch (error) {
    throw new CannotStart((error as Error).message);
  }
  return place;
}
