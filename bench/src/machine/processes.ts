import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './machine.js';
import { until } from './until.js';

export interface Program {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a compiled program on a free port of loopback, and resolves when it answers `health`. */
export async function startProgram(
  name: string,
  file: string,
  env: Readonly<Record<string, string>>,
  health = '/health/ready',
): Promise<Program> {
  const port = await freePort();
  const child = spawn(process.execPath, [...profiled(), path.join(root, file)], {
    env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)));
  const url = `http://127.0.0.1:${port}`;
  await until(`${name} to answer`, () => {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}: ${said}`);
    return answers(url + health);
  });
  return { name, url, pid: child.pid!, stop: () => end(child) };
}

/** With BENCH_PROFILE set to a folder, each program leaves a CPU profile there as it stops. */
export const profiled = (): string[] => {
  const folder = process.env['BENCH_PROFILE'];
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
};

export async function freePort(): Promise<number> {
  const { freePorts } = (await import(pathToFileURL(path.join(root, 'infra/kafka/free-ports.mjs')).href)) as {
    freePorts: (count: number) => Promise<number[]>;
  };
  return (await freePorts(1))[0]!;
}

const answers = async (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(impatient);
}

/** Seconds of processor time that a process and its children have had, those included that ended. */
export function cpuSecondsOf(pids: readonly number[]): number {
  const parents = new Set(pids);
  const all = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const fields = all.flatMap((pid) => {
    const stat = statOf(pid);
    return stat ? [{ pid: Number(pid), stat }] : [];
  });
  const ours = fields.filter(({ pid, stat }) => parents.has(pid) || parents.has(stat[1]!));
  return (
    ours.reduce(
      (sum, { pid, stat }) => sum + stat[11]! + stat[12]! + (parents.has(pid) ? stat[13]! + stat[14]! : 0),
      0,
    ) / TICKS
  );
}

const TICKS = 100;

/** The fields of `/proc/PID/stat` behind the name: 1 is the parent, 11 to 14 are ticks (proc(5), fields 14 to 17). */
function statOf(pid: string): number[] | undefined {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').map(Number);
  } catch {
    return undefined; // it has just ended
  }
}
