import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { backOffMs } from '@mirrorloop/messaging';
import type { Say } from '@mirrorloop/standalone';
import { takeAlong } from './take-along.js';

/** One that ran for so long had started well: its next end is a first one again. */
const WELL_AFTER_MS = 10_000;
const DRAIN_WITHIN_MS = 20_000;
const READY_WITHIN_MS = 180_000;
/** In a row, before it was ever ready: it won't be. */
const MOST_FAILURES = 5;

export interface ReplicaOptions {
  /** Such as `insight-2`. */
  readonly name: string;
  /** The built program. */
  readonly program: string;
  readonly args?: readonly string[];
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  /** What it says goes there. */
  readonly logFile: string;
  readonly say: Say;
}

/** A service in a process of its own, started again whenever it ends without having been told to. */
export class Replica {
  private child?: ChildProcess;
  private wanted = false;
  private failures = 0;
  private again?: NodeJS.Timeout;

  private program: string;

  constructor(private readonly options: ReplicaOptions) {
    this.program = options.program;
  }

  get name(): string {
    return this.options.name;
  }
  /** Undefined while it is away. */
  get pid(): number | undefined {
    return this.child?.pid;
  }
  get url(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  start(): void {
    this.wanted = true;
    clearTimeout(this.again);
    if (!this.child) this.spawn();
  }

  /** As a fault would: it is started again after a moment. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.child?.kill(signal);
  }

  /** Drains and ends, and stays away until it is started again. */
  async stop(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.again);
    const { child } = this;
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const impatient = setTimeout(() => child.kill('SIGKILL'), DRAIN_WITHIN_MS);
    await ended;
    clearTimeout(impatient);
  }

  /** Drains, starts again, and resolves when it answers. */
  async restart(): Promise<void> {
    await this.stop();
    this.start();
    await this.ready();
  }

  /** Drains, and comes again at the same address as another program: the same service of another version. */
  async become(program: string): Promise<void> {
    this.program = program;
    await this.restart();
  }

  /** Resolves when it says that it is ready; throws with what it said last when it can't be. */
  async ready(limitMs = READY_WITHIN_MS): Promise<void> {
    const limit = Date.now() + limitMs;
    while (!(await this.isReady())) {
      if (this.failures >= MOST_FAILURES) throw new Error(`${this.name} ends whenever it starts: ${this.lastWords()}`);
      if (Date.now() > limit) throw new Error(`${this.name} was not ready within ${limitMs} ms: ${this.lastWords()}`);
      await sleep(100);
    }
    // Whatever ends it from here on, it doesn't end whenever it starts.
    this.failures = 0;
  }

  async isReady(): Promise<boolean> {
    const asked = fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    return asked.then(async (answer) => (await answer.text(), answer.ok)).catch(() => false);
  }

  private spawn(): void {
    const { args = [], env, port, logFile } = this.options;
    const log = fs.openSync(logFile, 'a');
    const child = spawn(process.execPath, [this.program, ...args], {
      env: { ...env, PORT: String(port) },
      stdio: ['ignore', log, log],
      detached: true, // Ctrl-C goes to a terminal's whole process group: the gateway drains first
    });
    fs.closeSync(log);
    this.child = child;
    const letGo = child.pid ? takeAlong(child.pid) : () => {};
    const since = Date.now();
    child.once('exit', (code, signal) => {
      letGo();
      this.child = undefined;
      if (this.wanted) this.comeAgain(signal ?? code, Date.now() - since);
    });
  }

  private comeAgain(how: string | number | null, livedMs: number): void {
    if (livedMs > WELL_AFTER_MS) this.failures = 0;
    const waitMs = backOffMs(this.failures++, 200, 10_000);
    this.options.say(`${this.name} ended (${how}); it is started again in ${(waitMs / 1000).toFixed(1)} s.`);
    this.again = setTimeout(() => this.spawn(), waitMs);
  }

  private lastWords(): string {
    return fs.readFileSync(this.options.logFile, 'utf8').slice(-2_000).trim() || 'it said nothing';
  }
}
