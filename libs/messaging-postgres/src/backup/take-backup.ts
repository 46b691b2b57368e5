import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type pg from 'pg';
import { lockTables, migrationsOf, numbersOf, type TableShape, tablesOf } from './catalogue-of-tables.js';
import { connected, copyingOut } from './connection.js';
import { type BackupTable, FORMAT, type Manifest, MANIFEST } from './manifest.js';
import { Archive } from './archive.js';
import { CannotBackUp } from './problems.js';

export interface BackupOptions {
  readonly url: string;
  /** Those that are there are taken. */
  readonly schemas: readonly string[];
  /** Must not exist. */
  readonly file: string;
  /** What belongs to the installation and lies in no table. */
  readonly notes?: Readonly<Record<string, string>>;
  readonly onTable?: (table: BackupTable) => void;
}

/**
 * Writes one consistent state of these schemas to a file, while others go on writing: a snapshot sees what was
 * committed when it was taken, in every schema at once, and locks nobody out. The file appears under its name once it
 * is whole and on the disk, readable by its owner alone. Memory stays flat whatever the tables hold.
 */
export async function takeBackup(options: BackupOptions): Promise<Manifest> {
  if (existsSync(options.file))
    throw new CannotBackUp(`There is a file ${options.file} already; a backup writes over none.`);
  const draft = `${options.file}.partial`;
  try {
    const manifest = await connected(options.url, (client) => write(client, options, draft));
    await rename(draft, options.file);
    return manifest;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function write(client: pg.Client, options: BackupOptions, draft: string): Promise<Manifest> {
  const begun = await takeSnapshot(client, options);
  const shapes = await tablesOf(client, options.schemas);
  await lockTables(client, shapes);
  const archive = new Archive(draft);
  const tables: BackupTable[] = [];
  for (const shape of shapes) {
    tables.push(await addTable(archive, client, shape));
    options.onTable?.(tables.at(-1)!);
  }
  const manifest = { ...begun, numbers: await numbersOf(client, options.schemas), tables };
  await archive.add(MANIFEST, [Buffer.from(JSON.stringify(manifest, null, 1))]);
  await archive.close();
  return manifest;
}

type Begun = Omit<Manifest, 'numbers' | 'tables'>;

/** The time is that of BEGIN; the snapshot is taken a moment later, so whatever was committed before is in it. */
async function takeSnapshot(client: pg.Client, { schemas, notes = {} }: BackupOptions): Promise<Begun> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const { rows } = await client.query<{ now: Date; version: string }>(
    `SELECT now(), current_setting('server_version') AS version`,
  );
  const { now, version } = rows[0]!;
  const migrated = await migrationsOf(client, schemas);
  return { format: FORMAT, takenAt: now.toISOString(), postgres: version, schemas: migrated, notes: { ...notes } };
}

async function addTable(archive: Archive, client: pg.Client, shape: TableShape): Promise<BackupTable> {
  const part = `tables/${shape.schema}.${shape.name}.copy`;
  return { ...shape, part, ...(await archive.add(part, copyingOut(client, shape))) };
}
