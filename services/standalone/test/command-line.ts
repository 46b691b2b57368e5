import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const commandLine = path.join(__dirname, '../../cli/bin/mirrorloop.mjs');

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `npx mirrorloop` in a process of its own. */
export const mirrorloop = (dataDir: string, ...args: string[]): Promise<Said> =>
  mirrorloopIn({ MIRRORLOOP_DATA: dataDir }, ...args);

export async function mirrorloopIn(variables: Record<string, string>, ...args: string[]): Promise<Said> {
  const env = { ...process.env, DATABASE_URL: '', LOG: '', KAFKA_BROKERS: '', ...variables };
  const child = spawn(process.execPath, [commandLine, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...said };
}
