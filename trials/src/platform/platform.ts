import type { BrokerNode, Brokers, Replica } from '@mirrorloop/cluster';
import type { Arsenal } from '../crash-points/arsenal.js';
import type { TcpProxy } from './tcp-proxy.js';

export type LogName = 'kafka' | 'postgres';

/** One of the two shapes of the platform as it runs, with what a trial needs to load it, break it and look into it. */
export interface Platform {
  readonly log: LogName;
  readonly url: string;
  readonly token: string;
  /** Past everything of ours. */
  readonly databaseUrl: string;
  /** The line to the database that the platform uses. */
  readonly line: TcpProxy;
  readonly crashPoints: Arsenal;
  /** Every process of ours, each started again when it ends. */
  readonly processes: readonly Replica[];
  /** Of a service; the one process where all are in one. */
  processesOf(service: string): readonly Replica[];
  /** None where the log is in PostgreSQL. */
  readonly broker?: BrokerNode;
  /** How a client of Kafka comes in; undefined where the log is in PostgreSQL. */
  readonly kafka?: Pick<Brokers, 'brokers' | 'sasl'>;
  /** What every process of it has said so far. */
  said(): string;
  close(): Promise<void>;
}
