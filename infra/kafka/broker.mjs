import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';

/** Small and quick to start: tests run beside it on two cores. */
const JVM = [
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
];
/** The same for every node, so that the three of a cluster know each other. */
const CLUSTER_ID = 'bWlycm9ybG9vcC10ZXN0cw';
/** Waits for the end of its input, which comes however our process ends, and takes the broker with it. */
const REAPER = 'cat >/dev/null; while kill -9 "$1" 2>/dev/null; do sleep 0.1; done; [ -z "$2" ] || rm -rf "$2"';

/** One broker with its controller, in one JVM. */
export class Broker {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #java;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #reaper;
  #at;

  /** @param {{ classPath: string, file: string, folder: string, keeps: boolean, port: number, controllerPort: number }} at */
  constructor(at) {
    this.#at = at;
  }
  get address() {
    return `127.0.0.1:${this.#at.port}`;
  }

  /** Lays out the data folder, unless that was done by an earlier start. */
  async format() {
    const { code } = await this.#ended(
      this.#run(['kafka.tools.StorageTool', 'format', '--ignore-formatted', '-t', CLUSTER_ID, '-c', this.#at.file]),
    );
    if (code !== 0) throw new Error(`Kafka's data folder couldn't be laid out: ${this.log()}`);
  }

  spawn() {
    const java = this.#run(['kafka.Kafka', this.#at.file]);
    java.unref();
    this.#java = java;
    this.#reaper = spawn('sh', ['-c', REAPER, 'reaper', String(java.pid), this.#at.keeps ? '' : this.#at.folder], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    this.#reaper.unref();
    /** @type {import('node:net').Socket | null} */ (this.#reaper.stdin)?.unref();
  }

  /** Resolves when the port is open; throws with the end of the log when the broker ends first. */
  async listening(limitMs = 180_000) {
    const end = Date.now() + limitMs;
    while (!(await isOpen(this.#at.port))) {
      if (this.#java?.exitCode !== null) throw new Error(`Kafka ended while it started: ${this.log()}`);
      if (Date.now() > end) throw new Error(`Kafka didn't listen within ${limitMs} ms: ${this.log()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** As a power cut would. */
  async kill() {
    const java = this.#java;
    if (!java) return;
    this.#java = undefined;
    this.#reaper?.kill('SIGKILL');
    java.ref();
    const ended = this.#ended(java);
    java.kill('SIGKILL');
    await ended;
  }
  /** Starts it again on its port and its data. */
  async restart() {
    await this.kill();
    this.spawn();
    await this.listening();
  }
  /** The process stands still; its port stays open and nothing answers. */
  freeze() {
    this.#java?.kill('SIGSTOP');
  }
  thaw() {
    this.#java?.kill('SIGCONT');
  }

  /** The end of what the broker said. */
  log() {
    return existsSync(this.#logFile) ? readFileSync(this.#logFile, 'utf8').slice(-2_000) : 'it said nothing';
  }
  get #logFile() {
    return path.join(this.#at.folder, `${path.basename(this.#at.file)}.log`);
  }

  /** @param {string[]} args */
  #run(args) {
    const log = openSync(this.#logFile, 'a');
    // Ctrl-C reaches a terminal's whole process group: whoever uses the broker drains first, then it is stopped.
    /** @type {import('node:child_process').SpawnOptions} */
    const options = { stdio: ['ignore', log, log], detached: true };
    const child = spawn('java', [...JVM, '-cp', this.#at.classPath, ...args], options);
    closeSync(log);
    return child;
  }

  /**
   * @param {import('node:child_process').ChildProcess} child
   * @returns {Promise<{ code: number | null }>}
   */
  #ended(child) {
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve({ code: child.exitCode });
    return new Promise((resolve) => child.once('exit', (code) => resolve({ code })));
  }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
const isOpen = (port) =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const settle = (/** @type {boolean} */ open) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
