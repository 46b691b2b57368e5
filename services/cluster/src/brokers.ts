import path from 'node:path';
// eslint-disable-next-line @nx/enforce-module-boundaries -- infra/ is no project: it holds what runs beside ours
import { launchKafka } from '../../../infra/kafka/start-kafka.mjs';

/** A broker that can be broken and mended. */
export interface BrokerNode {
  readonly address: string;
  kill(): Promise<void>;
  restart(): Promise<void>;
  freeze(): void;
  thaw(): void;
}

export interface Brokers {
  /** `host:port` each. */
  readonly brokers: readonly string[];
  readonly nodes: readonly BrokerNode[];
  stop(): Promise<void>;
}

/** Apache Kafka from jars, with its data in the folder `kafka` beside the database's. */
export const openBrokers = (dataDir: string, brokers: 1 | 3): Promise<Brokers> =>
  launchKafka({ brokers, folder: path.join(dataDir, `kafka-${brokers}`) });
