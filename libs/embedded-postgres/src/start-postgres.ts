import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { accountFor } from './account.js';
import { binaries } from './binaries.js';
import { type Cluster, ensureCluster } from './cluster.js';
import { ensureDatabase } from './ensure-database.js';
import { FolderInUse } from './folder-in-use.js';
import { lockFolder } from './folder-lock.js';
import { freePort } from './free-port.js';
import { passwordIn } from './password.js';
import { postmasterOf, stopOrphan } from './postmaster.js';
import { addressesOn } from './running-postgres.js';
import { Server, type Settings } from './server.js';

/** For a machine that does other things too: a good third of what PostgreSQL takes by itself; the system's cache has the rest. */
export const SMALL: Settings = { shared_buffers: '48MB' };

export interface PostgresOptions {
  /** Made if need be. Holds the cluster, its password and the lock. */
  readonly dataDir: string;
  /** On 127.0.0.1; a free one if left out. */
  readonly port?: number;
  /** Server settings such as `{ fsync: 'off' }`. */
  readonly settings?: Settings;
  /** For a folder that is new; an old one keeps its own. Generated if left out. */
  readonly password?: string;
}

export interface Postgres {
  readonly port: number;
  readonly pid: number;
  /** A connection string with the password in it. */
  url(database?: string): string;
  /** Makes the database if there is none of that name, and resolves to its url. */
  ensureDatabase(name: string): Promise<string>;
  /** Ends all sessions, stops the server and lets go of the folder. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of our own on a folder, which belongs to this process until it stops or dies.
 * Throws `FolderInUse` when another process has it. What a killed process left behind is cleared up.
 */
export async function startPostgres({ dataDir, port, settings = {}, password }: PostgresOptions): Promise<Postgres> {
  const folder = path.resolve(dataDir);
  const isRoot = process.getuid?.() === 0;
  fs.mkdirSync(folder, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
  const cluster = path.join(folder, 'cluster');
  const lock = lockFolder(folder);
  if ('owner' in lock) throw new FolderInUse(folder, lock.owner.pid, postmasterOf(cluster)?.port);
  try {
    const secret = passwordIn(folder, password);
    const prepared = prepare(folder, cluster, secret, settings);
    return handle(await serve(prepared, settings, port), secret, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function prepare(folder: string, cluster: string, password: string, settings: Settings): Cluster {
  const bin = binaries();
  const prepared = { folder: cluster, account: accountFor(cluster, [folder, bin.folder]), bin };
  ensureCluster(prepared, password, settings['fsync'] !== 'off');
  stopOrphan(prepared);
  return prepared;
}

interface Served {
  readonly server: Server;
  readonly port: number;
}

/** A free port may be taken in between, and sessions of a killed server take a moment to notice its death. */
const PASSING = /Address already in use|shared memory block/;

async function serve(cluster: Cluster, settings: Settings, wanted?: number, triesLeft = 10): Promise<Served> {
  const port = wanted ?? (await freePort());
  try {
    return { server: await Server.start(cluster, port, settings), port };
  } catch (error) {
    if (triesLeft === 0 || !PASSING.test((error as Error).message)) throw error;
    await sleep(300);
    return serve(cluster, settings, wanted, triesLeft - 1);
  }
}

function handle({ server, port }: Served, password: string, release: () => void): Postgres {
  const url = addressesOn(port, password);
  return {
    port,
    pid: server.pid,
    url,
    ensureDatabase: async (name) => {
      await ensureDatabase(url(), name);
      return url(name);
    },
    stop: async () => {
      await server.stop();
      release();
    },
  };
}
