import { SystemClock } from '@mirrorloop/kernel';
import {
  Api,
  Closing,
  DataFolder,
  demandFreePort,
  kafkaAccounts,
  loadSample,
  newLink,
  noteLoaded,
  type OpenDatabase,
  openDatabase,
  type SampleState,
  sampleStateOf,
  type Say,
  setUpKafka,
} from '@mirrorloop/standalone';
import { type Brokers, openBrokers } from './brokers.js';
import { environmentOf } from './environment.js';
import type { ClusterOptions } from './options.js';
import { fixedPorts } from './ports.js';
import { gatewayInFront, type Replicas, replicasOf } from './processes.js';
import type { Replica } from './replica.js';
import { takeAlong } from './take-along.js';

export interface Cluster {
  readonly url: string;
  readonly dataDir: string;
  /** For programs: goes into `Authorization: Bearer`. Also in the file `token` of the data folder. */
  readonly token: string;
  /** Settles when the sample organisation is in and understood; at once where there is none to load. */
  readonly ready: Promise<void>;
  readonly replicas: Replicas;
  readonly gateway: Replica;
  readonly kafka: Brokers;
  readonly databaseUrl: string;
  /** A new address that signs one person in, once. */
  link(): Promise<string>;
  /** Drains and stops everything that was started: the gateway first, brokers and database last. */
  close(): Promise<void>;
}

const DEFAULT_PORT = 4000;

/**
 * The distributed shape as plain processes of this machine, which end when this process ends, however it ends.
 * Resolves when the gateway and every replica answer; throws CannotStart with a plain sentence.
 */
export async function startCluster(options: ClusterOptions, say: Say = () => {}): Promise<Cluster> {
  const closing = new Closing();
  try {
    return await start(options, closing, say);
  } catch (error) {
    await closing.close().catch(() => {});
    throw error;
  }
}

async function start(options: ClusterOptions, closing: Closing, say: Say): Promise<Cluster> {
  const folder = DataFolder.open(options.dataDir);
  closing.add(folder.release);
  await demandFreePort(options.port ?? DEFAULT_PORT);
  const port = options.port === 0 ? (await fixedPorts(1))[0]! : (options.port ?? DEFAULT_PORT);
  const sample = sampleStateOf(folder, options.empty ?? false, new SystemClock().now());
  const { database, kafka } = await openStores(options, folder.secret('kafka-broker'), closing);
  const passwords = await accountsIn(kafka, folder);
  const token = folder.secret('token');
  const secret = folder.secret('service-secret');
  const gatewayUrl = `http://127.0.0.1:${port}`;
  const env = environmentOf({ databaseUrl: database.url, kafka, token, secret, gatewayUrl, sample, more: options.env });
  const told = { dataDir: options.dataDir, env, say, passwords };
  const replicas = await replicasOf(options.replicas ?? 2, told);
  const gateway = gatewayInFront(port, replicas, told);
  await startAll(Object.values(replicas).flat(), gateway, closing);
  const stop = new AbortController();
  const ready = load(new Api(gateway.url, token, stop.signal), folder, sample, say, stop.signal);
  ready.catch(() => {}); // whoever awaits it hears of a failure; whoever doesn't is not brought down by one
  closing.add(() => (stop.abort(), ready.catch(() => {})));
  const link = () => newLink(gateway.url, token);
  const close = () => closing.close();
  const { url } = gateway;
  return {
    url,
    dataDir: options.dataDir,
    token,
    ready,
    replicas,
    gateway,
    kafka,
    databaseUrl: database.url,
    link,
    close,
  };
}

/** Both at once, since the brokers take a while. */
async function openStores(
  options: ClusterOptions,
  kafkaPassword: string,
  closing: Closing,
): Promise<{ database: OpenDatabase; kafka: Brokers }> {
  const opening = [openDatabase(options), openBrokers(options.dataDir, options.brokers ?? 1, kafkaPassword)] as const;
  const [database, kafka] = await Promise.allSettled(opening);
  if (database.status === 'fulfilled') closing.add(() => database.value.close());
  if (kafka.status === 'fulfilled') closing.add(() => kafka.value.stop());
  if (database.status === 'rejected') throw database.reason;
  if (database.value.pid) closing.add(takeAlong(database.value.pid, 'INT'));
  if (kafka.status === 'rejected') throw kafka.reason;
  return { database: database.value, kafka: kafka.value };
}

/** Each service has an account of its own in Kafka, which may do what its contracts say. */
async function accountsIn({ brokers, sasl }: Brokers, folder: DataFolder): Promise<ReadonlyMap<string, string>> {
  const passwords = new Map(kafkaAccounts.map(({ name }) => [name, folder.secret(`kafka-${name}`)]));
  await setUpKafka({ brokers, clientId: 'mirrorloop-accounts', ...(sasl ? { sasl } : {}) }, passwords);
  return passwords;
}

async function startAll(replicas: readonly Replica[], gateway: Replica, closing: Closing): Promise<void> {
  closing.add(async () => void (await Promise.all(replicas.map((replica) => replica.stop()))));
  closing.add(() => gateway.stop());
  for (const each of [...replicas, gateway]) each.start();
  await Promise.all([...replicas, gateway].map((each) => each.ready()));
}

async function load(api: Api, folder: DataFolder, sample: SampleState, say: Say, signal: AbortSignal): Promise<void> {
  if (sample.asOf === null || sample.loaded) return;
  await loadSample(api, sample.asOf, say, signal);
  noteLoaded(folder, sample);
}
