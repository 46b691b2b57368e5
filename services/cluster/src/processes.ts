import fs from 'node:fs';
import path from 'node:path';
import type { Say } from '@mirrorloop/standalone';
import { accountOf } from './environment.js';
import { fixedPorts } from './ports.js';
import { Replica } from './replica.js';

export const SERVICES = ['ingestion', 'insight', 'action-tracker'] as const;
export type Service = (typeof SERVICES)[number];
export type Replicas = Readonly<Record<Service, readonly Replica[]>>;

export interface Told {
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly say: Say;
  /** Of each service in Kafka. */
  readonly passwords: ReadonlyMap<string, string>;
}

const services = path.resolve(import.meta.dirname, '../..');

/** As many processes of each service, each on a port that it keeps when it is started again. */
export async function replicasOf(count: number, told: Told): Promise<Replicas> {
  const ports = await fixedPorts(SERVICES.length * count);
  const of = (service: Service) =>
    Array.from({ length: count }, (_, i) => replica(service, `${service}-${i + 1}`, ports.pop()!, told));
  return { ingestion: of('ingestion'), insight: of('insight'), 'action-tracker': of('action-tracker') };
}

export const gatewayInFront = (port: number, replicas: Replicas, told: Told): Replica => {
  const upstreams = SERVICES.flatMap((service) => replicas[service].map(({ url }) => `${service}=${url}`));
  const env = { ...told.env, GATEWAY_UPSTREAMS: upstreams.join(',') };
  return replica('gateway', 'gateway', port, { ...told, env });
};

function replica(service: string, name: string, port: number, told: Told): Replica {
  const { dataDir, say } = told;
  const logs = path.join(dataDir, 'logs');
  fs.mkdirSync(logs, { recursive: true });
  const program = path.join(services, service, 'dist/main.js');
  if (!fs.existsSync(program)) throw new Error(`${program} is not there: run npm run build first`);
  const env = { ...told.env, ...accountOf(service, told.passwords) };
  return new Replica({ name, program, port, env, say, logFile: path.join(logs, `${name}.log`) });
}
