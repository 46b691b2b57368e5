import fs from 'node:fs';
import path from 'node:path';
import { passwordIn } from './password.js';
import { postmasterOf } from './postmaster.js';
import { isRunning } from './process-identity.js';

/**
 * The way to the server that another process runs on this folder, for whoever may read its password file; undefined
 * where none runs.
 *
 * @returns the address of a database in it, with the password
 */
export function runningPostgres(dataDir: string): ((database: string) => string) | undefined {
  const folder = path.resolve(dataDir);
  const found = postmasterOf(path.join(folder, 'cluster'));
  if (!found?.ready || !isRunning(found.pid) || !fs.existsSync(path.join(folder, 'password'))) return undefined;
  return addressesOn(found.port, passwordIn(folder));
}

export const addressesOn =
  (port: number, password: string) =>
  (database = 'postgres'): string =>
    `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
