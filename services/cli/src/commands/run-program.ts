import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Work } from '../command.js';
import { Failure } from '../gateway/failure.js';

type Ended<Done> = { done: Done } | { failed: string };

/**
 * Runs one of the built programs that work past the address, each in a process of its own: the platform needn't run,
 * and mustn't for some of them. It says one JSON object a line, the last of which is `done` or `failed`.
 *
 * @param program from `services/standalone/dist`, such as `backup/main.js`
 * @param onLine hears every line where somebody watches
 */
export async function runProgram<Done, Line extends object>(
  program: string,
  args: readonly string[],
  { terminal, dataFolder }: Work,
  onLine: (line: Line) => void,
): Promise<Done> {
  const file = fileURLToPath(new URL(`../../../standalone/dist/${program}`, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...terminal.env, MIRRORLOOP_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let last: Line | Ended<Done> | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    last = JSON.parse(line) as Line | Ended<Done>;
    if (terminal.watched) onLine(last as Line);
  }
  const [code] = (await ended) as [number | null];
  if (last && 'done' in last && code === 0) return last.done;
  throw new Failure(last && 'failed' in last ? last.failed : `The program ended with ${code} before it was done.`);
}
