import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { asAccount, type Cluster, environment } from './cluster.js';
import { postmasterOf } from './postmaster.js';

export type Settings = Readonly<Record<string, string | number>>;

/** A week of logs, each day overwriting last week's, in the cluster's folder `log`. */
const LOGS: Settings = {
  logging_collector: 'on',
  log_filename: 'postgres-%u.log',
  log_truncate_on_rotation: 'on',
  log_rotation_size: 0,
};
const LOOPBACK_ONLY: Settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '' };
const READY_WITHIN_MS = 120_000; // a long recovery after a kill is still a start
const STOP_WITHIN_MS = 30_000;

export class Server {
  private constructor(private readonly child: ChildProcess) {}

  /** Resolves when it accepts connections; rejects with its own words when it ends before. */
  static async start(cluster: Cluster, port: number, settings: Settings): Promise<Server> {
    const args = argumentsFor(cluster.folder, port, settings);
    const child = spawn(...asAccount(cluster.account, cluster.bin.postgres, args), {
      ...cluster.account.options,
      env: environment(),
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true, // Ctrl-C goes to a terminal's whole process group: services drain first, then stop() comes
    });
    await ready(child, cluster.folder);
    (child.stderr as unknown as { unref(): void }).unref();
    child.unref();
    return new Server(child);
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Ends the sessions and stops; whatever was committed is kept. */
  async stop(): Promise<void> {
    if (hasEnded(this.child)) return;
    this.child.ref();
    const ended = once(this.child, 'exit');
    this.child.kill('SIGINT');
    const impatient = setTimeout(() => this.child.kill('SIGQUIT'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(impatient);
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const argumentsFor = (folder: string, port: number, settings: Settings): string[] => [
  ...['-D', folder, '-p', String(port)],
  ...Object.entries({ ...LOOPBACK_ONLY, ...LOGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

async function ready(child: ChildProcess, folder: string): Promise<void> {
  let said = '';
  let failed: Error | undefined;
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)));
  child.once('error', (error) => (failed = error));
  child.once('close', (code, signal) => (failed ??= new Error(`postgres ended with ${code ?? signal}: ${said}`)));
  const limit = Date.now() + READY_WITHIN_MS;
  for (;;) {
    if (failed) throw failed;
    const postmaster = postmasterOf(folder);
    if (postmaster?.pid === child.pid && postmaster?.ready) return;
    if (Date.now() > limit) throw new Error(`postgres was not ready within ${READY_WITHIN_MS} ms: ${said}`);
    await sleep(10);
  }
}
