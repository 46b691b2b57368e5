// A real Apache Kafka on loopback, without containers: jars from Maven, KRaft, broker and controller in one JVM.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Broker } from './broker.mjs';
import { findJars } from './jars.mjs';
import { freePorts } from './free-ports.mjs';
import { onlyWithAccounts } from './only-with-accounts.mjs';
import { answers } from './wait-for-metadata.mjs';

/**
 * @typedef {object} KafkaOptions
 * @property {1 | 3} [brokers] how many, 1 unless said
 * @property {Record<string, string | number> | ((ports: { broker: number, controller: number }) => Record<string, string>)} [settings]
 *   broker settings on top of ours, by Kafka's own names
 * @property {string} [folder] where the data stays and is found again at the next start; if left out, a new folder that
 *   goes with the brokers
 * @property {{ username: string, password: string }} [account] of the brokers themselves, which may do everything. Where
 *   it is given nobody is let in without an account, and no other account may do anything until a rule allows it
 */

/**
 * Uses the brokers named by KAFKA_BROKERS (`host:port`, comma-separated) where it is set, and starts brokers of its
 * own where it isn't. Resolves once they answer a metadata request. Throws one plain sentence when it can do neither.
 *
 * @param {KafkaOptions} [options]
 * @returns {Promise<{ brokers: string[], folder?: string, stop(): Promise<void> }>}
 */
export async function startKafka(options = {}) {
  const given = process.env.KAFKA_BROKERS;
  if (!given) return launchKafka(options);
  const brokers = given.split(',').map((address) => address.trim());
  if (!(await answers(brokers, 1, 10_000))) throw new Error(`No Kafka answers at KAFKA_BROKERS=${given}.`);
  return { brokers, stop: async () => {} };
}

/**
 * Starts brokers that the caller may break: each can be killed, frozen, thawed and started again on its port and data.
 * They end with this process, however it ends.
 *
 * @param {KafkaOptions} [options]
 * @returns {Promise<{ brokers: string[], nodes: Broker[], folder: string, stop(): Promise<void> }>}
 */
export async function launchKafka({ brokers: count = 1, settings = {}, folder, account } = {}) {
  const classPath = findJars();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launchOnce(classPath, count, settings, folder, account);
    } catch (error) {
      // Another process may have taken a port between our look and the broker's.
      if (attempt === 3 || !String(error).includes('Address already in use')) throw error;
    }
  }
}

/**
 * @param {string} classPath
 * @param {number} count
 * @param {NonNullable<KafkaOptions['settings']>} settings
 * @param {string} [kept]
 * @param {{ username: string, password: string }} [account]
 */
async function launchOnce(classPath, count, settings, kept, account) {
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'mirrorloop-kafka-'));
  mkdirSync(folder, { recursive: true });
  const ports = await freePorts(count * 2);
  const nodes = ports.slice(0, count).map((port, i) => {
    const file = path.join(folder, `broker-${i + 1}.properties`);
    writeFileSync(file, propertiesOf(i + 1, ports, path.join(folder, `data-${i + 1}`), settings, account), {
      mode: 0o600,
    });
    return new Broker({
      classPath,
      file,
      folder,
      keeps: kept !== undefined,
      port,
      controllerPort: ports[count + i] ?? 0,
    });
  });
  const brokers = nodes.map(({ address }) => address);
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.kill()));
    if (!kept && existsSync(folder)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await Promise.all(nodes.map((node) => node.format()));
    nodes.forEach((node) => node.spawn());
    await Promise.all(nodes.map((node) => node.listening()));
    if (!(await answers(brokers, count, 60_000, account)))
      throw new Error(`Kafka listens at ${brokers} but doesn't answer.`);
    return { brokers, nodes, folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {number} id
 * @param {number[]} ports first the brokers', then the controllers'
 * @param {string} dataFolder
 * @param {NonNullable<KafkaOptions['settings']>} settings
 * @param {{ username: string, password: string }} [account]
 */
function propertiesOf(id, ports, dataFolder, settings, account) {
  const count = ports.length / 2;
  const own = { broker: ports[id - 1] ?? 0, controller: ports[count + id - 1] ?? 0 };
  const broker = `CLIENT://127.0.0.1:${own.broker}`;
  const voters = ports.slice(count).map((port, i) => `${i + 1}@127.0.0.1:${port}`);
  const all = {
    'process.roles': 'broker,controller',
    'node.id': id,
    'controller.quorum.voters': voters.join(','),
    'controller.listener.names': 'CONTROLLER',
    listeners: `${broker},CONTROLLER://127.0.0.1:${own.controller}`,
    'advertised.listeners': broker,
    'listener.security.protocol.map': 'CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'CLIENT',
    'log.dirs': dataFolder,
    'auto.create.topics.enable': false,
    'default.replication.factor': count,
    'min.insync.replicas': Math.min(count, 2),
    'offsets.topic.replication.factor': count,
    'offsets.topic.num.partitions': 3,
    'transaction.state.log.replication.factor': count,
    'transaction.state.log.min.isr': Math.min(count, 2),
    'group.initial.rebalance.delay.ms': 0,
    // So that a test needn't sit out a real session to see one end.
    'group.min.session.timeout.ms': 1_000,
    'log.cleaner.dedupe.buffer.size': 8_388_608,
    ...(account ? onlyWithAccounts(account) : {}),
    ...(typeof settings === 'function' ? settings(own) : settings),
  };
  return Object.entries(all)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
