import { randomBytes } from 'node:crypto';
import type { SourceView } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import pg from 'pg';
import type { Machine } from '../machine/machine.js';
import { type Program, startProgram } from '../machine/processes.js';
import type { Contender } from './contender.js';
import { StandInGateway } from './stand-in-gateway.js';

const SOURCE = 'bench';
/** What the Dockerfile sets. */
const AS_IN_THE_IMAGE = { NODE_OPTIONS: '--max-semi-space-size=64' };

export interface Product extends Contender {
  /** Signals of these message ids that aren't analysed, and those whose effect was counted more than once. */
  faults(messageIds: readonly string[]): Promise<{ lost: number; duplicated: number }>;
  /** From a signal's commit in ingestion to the commit of its analysis, in ms. */
  latencies(messageIds: readonly string[]): Promise<number[]>;
  actions(): Promise<number>;
}

/** What each service of the product is told, whose gateway is `gateway`. */
export function environmentOf(machine: Machine, databaseUrl: string, gateway: StandInGateway): Record<string, string> {
  return {
    ...AS_IN_THE_IMAGE,
    DATABASE_URL: databaseUrl,
    LOG: 'kafka',
    KAFKA_BROKERS: machine.brokers,
    SERVICE_SECRET: randomBytes(32).toString('hex'),
    GATEWAY_URL: gateway.url,
  };
}

/** The four services as they are, each in a process of its own. */
export async function startProduct(machine: Machine): Promise<Product> {
  const url = await machine.postgres.ensureDatabase('mirrorloop');
  const gateway = await new StandInGateway().start();
  const env = environmentOf(machine, url, gateway);
  const programs: Program[] = [];
  for (const name of ['ingestion', 'insight', 'action-tracker'])
    programs.push(await startProgram(name, `services/${name}/dist/main.js`, env));
  programs.push(await startProgram('gateway', 'services/gateway/dist/main.js', { ...env, ...gatewaysOwn(programs) }));
  const database = new pg.Pool({ connectionString: url, max: 1 });
  return {
    ...ofDatabase(database),
    name: 'product',
    programs,
    url: `${programs[0]!.url}/v1/batch`,
    headers: { authorization: `Basic ${btoa(`${await writeKey(programs[0]!.url, gateway)}:`)}` },
    stop: async () => {
      await database.end();
      await Promise.all(programs.map((program) => program.stop()));
    },
  };
}

const gatewaysOwn = (programs: readonly Program[]): Record<string, string> => ({
  GATEWAY_UPSTREAMS: programs.map(({ name, url }) => `${name}=${url}`).join(),
  GATEWAY_TOKEN: randomBytes(32).toString('hex'),
  ORGANISATION: 'Hollin & Reed',
  ORGANISATION_IS_INVENTED: 'true',
});

/** A new source's, asked for as the gateway would. */
export async function writeKey(url: string, gateway: StandInGateway): Promise<string> {
  const token = await gateway.tokenFor('ingestion');
  const answer = await fetch(`${url}/api/ingestion/sources`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: SOURCE, channel: 'web' }),
  });
  if (!answer.ok) throw new Error(`No source: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as SourceView).writeKey!;
}

const signalIds = (messageIds: readonly string[]): string[] =>
  messageIds.map((messageId) => derivedId('signal', SOURCE, messageId));

/** Read by SQL of its own, beside the services. */
function ofDatabase(database: pg.Pool): Pick<Product, 'arrived' | 'faults' | 'latencies' | 'actions'> {
  const one = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row> =>
    (await database.query<Row>(text, values)).rows[0]!;
  return {
    arrived: async () => (await one<{ n: number }>(ARRIVED)).n,
    actions: async () => (await one<{ n: number }>('SELECT count(*)::int AS n FROM action_tracker.actions')).n,
    faults: (messageIds) => one(FAULTS, [signalIds(messageIds)]),
    latencies: async (messageIds) => {
      const { rows } = await database.query<{ ms: number }>(LATENCIES, [signalIds(messageIds)]);
      return rows.map(({ ms }) => ms);
    },
  };
}

/** Through the hop that is furthest behind: analysed by insight, traced by the gateway. */
const ARRIVED = `SELECT least((SELECT count(*) FROM insight.signal), (SELECT count(*) FROM gateway.traced_signal))::int AS n`;

/** A row can't be there twice, for its key; what is counted in days could be counted twice. */
const FAULTS = `SELECT
  (SELECT count(*) FROM unnest($1::uuid[]) AS sent(id)
   WHERE NOT EXISTS (SELECT FROM insight.signal s WHERE s.signal_id = sent.id)
      OR NOT EXISTS (SELECT FROM gateway.traced_signal t WHERE t.signal_id = sent.id))::int AS lost,
  ((SELECT sum(total) FROM insight.touchpoint_day) - (SELECT count(*) FROM insight.signal)
   + (SELECT sum(signals) FROM ingestion.signal_count) - (SELECT count(*) FROM ingestion.signal))::int AS duplicated`;

const LATENCIES = `SELECT
  (extract(epoch FROM pg_xact_commit_timestamp(a.xmin) - pg_xact_commit_timestamp(r.xmin)) * 1000)::float8 AS ms
  FROM ingestion.signal r JOIN insight.signal a ON a.signal_id = r.id WHERE r.id = ANY($1::uuid[])`;
