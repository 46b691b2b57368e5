import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Replica, SERVICES, type Service, startCluster } from '@mirrorloop/cluster';
import { freePort, runningPostgres } from '@mirrorloop/embedded-postgres';
import { Arsenal } from '../crash-points/arsenal.js';
import type { LogName, Platform } from './platform.js';
import { PostgresServer } from './postgres-server.js';
import { TcpProxy } from './tcp-proxy.js';

export interface Platforms {
  readonly folder: string;
  readonly postgres: PostgresServer;
  readonly all: readonly Platform[];
  close(): Promise<void>;
}

const STANDALONE = path.resolve(import.meta.dirname, '../../../services/standalone/dist/main.js');
/** So that a trial needn't sit out a session to see one end. */
const SESSION_MS = 3_000;

interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly line: TcpProxy;
  readonly crashPoints: Arsenal;
  readonly say: (line: string) => void;
}

/** Both shapes side by side on one PostgreSQL, each with a database and a line of its own: a trial breaks both at once. */
export async function openPlatforms(logs: readonly LogName[], say: (line: string) => void): Promise<Platforms> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-trials-'));
  fs.chmodSync(folder, 0o711);
  const postgres = await PostgresServer.start(folder);
  const opened = await Promise.allSettled(
    logs.map(async (log) => {
      const place = await placeFor(log, folder, postgres, say);
      return log === 'kafka' ? onKafka(place) : inOneProcess(place);
    }),
  );
  const all = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const close = async () => {
    await Promise.all(all.map((platform) => platform.close()));
    await postgres.stop();
  };
  const failed = opened.find((each) => each.status === 'rejected');
  if (failed) {
    await close();
    throw failed.reason;
  }
  return { folder, postgres, all, close };
}

async function placeFor(
  log: LogName,
  folder: string,
  postgres: PostgresServer,
  say: (line: string) => void,
): Promise<Place> {
  const dataDir = path.join(folder, log);
  fs.mkdirSync(dataDir, { recursive: true });
  const databaseUrl = await postgres.ensureDatabase(`on_${log}`);
  return {
    dataDir,
    databaseUrl,
    line: await TcpProxy.before(postgres.port),
    crashPoints: new Arsenal(path.join(folder, `${log}-crash-points`)),
    say: (line) => say(`${log}: ${line}`),
  };
}

function throughProxy(databaseUrl: string, line: TcpProxy): string {
  const url = new URL(databaseUrl);
  url.port = String(line.port);
  return url.href;
}

async function onKafka(place: Place): Promise<Platform> {
  const { dataDir, line, crashPoints } = place;
  const cluster = await startCluster(
    {
      dataDir,
      port: 0,
      replicas: 2,
      empty: true,
      databaseUrl: throughProxy(place.databaseUrl, line),
      env: { MIRRORLOOP_CRASH_POINTS: crashPoints.folder, KAFKA_SESSION_TIMEOUT_MS: String(SESSION_MS) },
    },
    place.say,
  );
  const services = SERVICES.flatMap((service) => [...cluster.replicas[service]]);
  return {
    ...place,
    log: 'kafka',
    url: cluster.url,
    token: cluster.token,
    broker: cluster.kafka.nodes[0]!,
    kafka: cluster.kafka,
    processes: [...services, cluster.gateway],
    processesOf: (service) => (service === 'gateway' ? [cluster.gateway] : cluster.replicas[service as Service]),
    said: () => logsIn(path.join(dataDir, 'logs')),
    close: async () => (await cluster.close(), line.close()),
  };
}

async function inOneProcess(place: Place): Promise<Platform> {
  const { line, databaseUrl } = place;
  const process_ = await standalone(place, throughProxy(databaseUrl, line));
  return { ...place, ...theOne(process_, place.dataDir), close: async () => (await process_.stop(), line.close()) };
}

/** The standalone shape with the database that comes with it, which dies as well where a trial says so. */
export async function openStandalone(
  dataDir: string,
  say: (line: string) => void,
): Promise<Platform & { killDatabase(): void }> {
  fs.mkdirSync(dataDir, { recursive: true });
  const crashPoints = new Arsenal(`${dataDir}-crash-points`);
  const process_ = await standalone({ dataDir, crashPoints, say }, '');
  const folder = path.join(dataDir, 'postgres');
  const line = await TcpProxy.before(0);
  return {
    ...theOne(process_, dataDir),
    crashPoints,
    line,
    get databaseUrl() {
      return runningPostgres(folder)!('mirrorloop');
    },
    killDatabase: () => {
      const [pid] = fs.readFileSync(path.join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
    },
    close: async () => (await process_.stop(), line.close()),
  };
}

async function standalone(
  { dataDir, crashPoints, say }: Pick<Place, 'dataDir' | 'crashPoints' | 'say'>,
  databaseUrl: string,
): Promise<Replica> {
  const port = await freePort();
  const env = {
    ...process.env,
    LOG: '',
    KAFKA_BROKERS: '',
    DATABASE_URL: databaseUrl,
    MIRRORLOOP_DATA: dataDir,
    MIRRORLOOP_CRASH_POINTS: crashPoints.folder,
  };
  const args = ['--empty', '--port', String(port)];
  const logFile = path.join(dataDir, 'standalone.log');
  const process_ = new Replica({ name: 'standalone', program: STANDALONE, args, port, env, logFile, say });
  process_.start();
  await process_.ready();
  return process_;
}

const theOne = (process_: Replica, dataDir: string) => ({
  log: 'postgres' as const,
  url: process_.url,
  token: fs.readFileSync(path.join(dataDir, 'token'), 'utf8'),
  processes: [process_],
  processesOf: () => [process_],
  said: () => fs.readFileSync(path.join(dataDir, 'standalone.log'), 'utf8'),
});

const logsIn = (folder: string): string =>
  fs
    .readdirSync(folder)
    .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
