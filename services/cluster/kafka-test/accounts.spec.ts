import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { topics } from '@mirrorloop/contracts';
import { KafkaLog } from '@mirrorloop/messaging-kafka';
import { kafkaAccounts } from '@mirrorloop/standalone';
import kafkajs from 'kafkajs';
import type { Cluster } from '../src/index.js';
import { Client, eventually } from './shared-with-standalone.js';
import { closeAndRemove, freshCluster } from './support.js';

const TOPICS = Object.keys(topics);
/** kafkajs says so of a group that the account may not ask for. */
const REFUSED = expect.stringMatching(/authoriz|Failed to find group coordinator/i) as string;

/** S28, with the accounts of services that run and work. */
describe('each service in Kafka', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await freshCluster({ replicas: 1 });
  }, 240_000);
  afterAll(() => closeAndRemove(cluster));

  /** With the credentials that the service itself has. */
  const accountOf = (username: string) => ({
    brokers: [...cluster.kafka.brokers],
    clientId: 'tries',
    sasl: {
      mechanism: 'scram-sha-512' as const,
      username,
      password: fs.readFileSync(path.join(cluster.dataDir, `kafka-${username}`), 'utf8'),
    },
  });
  const as = (service: string) =>
    new kafkajs.Kafka({ ...accountOf(service), logLevel: kafkajs.logLevel.NOTHING, retry: { retries: 0 } });

  it('works with an account of its own: what one says the others hear', async () => {
    const client = new Client(cluster.url, cluster.dataDir);
    await client.post('/api/ingestion/sources', { name: 'Web shop', channel: 'web' });
    await eventually('the audit entry of ingestion at the gateway', async () => {
      const { items } = await client.get<{ items: { service: string }[] }>('/api/gateway/audit');
      return items.some(({ service }) => service === 'ingestion');
    });
  });

  it.each(kafkaAccounts)('writes what it sends and nothing else: $name', async ({ name, writes }) => {
    for (const topic of TOPICS)
      expect([topic, await said(write(as(name), topic))]).toEqual([topic, writes.includes(topic) ? 'done' : REFUSED]);
  });

  it.each(kafkaAccounts)('reads what it hears and nothing else: $name', async ({ name, reads }) => {
    for (const topic of TOPICS)
      expect([topic, await said(read(accountOf(name), topic))]).toEqual([
        topic,
        reads.includes(topic) ? 'done' : REFUSED,
      ]);
  });

  it.each(kafkaAccounts)('sees no topic but those: $name', async ({ name, reads, writes }) => {
    const seen = await withAdmin(as(name), (admin) => admin.listTopics());
    expect(seen.sort()).toEqual([...new Set([...reads, ...writes])].sort());
  });

  it.each(kafkaAccounts)('asks after its own groups and those that follow it: $name', async (account) => {
    const { name, groups, asksAfter, reads, writes } = account;
    for (const groupId of kafkaAccounts.flatMap((each) => each.groups)) {
      const asked = lag(accountOf(name), groupId, (reads[0] ?? writes[0])!);
      const may = groups.includes(groupId) || asksAfter.includes(groupId);
      expect([groupId, await said(asked)]).toEqual([groupId, may ? 'done' : REFUSED]);
    }
  });

  it('is documented as one that takes an account, in AsyncAPI 3 as its own parser has it', async () => {
    const client = new Client(cluster.url, cluster.dataDir);
    const document = await client.get<{ components: { securitySchemes: object } }>('/asyncapi.json');
    expect(document.components.securitySchemes).toMatchObject({ account: { type: 'scramSha512' } });
    const file = path.join(cluster.dataDir, 'asyncapi.json');
    fs.writeFileSync(file, JSON.stringify(document));
    const check = [path.join(__dirname, 'check-asyncapi.mjs'), file];
    const { stdout } = await promisify(execFile)(process.execPath, check);
    expect(JSON.parse(stdout)).toMatchObject({ version: '3.0.0', errors: [] });
  });

  it("takes no messages from another's group, whose topic it may read", async () => {
    const consumer = as('gateway').consumer({ groupId: 'insight.analyse-signals' });
    const crashed = new Promise<Error>((resolve) =>
      consumer.on('consumer.crash', ({ payload: { error } }) => resolve(error)),
    );
    await consumer.connect();
    await consumer.subscribe({ topic: 'ingestion.signals' });
    const run = consumer.run({ eachMessage: async () => {} }).then(
      () => crashed,
      (error: Error) => error,
    );
    const { message } = await Promise.race([crashed, run]);
    await consumer.disconnect();
    expect(message).toMatch(/authoriz|group coordinator/i);
  });
});

type Account = ConstructorParameters<typeof KafkaLog>[0];

const said = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  );

/** A producer for each: kafkajs asks for all topics that one was ever given. */
async function write(kafka: kafkajs.Kafka, topic: string): Promise<void> {
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  await producer.send({ topic, messages: [{ key: 'tried', value: 'by hand' }] }).finally(() => producer.disconnect());
}

async function read(account: Account, topic: string): Promise<void> {
  const log = new KafkaLog(account);
  const from = [{ topic, partition: 0, position: '0' }];
  await log.readOn(from, { waitMs: 0, limit: 1 }).finally(() => log.close());
}

async function lag(account: Account, group: string, topic: string): Promise<void> {
  const log = new KafkaLog(account);
  await log.lag(group, [topic]).finally(() => log.close());
}

async function withAdmin<T>(kafka: kafkajs.Kafka, work: (admin: kafkajs.Admin) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  return work(admin).finally(() => admin.disconnect());
}
