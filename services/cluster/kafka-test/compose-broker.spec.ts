import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { topics } from '@mirrorloop/contracts';
import { KafkaLog } from '@mirrorloop/messaging-kafka';
import { kafkaAccounts, variableOf } from '@mirrorloop/standalone';
import kafkajs from 'kafkajs';
// eslint-disable-next-line @nx/enforce-module-boundaries -- infra/ is no project: it holds what runs beside ours
import { launchKafka } from '../../../infra/kafka/start-kafka.mjs';
import { fixedPorts } from '../src/ports.js';
import { composeFile, filledIn } from './shared-with-deploy-check.js';

const drawn = (): string => randomBytes(32).toString('hex');
const secrets: Record<string, string> = {
  KAFKA_BROKER_PASSWORD: drawn(),
  ...Object.fromEntries(kafkaAccounts.map(({ name }) => [variableOf(name), drawn()])),
};
const told = (service: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(composeFile().services[service]!.environment ?? {}).map(([name, value]) => [
      name,
      filledIn(value, { ...secrets, ...NEEDED }),
    ]),
  );
const NEEDED = Object.fromEntries(
  ['DATABASE_PASSWORD', 'SERVICE_SECRET', 'GATEWAY_TOKEN', 'ORGANISATION'].map((name) => [name, 'not needed here']),
);

/** As the image makes settings of its environment. */
const settingOf = (variable: string): string =>
  variable.slice('KAFKA_'.length).toLowerCase().replaceAll('_', '.').replaceAll('...', '-').replaceAll('..', '_');

/** With the two addresses of the file on ports of this machine. */
const settingsAt = (clientPort: number) => (ports: { broker: number; controller: number }) => {
  const here = (text: string) =>
    text
      .replaceAll(':9094', `:${ports.broker}`)
      .replaceAll(':9093', `:${ports.controller}`)
      .replaceAll(/:\/\/(kafka)?:9092/g, `://127.0.0.1:${clientPort}`);
  const settings = Object.entries(told('kafka')).filter(([name]) => name.startsWith('KAFKA_'));
  return Object.fromEntries(
    settings
      .map(([name, value]) => [settingOf(name), here(value)] as const)
      .filter(([name]) => name !== 'log.dirs' && name !== 'heap.opts'),
  );
};

describe('the broker, set as docker-compose.yml sets it (S28)', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-compose-kafka-'));
  let kafka: Awaited<ReturnType<typeof launchKafka>>;
  let client: string;

  beforeAll(async () => {
    const [clientPort] = await fixedPorts(1);
    client = `127.0.0.1:${clientPort}`;
    const account = { username: 'broker', password: secrets['KAFKA_BROKER_PASSWORD']! };
    kafka = await launchKafka({ folder, account, settings: settingsAt(clientPort!) });
  }, 240_000);
  afterAll(async () => {
    await kafka?.stop();
    fs.rmSync(folder, { recursive: true });
  });

  const sasl = (service: string) => {
    const { KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = told(service);
    expect(KAFKA_SASL_MECHANISM).toBe('scram-sha-512');
    return { mechanism: 'scram-sha-512' as const, username: username!, password: password! };
  };

  it('gets its accounts by the command that the file runs at each start', () => {
    const program = path.join(__dirname, '../../cli/bin/mirrorloop.mjs');
    const [, ...args] = composeFile().services['kafka-accounts']!.entrypoint!;
    const env = { ...told('kafka-accounts'), KAFKA_BROKERS: kafka.brokers.join(), PATH: process.env['PATH'] };
    for (let start = 1; start <= 2; start += 1) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { env, encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toContain('4 passwords set');
    }
  });

  it.each(kafkaAccounts)(
    'lets $name in with what the file tells it, and sees its topics',
    async ({ name, reads, writes }) => {
      const admin = new kafkajs.Kafka({
        ...{ brokers: [client], sasl: sasl(name), logLevel: kafkajs.logLevel.NOTHING },
      }).admin();
      await admin.connect();
      expect((await admin.listTopics()).sort()).toEqual([...new Set([...reads, ...writes])].sort());
      await admin.disconnect();
    },
  );

  it('lets nobody else in where others reach it, not even its own account', async () => {
    const own = { username: 'broker', password: secrets['KAFKA_BROKER_PASSWORD']! };
    const tries = [
      {},
      { sasl: { mechanism: 'plain' as const, ...own } },
      { sasl: { mechanism: 'scram-sha-512' as const, ...own } },
      { sasl: { ...sasl('ingestion'), password: drawn() } },
    ];
    for (const how of tries) {
      const log = new KafkaLog({ brokers: [client], clientId: 'stranger', ...how });
      await expect(log.extents(Object.keys(topics))).rejects.toThrow();
      await log.close();
    }
  });
});
