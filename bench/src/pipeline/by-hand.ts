import { DataSource } from 'typeorm';
import pg from 'pg';
import { Kafka, logLevel } from 'kafkajs';
import type { Machine } from '../machine/machine.js';
import { type Program, startProgram } from '../machine/processes.js';
import { entities } from '../naive/entities.js';
import type { Contender } from './contender.js';

const HOPS = ['record', 'analyse', 'find'];
/** As many as our own topic of signals has. */
const PARTITIONS = 6;

/** The textbook, or the limit: the same tables, topics and hops, one process a hop. */
export async function startByHand(name: 'naive' | 'limit', machine: Machine): Promise<Contender> {
  const url = await machine.postgres.ensureDatabase(name);
  await makeTables(url);
  await makeTopics([`${name}.recorded`, `${name}.analysed`], machine.brokers);
  const env = { DATABASE_URL: url, KAFKA_BROKERS: machine.brokers };
  const programs: Program[] = [];
  for (const hop of HOPS) programs.push(await startProgram(hop, `bench/dist/${name}/main.js`, { ...env, HOP: hop }));
  const database = new pg.Pool({ connectionString: url, max: 1 });
  return {
    name,
    programs,
    url: `${programs[0]!.url}/v1/batch`,
    headers: {},
    arrived: async () => (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM finding')).rows[0]!.n,
    stop: async () => {
      await database.end();
      await Promise.all(programs.map((program) => program.stop()));
    },
  };
}

async function makeTables(url: string): Promise<void> {
  const source = new DataSource({ type: 'postgres', url, entities, synchronize: true });
  await source.initialize();
  await source.destroy();
}

async function makeTopics(topics: readonly string[], brokers: string): Promise<void> {
  const admin = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  await admin.createTopics({
    waitForLeaders: true,
    topics: topics.map((topic) => ({ topic, numPartitions: PARTITIONS })),
  });
  await admin.disconnect();
}
