import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const main = path.join(__dirname, '../dist/main.js');

/** A folder for one spec, deleted when the spec ends well and left behind for you when it fails. */
export const freshFolder = (): string => fs.mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-'));

export async function eventually<T>(
  missing: string,
  ask: () => Promise<T | undefined | false>,
  limitMs = 60_000,
): Promise<T> {
  const limit = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > limit) throw new Error(`Waited ${limitMs / 1000} s for ${missing}`);
    await sleep(50);
  }
}

/** The built program in a process of its own, as `npm start` runs it. */
export class Program {
  private said = '';
  readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;

  constructor(
    readonly dataDir: string,
    { args = ['--empty', '--port', '0'], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
  ) {
    if (!fs.existsSync(main)) throw new Error(`${main} is not there: run npm run build first`);
    const clean = { ...process.env, DATABASE_URL: '', LOG: '', KAFKA_BROKERS: '', MIRRORLOOP_DATA: dataDir, ...env };
    this.child = spawn(process.execPath, [main, ...args], {
      env: clean,
      cwd: os.tmpdir(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    this.ended = once(this.child, 'close');
  }

  get output(): string {
    return this.said;
  }
  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** The address, once every service answers and the sample (if any) is in. */
  async ready(limitMs = 90_000): Promise<string> {
    return eventually(
      `the program to be ready; it said:\n${this.said}`,
      async () => {
        if (this.hasEnded)
          throw new Error(`The program ended with ${this.child.exitCode ?? this.child.signalCode}:\n${this.said}`);
        return /ready: (http:\S+)/.exec(this.said)?.[1];
      },
      limitMs,
    );
  }

  /** @returns the exit code, or the signal it died of */
  async end(): Promise<number | string> {
    await this.ended;
    return this.child.exitCode ?? this.child.signalCode!;
  }

  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number | string> {
    this.child.kill(signal);
    return this.end();
  }
}
