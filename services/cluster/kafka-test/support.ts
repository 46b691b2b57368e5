import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Cluster, type ClusterOptions, startCluster } from '../src/index.js';

/** Two of each service, without the sample, in a folder of its own. */
export async function freshCluster(options: Partial<ClusterOptions> = {}): Promise<Cluster> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-cluster-'));
  return startCluster({ dataDir, port: 0, replicas: 2, empty: true, ...options }, (line) =>
    process.stderr.write(`${line}\n`),
  );
}

/** The folder is left behind for you when a test before has thrown. */
export async function closeAndRemove(cluster: Cluster | undefined): Promise<void> {
  if (!cluster) return;
  await cluster.close();
  fs.rmSync(cluster.dataDir, { recursive: true });
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
