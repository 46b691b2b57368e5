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

/** An account by its name and password. */
export interface Sasl {
  readonly mechanism: 'plain';
  readonly username: string;
  readonly password: string;
}

export interface Brokers {
  /** `host:port` each. */
  readonly brokers: readonly string[];
  /** The brokers' own, which may do everything; undefined where everybody may. */
  readonly sasl?: Sasl;
  readonly nodes: readonly BrokerNode[];
  stop(): Promise<void>;
}

const folderOf = (dataDir: string, brokers: number): string => path.join(dataDir, `kafka-${brokers}`);

const BROKERS_OWN = 'broker';

/**
 * Apache Kafka from jars, with its data beside the database's.
 *
 * @param password of the brokers' own account; without it everybody is let in
 * @throws CannotStart where the data is that of another number of brokers: what isn't settled in it would be lost
 */
export async function openBrokers(dataDir: string, brokers: 1 | 3, password?: string): Promise<Brokers> {
  const other = brokers === 1 ? 3 : 1;
  if (fs.existsSync(folderOf(dataDir, other)))
    throw new CannotStart(
      `The data folder ${dataDir} was begun with --brokers ${other}. Use that, or set MIRRORLOOP_DATA to another folder.`,
    );
  const options = { brokers, folder: folderOf(dataDir, brokers) };
  if (!password) return launchKafka(options);
  const account = { username: BROKERS_OWN, password };
  return { ...(await launchKafka({ ...options, account })), sasl: { mechanism: 'plain', ...account } };
}
