import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { identityOf, startPostgres } from '@mirrorloop/embedded-postgres';

/** A lost power supply would lose the rows, which no test outlives. */
const QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 300 };

let shared: Promise<string> | undefined;

/**
 * The url of a cluster that this process's tests share. jest gives each test file modules of its own but lets a
 * worker process run many files, so what the files share lies in a folder named after the process.
 */
export const testCluster = (): Promise<string> => (shared ??= findOrStart());

async function findOrStart(): Promise<string> {
  const { pid, born } = identityOf(process.pid);
  const folder = path.join(os.tmpdir(), `mirrorloop-test-${pid}-${born.split(' ')[1] ?? 0}`);
  const note = path.join(folder, 'url');
  if (fs.existsSync(note)) return fs.readFileSync(note, 'utf8');
  fs.rmSync(folder, { recursive: true, force: true });
  const { pid: server, url } = await startPostgres({ dataDir: folder, settings: QUICK });
  removeWithUs(server, folder);
  fs.writeFileSync(note, url());
  return url();
}

/**
 * A guard that stops the server and removes the folder as soon as this process is gone, however it went: the pipe
 * between them closes with it. jest has no hook for the end of a worker, and kill -9 would pass any hook by.
 */
function removeWithUs(server: number, folder: string): void {
  const script = `read _; kill -QUIT "$1"
    for _ in 1 2 3 4 5 6 7 8 9 10; do rm -rf "$2" && break; sleep 0.3; done`;
  const guard = spawn('/bin/sh', ['-c', script, 'sh', String(server), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
}
