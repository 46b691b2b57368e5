import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  accountOf,
  type Brokers,
  environmentOf,
  fixedPorts,
  openBrokers,
  Replica,
  SERVICES,
  type Service,
} from '@mirrorloop/cluster';
import type { PostgresServer } from '../platform/postgres-server.js';
import type { Installation } from '../platform/platform.js';
import { Front } from './front.js';
import { programOf, type Version } from './version.js';

const ACCOUNTS_OF = path.resolve(import.meta.dirname, '../../bin/kafka-accounts-of.mjs');
const EACH = 2;
export const ALL = [...SERVICES, 'gateway'] as const;
export type Part = (typeof ALL)[number];

/** Two of each service and two gateways with a front before them, each of which can be replaced by another version. */
export interface RollingPlatform extends Installation {
  readonly front: Front;
  readonly replicas: Readonly<Record<Part, readonly Replica[]>>;
  /** As whoever runs it does before a new version. */
  accountsOf(version: Version): Promise<void>;
  close(): Promise<void>;
}

const secret = (): string => randomBytes(32).toString('hex');

/** Starts as `version` throughout. */
export async function openRollingPlatform(
  dataDir: string,
  postgres: PostgresServer,
  version: Version,
  say: (line: string) => void,
): Promise<RollingPlatform> {
  fs.mkdirSync(dataDir, { recursive: true });
  const [databaseUrl, kafka, front] = await Promise.all([
    postgres.ensureDatabase('rolling_upgrade'),
    openBrokers(dataDir, 1, secret()),
    Front.open(),
  ]);
  const passwords = new Map(ALL.map((service) => [service as string, secret()]));
  const accounts = (of: Version) => setUpAccounts(of, kafka, passwords);
  await accounts(version);
  const token = secret();
  const sample = { asOf: null, loaded: false };
  const env = environmentOf({ databaseUrl, kafka, token, secret: secret(), gatewayUrl: front.url, sample });
  const replicas = await replicasOf(version, { dataDir, env, passwords, say });
  const all = Object.values(replicas).flat();
  front.sendTo(replicas.gateway);
  for (const each of all) each.start();
  const close = async () => {
    front.close();
    await Promise.all(all.map((each) => each.stop()));
    await kafka.stop();
  };
  await Promise.all(all.map((each) => each.ready())).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { log: 'kafka', url: front.url, token, databaseUrl, kafka, front, replicas, accountsOf: accounts, close };
}

/** In a process of its own, so that two versions of the same code don't meet in this one. */
async function setUpAccounts(
  { home }: Version,
  { brokers, sasl }: Brokers,
  passwords: ReadonlyMap<string, string>,
): Promise<void> {
  const told = { as: { brokers, sasl, clientId: 'trials-accounts' }, passwords: [...passwords] };
  const env = { ...process.env, TOLD: JSON.stringify(told) };
  await promisify(execFile)(process.execPath, [ACCOUNTS_OF, home], { env });
}

interface Told {
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly passwords: ReadonlyMap<string, string>;
  readonly say: (line: string) => void;
}

async function replicasOf(version: Version, told: Told): Promise<Record<Part, readonly Replica[]>> {
  const ports = await fixedPorts(ALL.length * EACH);
  const of = (service: Part, env: NodeJS.ProcessEnv = told.env) =>
    Array.from({ length: EACH }, (_, i) => {
      const name = `${service}-${i + 1}`;
      return new Replica({
        name,
        program: programOf(version, service),
        port: ports.pop()!,
        env: { ...env, ...accountOf(service, told.passwords) },
        logFile: path.join(told.dataDir, `${name}.log`),
        say: told.say,
      });
    });
  const services = { ingestion: of('ingestion'), insight: of('insight'), 'action-tracker': of('action-tracker') };
  return { ...services, gateway: of('gateway', { ...told.env, GATEWAY_UPSTREAMS: upstreams(services) }) };
}

const upstreams = (services: Readonly<Record<Service, readonly Replica[]>>): string =>
  SERVICES.flatMap((service) => services[service].map(({ url }) => `${service}=${url}`)).join(',');
