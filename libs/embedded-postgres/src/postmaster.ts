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

/** Stops the server that a killed starter left behind. Only for the one who holds the folder's lock. */
export function stopOrphan(cluster: Cluster): void {
  const found = postmasterOf(cluster.folder);
  if (!found) return;
  if (!isRunning(found.pid) || isStranger(found.pid, cluster.folder)) return disown(cluster.folder);
  try {
    stop(cluster, 'fast', 20);
  } catch {
    if (isRunning(found.pid)) stop(cluster, 'immediate', 20);
  }
}

/** No process has this number: Linux gives none above 2^22. */
const NOBODY = 2 ** 31 - 1;

/**
 * The server is dead, but its number may answer: as a stranger, or as a dead process that no one collects (Node as
 * a container's first process collects none). The rest of the file stays, because PostgreSQL finds by it whether
 * sessions of the dead server still live.
 */
function disown(cluster: string): void {
  const [, ...rest] = fs.readFileSync(pidFile(cluster), 'utf8').split('\n');
  fs.writeFileSync(pidFile(cluster), [NOBODY, ...rest].join('\n'));
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
