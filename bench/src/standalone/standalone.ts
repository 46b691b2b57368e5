import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Overview, SourceView } from '@mirrorloop/contracts';
import { SMALL, startPostgres } from '@mirrorloop/embedded-postgres';
import { rounded } from '../machine/figures.js';
import { loadNow, root, temporaryFolder } from '../machine/machine.js';
import { proportionalMbOf } from '../machine/memory.js';
import { cpuSecondsOf, freePort, profiled } from '../machine/processes.js';
import { sendAll } from '../machine/send.js';
import { batches, signals } from '../machine/signals.js';
import { until } from '../machine/until.js';

const SAMPLE = 20_000;

/** Everything in one process with the log in PostgreSQL: loads the sample organisation, then takes signals in as any source sends them. */
export async function bench(args: string[]): Promise<object> {
  const { values } = parseArgs({ args, options: { signals: { type: 'string', default: '20000' } } });
  const folder = temporaryFolder();
  const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres'), settings: SMALL });
  const platform = await start(folder, await postgres.ensureDatabase('mirrorloop'));
  const cpu = () => cpuSecondsOf([platform.pid, postgres.pid]);
  const memory = () => {
    const [node, database] = [proportionalMbOf(platform.pid), proportionalMbOf(postgres.pid)];
    return { nodeMb: rounded(node), databaseMb: rounded(database), allMb: rounded(node + database) };
  };
  try {
    const began = performance.now();
    await platform.says('Every service answers');
    const [answered, cpuBefore] = [performance.now(), cpu()];
    await platform.says('is ready');
    const sample = {
      startSeconds: rounded((answered - began) / 1000, 1),
      loadSeconds: rounded((performance.now() - answered) / 1000, 1),
      cpuSeconds: rounded(cpu() - cpuBefore, 1),
      cpuMsPerSignal: rounded(((cpu() - cpuBefore) * 1000) / SAMPLE, 3),
      load: loadNow(),
      memory: memory(),
    };
    console.log(`sample: ${JSON.stringify(sample)}`);
    const pipeline = await push(platform.url, path.join(folder, 'token'), Number(values.signals), cpu);
    return { ...pipeline, sample, memory: memory(), load: loadNow() };
  } finally {
    await platform.stop();
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function start(folder: string, databaseUrl: string) {
  const port = await freePort();
  const program = path.join(root, 'services/standalone/dist/main.js');
  const child = spawn(process.execPath, [...profiled(), program, '--port', String(port)], {
    env: { ...process.env, DATABASE_URL: databaseUrl, MIRRORLOOP_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const says = (words: string) =>
    until(`"${words}"`, () => {
      if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${said}`);
      return said.includes(words);
    });
  const stop = async () => {
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
  };
  return { pid: child.pid!, url: `http://127.0.0.1:${port}`, says, stop };
}

/** Through the gateway, from the first request until the last signal is analysed. */
async function push(url: string, tokenFile: string, count: number, cpu: () => number) {
  const authorization = `Bearer ${fs.readFileSync(tokenFile, 'utf8').trim()}`;
  const made = await fetch(`${url}/api/ingestion/sources`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'bench', channel: 'web' }),
  });
  if (!made.ok) throw new Error(`No source: ${made.status} ${await made.text()}`);
  const { writeKey } = (await made.json()) as SourceView;
  const analysed = async () =>
    ((await (await fetch(`${url}/api/insight/overview`, { headers: { authorization } })).json()) as Overview).signals;
  const [before, began, cpuBefore] = [await analysed(), performance.now(), cpu()];
  const headers = { authorization: `Basic ${btoa(`${writeKey}:`)}` };
  await sendAll(`${url}/v1/batch`, batches(signals(count, 'standalone'), 100), headers);
  await until(`${count} signals to be analysed`, async () => (await analysed()) >= before + count, 600_000, 250);
  const seconds = (performance.now() - began) / 1000;
  return {
    signals: count,
    seconds: rounded(seconds, 1),
    signalsPerSecond: rounded(count / seconds),
    cpuMsPerSignal: rounded(((cpu() - cpuBefore) * 1000) / count, 3),
    lost: before + count - (await analysed()),
  };
}
