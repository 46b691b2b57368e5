import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Work } from '../command.js';
import { Failure } from '../gateway/failure.js';
import { counted } from '../output/text.js';

export interface Done {
  readonly file: string;
  readonly takenAt: string;
  readonly tables: number;
  readonly rows: number;
}

/** What the program says, one JSON object a line. */
type Said = { table: string; rows: number } | { done: Done } | { failed: string };

const PROGRAM = fileURLToPath(new URL('../../../standalone/dist/backup/main.js', import.meta.url));

/**
 * Backups are taken and restored past the address, by the program that knows every service's tables, in a process of
 * its own: the platform needn't run, and must not when one is restored.
 */
export async function runBackupProgram(args: readonly string[], { terminal, dataFolder }: Work): Promise<Done> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { ...terminal.env, MIRRORLOOP_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let last: Said | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    last = JSON.parse(line) as Said;
    if (terminal.watched && 'table' in last) terminal.err(`  ${last.table}: ${counted(last.rows, 'row')}`);
  }
  const [code] = (await ended) as [number | null];
  if (last && 'done' in last && code === 0) return last.done;
  throw new Failure(
    last && 'failed' in last ? last.failed : `The backup program ended with ${code} before it was done.`,
  );
}
