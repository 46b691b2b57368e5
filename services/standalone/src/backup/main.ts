import path from 'node:path';
import { parseArgs } from 'node:util';
import { asError } from '@mirrorloop/kernel';
import {
  BackupFile,
  type BackupTable,
  CannotBackUp,
  CannotRestore,
  DamagedBackup,
  type Manifest,
} from '@mirrorloop/messaging-postgres';
import { CannotStart } from '../cannot-start.js';
import { inAPlainSentence } from '../in-a-plain-sentence.js';
import { tell } from '../tell.js';
import type { Place } from './installation.js';

const onTable = ({ schema, name, rows }: BackupTable): void => tell({ table: `${schema}.${name}`, rows });

const { values, positionals } = parseArgs({
  options: { replace: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [command, name = ''] = positionals;
const file = path.resolve(name);
const place = async (): Promise<Place> => (await import('./place-from-env.js')).placeFromEnv(process.env);

async function check(): Promise<Manifest> {
  const opened = await BackupFile.open(file);
  try {
    await opened.verify();
    return opened.manifest;
  } finally {
    opened.close();
  }
}

/** Every service is loaded for its tables, which takes seconds: not before it is sure that they are needed. */
const commands: Record<string, () => Promise<Manifest>> = {
  backup: async () => (await import('./backup.js')).backUp({ ...(await place()), file, onTable }),
  restore: async () =>
    (await import('./restore.js')).restore({ ...(await place()), file, replace: values.replace, onTable }),
  check,
};

/** Sentences for whoever asked; anything else is a fault of our own. */
const EXPECTED = [CannotStart, CannotBackUp, CannotRestore, DamagedBackup];
const expected = (error: Error): boolean => EXPECTED.some((kind) => error instanceof kind) || 'syscall' in error;

try {
  const { takenAt, tables } = await commands[command ?? '']!();
  tell({ done: { file, takenAt, tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0) } });
} catch (thrown) {
  const error = asError(thrown);
  tell({ failed: expected(error) ? error.message : inAPlainSentence(error) });
  process.exitCode = 1;
}
