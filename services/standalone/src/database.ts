import path from 'node:path';
import { SMALL, startPostgres } from '@mirrorloop/embedded-postgres';
import pg from 'pg';
import { CannotStart } from './cannot-start.js';
import type { StandaloneOptions } from './options.js';

export interface OpenDatabase {
  readonly url: string;
  /** Of the embedded PostgreSQL. */
  readonly pid?: number;
  close(): Promise<void>;
}

/** The embedded PostgreSQL in the data folder, or the one that the caller names. */
export async function openDatabase({
  dataDir,
  databaseUrl,
  settings,
}: Pick<StandaloneOptions, 'dataDir' | 'databaseUrl' | 'settings'>): Promise<OpenDatabase> {
  if (databaseUrl) return theirs(databaseUrl);
  const postgres = await startPostgres({
    dataDir: path.join(dataDir, 'postgres'),
    settings: { ...SMALL, ...settings },
  });
  // A program that ends without closing (a second Ctrl-C) takes its database with it.
  const endIt = () => process.kill(postgres.pid, 'SIGINT');
  process.once('exit', endIt);
  const close = async () => {
    await postgres.stop();
    process.off('exit', endIt);
  };
  return { url: await postgres.ensureDatabase('mirrorloop'), pid: postgres.pid, close };
}

async function theirs(url: string): Promise<OpenDatabase> {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
    await client.connect();
    await client.end();
  } catch (error) {
    // Without the address: it may hold a password.
    throw new CannotStart(
      `Can't reach the database (${(error as Error).message || String((error as { code?: string }).code)}). Check DATABASE_URL, or unset it to use the embedded one.`,
    );
  }
  return { url, close: async () => {} };
}
