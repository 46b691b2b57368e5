import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { at, root } from './repository.js';

/** Ports that nobody listens on now, all different. */
export async function freePorts(count: number): Promise<string[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(servers.map((server) => once(server.listen(0, '127.0.0.1'), 'listening')));
  const ports = servers.map((server) => String((server.address() as { port: number }).port));
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

type Env = Readonly<Record<string, string>>;

/** A service as its container starts it: the image's command, and nothing in its environment but what it is told. */
export class RunningContainer {
  said = '';
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(
    name: string,
    readonly env: Env,
  ) {
    this.child = spawn(process.execPath, [at('infra/compose/service.mjs'), name], { cwd: root, env: { ...env } });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => (this.said = (this.said + text).slice(-8_000)));
    this.ended = once(this.child, 'close').then(([code]) => code as number | null);
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** By the image's own health check. @returns its exit code */
  async askedHow(): Promise<number | null> {
    const check = spawn(process.execPath, [at('infra/compose/ready.mjs')], { env: { ...this.env }, stdio: 'ignore' });
    return ((await once(check, 'exit')) as [number | null])[0];
  }

  stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.ended;
  }
}
