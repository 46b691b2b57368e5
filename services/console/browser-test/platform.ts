import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

type Said = { url?: string; ready?: boolean; failed?: string; link?: string };

/** The platform behind the console; the test says what time it is. */
export class Platform {
  url = '';
  private ahead = 0;
  private said: Said[] = [];
  private output = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {
    child.on('message', (message) => this.said.push(message as Said));
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (text: Buffer) => (this.output += text.toString()));
  }

  /** Resolves when the sample organisation is in and the platform has found what is planted in it. */
  static async start(at: Date): Promise<Platform> {
    const built = path.join(__dirname, '../../standalone/dist/index.js');
    if (!existsSync(built)) throw new Error(`${built} is not there: run npm run build first`);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-console-'));
    const child = fork(path.join(__dirname, 'held-standalone.mjs'), [folder, at.toISOString()], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: [],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const platform = new Platform(child, folder);
    platform.ahead = at.getTime() - Date.now();
    platform.url = (await platform.hear('the address', (said) => said.url, 120_000))!;
    await platform.hear('the sample organisation to be in', (said) => said.ready, 300_000);
    return platform;
  }

  /** A new address that signs one person in, once. */
  async link(): Promise<string> {
    this.child.send({ link: true });
    return (await this.hear('a sign-in link', (said) => said.link, 30_000))!;
  }

  moveTo(at: Date): void {
    this.child.send({ at: at.toISOString() });
    this.ahead = at.getTime() - Date.now();
  }

  /** The time it is for the platform. */
  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  /** Drains and stops; the folder is left behind when the platform doesn't end by itself. */
  async close(): Promise<void> {
    if (this.child.connected) this.child.send({ close: true });
    const ended = this.child.exitCode === null ? once(this.child, 'exit') : Promise.resolve();
    const limit = setTimeout(() => this.child.kill('SIGKILL'), 30_000);
    await ended;
    clearTimeout(limit);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async hear<T>(missing: string, pick: (said: Said) => T | undefined, limitMs: number): Promise<T | undefined> {
    for (const limit = Date.now() + limitMs; Date.now() < limit; await new Promise((soon) => setTimeout(soon, 50))) {
      const failed = this.said.find((said) => said.failed);
      if (failed || this.child.exitCode !== null)
        throw new Error(`The platform failed: ${failed?.failed ?? this.child.exitCode}\n${this.output}`);
      const at = this.said.findIndex((said) => pick(said) !== undefined);
      if (at >= 0) return pick(this.said.splice(at, 1)[0]!);
    }
    throw new Error(`Waited ${limitMs / 1000} s for ${missing}; the platform said:\n${this.output}`);
  }
}
