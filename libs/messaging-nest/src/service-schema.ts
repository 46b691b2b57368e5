import { messagingMigrations } from '@mirrorloop/messaging-postgres';
import type { DynamicModule } from '@nestjs/common';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- migration classes take no or any arguments
export type Migration = new (...args: any[]) => object;

/** Where a service keeps what it owns, and how that came to be. */
export interface ServiceSchema {
  readonly schema: string;
  readonly migrations: Migration[];
}

export const schemaFor = (service: string, migrations: readonly Migration[]): ServiceSchema => ({
  schema: service.replaceAll('-', '_'),
  migrations: [...messagingMigrations, ...migrations],
});

const schemas = new WeakMap<object, ServiceSchema>();

export function remember(registered: DynamicModule, schema: ServiceSchema): DynamicModule {
  schemas.set(registered, schema);
  return registered;
}

/** The schema of a service's module, for whoever has to make it without starting the service. */
export function schemaOf({ imports = [] }: DynamicModule): ServiceSchema {
  const found = imports.map((imported) => schemas.get(imported as object)).find(Boolean);
  if (!found) throw new Error('This module registers no ServiceModule');
  return found;
}
