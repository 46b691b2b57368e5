import { spawn } from 'node:child_process';

/** Waits for the end of its input, which comes however our process ends, also by kill -9, and ends the other one then. */
const SCRIPT = 'cat >/dev/null; kill -"$2" "$1" 2>/dev/null';

/**
 * Ends the process when ours ends.
 *
 * @returns lets go of it: it has ended, or is left to itself
 */
export function takeAlong(pid: number, signal: 'KILL' | 'INT' = 'KILL'): () => void {
  const reaper = spawn('sh', ['-c', SCRIPT, 'reaper', String(pid), signal], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  reaper.unref();
  (reaper.stdin as unknown as { unref(): void }).unref();
  return () => void reaper.kill('SIGKILL');
}
