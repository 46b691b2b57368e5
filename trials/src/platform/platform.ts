import type { BrokerNode, Brokers, Replica } from '@mirrorloop/cluster';
import type { Arsenal } from '../crash-points/arsenal.js';
import type { TcpProxy } from './tcp-proxy.js';

export type LogName = 'kafka' | 'postgres';

/** What is needed to load the platform and to look into it. */
export interface Installation {
  readonly log: LogName;
  readonly url: string;
  readonly token: string;
  /** Past everything of ours. */
  readonly databaseUrl: string;
  /** How a client of Kafka comes in; undefined where the log is in PostgreSQL. */
  readonly kafka?: Pick<Brokers, 'brokers' | 'sasl'>;
}

/** One of the two shapes of the platform as it runs, with what a trial needs to break it besides. */
export interface Platform extends Installation {
  /** The line to the database that the platform uses. */
  readonly line: TcpProxy;
  readonly crashPoints: Arsenal;
  /** Every process of ours, each started again when it ends. */
  readonly processes: readonly Replica[];
  /** Of a service; the one process where all are in one. */
  processesOf(service: string): readonly Replica[];
  /** None where the log is in PostgreSQL. */
  readonly broker?: BrokerNode;
  /** What every process of it has said so far. */
  said(): string;
  close(): Promise<void>;
}
