import { randomBytes } from 'node:crypto';
import { type GatewayConfig, GatewayModule } from '@mirrorloop/gateway';
import { type ServiceConfig, schemaOf, type ServiceSchema } from '@mirrorloop/messaging-nest';
import { logMigrations } from '@mirrorloop/messaging-postgres';
import { modules } from '../services.js';

/** Everything that this build keeps in a database. Nothing is started for it, so what a service would be told matters not. */
export function knownSchemas(): ServiceSchema[] {
  const config = { serviceSecret: randomBytes(32).toString('hex') } as ServiceConfig;
  const services = Object.values(modules).map((module) => module.register(config));
  const registered = [...services, GatewayModule.register(config as GatewayConfig)];
  return [...registered.map(schemaOf), { schema: 'log', migrations: logMigrations }];
}

/** Whose consumer groups are ours: a group is named after its service. */
export const serviceNames = (): string[] => [...Object.keys(modules), 'gateway'];
