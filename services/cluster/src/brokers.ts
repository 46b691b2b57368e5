import fs from 'node:fs';
import path from 'node:path';
import { CannotStart } from '@mirrorloop/standalone';
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

const folderOf = (dataDir: string, brokers: number): string => path.join(dataDir, `kafka-${brokers}`);

/**
 * Apache Kafka from jars, with its data beside the database's.
 *
 * @throws CannotStart where the data is that of another number of brokers: what isn't settled in it would be lost
 */
export async function openBrokers(dataDir: string, brokers: 1 | 3): Promise<Brokers> {
  const other = brokers === 1 ? 3 : 1;
  if (fs.existsSync(folderOf(dataDir, other)))
    throw new CannotStart(
      `The data folder ${dataDir} was begun with --brokers ${other}. Use that, or set MIRRORLOOP_DATA to another folder.`,
    );
  return launchKafka({ brokers, folder: folderOf(dataDir, brokers) });
}
