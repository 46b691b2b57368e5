import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const commandLine = path.join(__dirname, '../../cli/bin/mirrorloop.mjs');

/** `npx mirrorloop` in a process of its own. */
export async function mirrorloop(
  dataDir: string,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: '', MIRRORLOOP_DATA: dataDir };
  const child = spawn(process.execPath, [commandLine, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...said };
}
