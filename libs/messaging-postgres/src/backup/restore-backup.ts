import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { BackupFile } from './backup-file.js';
import { copyingIn, nameOf } from './connection.js';
import type { BackupTable, Manifest } from './manifest.js';
import { DamagedBackup } from './problems.js';
import { demandRoom, emptied } from './room.js';
import { inOneTransaction, migrate, type SchemaToMake, schemasToMake } from './schemas-to-make.js';

export interface RestoreOptions {
  readonly url: string;
  readonly file: string;
  /** What this build knows how to make; the backup's must be among it. */
  readonly schemas: readonly SchemaToMake[];
  /** Deletes what is in these schemas now. */
  readonly replace?: boolean;
  readonly onTable?: (table: BackupTable) => void;
}

/**
 * Puts a backup into an empty database: reads the whole file first, makes the tables by the migrations that had run
 * when it was taken, fills them, and sets their numbers. All of it is one transaction, so that a restore that fails
 * or is killed changed nothing. Migrations that came later run when the services start.
 *
 * @throws DamagedBackup naming the part; CannotRestore when there is no room for it or this build is older than it
 */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const file = await BackupFile.open(options.file);
  try {
    const toMake = schemasToMake(file.manifest, options.schemas);
    await file.verify();
    await inOneTransaction(options.url, async (client, runner) => {
      await demandRoom(client, options);
      await emptied(client, options.schemas);
      for (const schema of toMake) await migrate(options.url, schema, runner);
      await fill(client, file, options);
    });
    return file.manifest;
  } finally {
    file.close();
  }
}

async function fill(client: pg.ClientBase, file: BackupFile, { onTable }: RestoreOptions): Promise<void> {
  const { tables, numbers } = file.manifest;
  await withoutWhatMigrationsPutIn(client, tables);
  for (const table of tables) {
    await file.read(table, (rows) => putIn(client, table, rows));
    onTable?.(table);
  }
  await goOnCounting(client, numbers);
}

/** Touches only tables that have rows: an audit trail refuses to be emptied, and is empty. */
async function withoutWhatMigrationsPutIn(client: pg.ClientBase, tables: readonly BackupTable[]): Promise<void> {
  for (const table of tables.toReversed()) {
    const { rowCount } = await client.query(`SELECT FROM ${nameOf(table)} LIMIT 1`);
    if (rowCount) await client.query(`DELETE FROM ${nameOf(table)}`);
  }
}

async function putIn(client: pg.ClientBase, table: BackupTable, rows: Readable): Promise<void> {
  const copy = copyingIn(client, table);
  await pipeline(rows, copy);
  if (copy.rowCount !== table.rows)
    throw new DamagedBackup(table.part, `the database took ${copy.rowCount} rows of ${table.rows}`);
}

const goOnCounting = (client: pg.ClientBase, numbers: Manifest['numbers']): Promise<unknown> =>
  client.query(
    `SELECT setval(pg_get_serial_sequence(format('%I.%I', n.schema, n."table"), n."column"), n.last)
     FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) AS n(schema, "table", "column", last)`,
    [
      numbers.map((n) => n.schema),
      numbers.map((n) => n.table),
      numbers.map((n) => n.column),
      numbers.map((n) => n.last),
    ],
  );
