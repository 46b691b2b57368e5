import fs from 'node:fs';
import path from 'node:path';
import { type Cluster, run } from './cluster.js';
import { isRunning } from './process-identity.js';

/** A server as its own file, postmaster.pid, tells of it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const pidFile = (cluster: string): string => path.join(cluster, 'postmaster.pid');

export function postmasterOf(cluster: string): Postmaster | undefined {
  if (!fs.existsSync(pidFile(cluster))) return undefined;
  const [pid, , , port, , , , status] = fs.readFileSync(pidFile(cluster), 'utf8').split('\n');
  return { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready' };
}

/**
 * Stops the server that a killed starter left behind. Only for the one who holds the folder's lock.
 * A file whose server is dead stays: PostgreSQL reads from it whether old sessions still live, and waits for them.
 */
export function stopOrphan(cluster: Cluster): void {
  const found = postmasterOf(cluster.folder);
  if (!found || !isRunning(found.pid)) return;
  if (isStranger(found.pid, cluster.folder)) return fs.rmSync(pidFile(cluster.folder));
  try {
    stop(cluster, 'fast', 20);
  } catch {
    if (isRunning(found.pid)) stop(cluster, 'immediate', 20);
  }
}

const stop = (cluster: Cluster, mode: string, seconds: number): void =>
  run(cluster, cluster.bin.pgCtl, ['stop', '-D', cluster.folder, '-m', mode, '-w', '-t', String(seconds)]);

/** Has the number of a dead server been given to some other process? A server works in its own data directory. */
function isStranger(pid: number, cluster: string): boolean {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) !== fs.realpathSync(cluster);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES'; // not ours to look at, so not our server
  }
}
