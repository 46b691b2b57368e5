import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { transformFileSync } from '@swc/core';

const root = path.resolve(__dirname, '../../..');
const source = path.resolve(__dirname, '../src');
/** Under the root's node_modules, so that the built library finds its packages. */
const built = path.join(root, 'node_modules', '.cache', `embedded-postgres-test-${process.pid}`);

/** The library as plain Node runs it: a child process knows no jest. */
export function buildLibrary(): void {
  fs.mkdirSync(built, { recursive: true });
  fs.writeFileSync(path.join(built, 'package.json'), '{ "type": "module" }');
  for (const name of fs.readdirSync(source).filter((file) => file.endsWith('.ts'))) {
    const { code } = transformFileSync(path.join(source, name), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    fs.writeFileSync(path.join(built, name.replace(/ts$/, 'js')), code);
  }
}

export const removeLibrary = (): void => fs.rmSync(built, { recursive: true, force: true });

export interface Said {
  started?: number;
  postmaster?: number;
  refused?: string;
  message?: string;
  acknowledged?: number;
}

/** A child process that starts a database on the folder. */
export class Starter {
  readonly said: Said[] = [];
  private readonly child: ChildProcess;

  constructor(dataDir: string, what: 'start' | 'write' = 'start') {
    const args = [path.join(__dirname, 'starter.mjs'), path.join(built, 'index.js'), dataDir, what];
    this.child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface(this.child.stdout!).on('line', (line) => this.said.push(JSON.parse(line) as Said));
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** The first thing it said that holds. */
  async hear(holds: (said: Said) => boolean, missing: string): Promise<Said> {
    const limit = Date.now() + 60_000;
    for (;;) {
      const heard = this.said.find(holds);
      if (heard) return heard;
      if (Date.now() > limit) throw new Error(`${missing}; it said ${JSON.stringify(this.said.slice(-3))}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'close');
    this.child.kill('SIGKILL');
    await ended;
  }
}
