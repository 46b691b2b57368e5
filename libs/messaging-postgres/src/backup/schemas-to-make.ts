import pg from 'pg';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { settle } from './connection.js';
import type { Manifest } from './manifest.js';
import { CannotRestore } from './problems.js';
import { RESTORING } from './room.js';

export interface SchemaToMake {
  readonly schema: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- migration classes take no or any arguments
  readonly migrations: (new (...args: any[]) => object)[];
}

/** What this build knows of the schemas in the backup, up to where the backup was. */
export const schemasToMake = ({ schemas }: Manifest, known: readonly SchemaToMake[]): SchemaToMake[] =>
  schemas.map(({ schema, migrations: ran }) => {
    const migrations = known.find((it) => it.schema === schema)?.migrations ?? [];
    const missing = ran.filter((name) => !migrations.some((migration) => migration.name === name));
    if (missing.length > 0)
      throw new CannotRestore(
        `The backup was taken by a newer Mirrorloop: this one doesn't know ${missing.map((name) => `${schema}.${name}`).join(', ')}.`,
      );
    return { schema, migrations: migrations.filter(({ name }) => ran.includes(name)) };
  });

const sourceOf = (url: string, { schema, migrations }: Partial<SchemaToMake> = {}): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    schema,
    migrations: migrations ?? [],
    migrationsTableName: 'migration',
    applicationName: RESTORING,
    extra: { connectionTimeoutMillis: 10_000 },
  });

/** TypeORM runs migrations on a connection of its own; this one it shares with COPY. */
export async function inOneTransaction(
  url: string,
  work: (client: pg.ClientBase, runner: QueryRunner) => Promise<void>,
): Promise<void> {
  const source = await sourceOf(url).initialize();
  const runner = source.createQueryRunner();
  try {
    const client = (await runner.connect()) as pg.ClientBase;
    await settle(client);
    await runner.startTransaction();
    await work(client, runner);
    await runner.commitTransaction();
  } finally {
    // What wasn't committed goes with the connection.
    await runner.release();
    await source.destroy();
  }
}

export async function migrate(url: string, schema: SchemaToMake, runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE SCHEMA ${pg.escapeIdentifier(schema.schema)}`);
  await runner.query(`SET LOCAL search_path = ${pg.escapeIdentifier(schema.schema)}`);
  const source = await sourceOf(url, schema).initialize();
  try {
    await new MigrationExecutor(source, runner).executePendingMigrations();
  } finally {
    await source.destroy();
  }
}
