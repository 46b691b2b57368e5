import fs from 'node:fs';
import { startPostgres } from '@mirrorloop/embedded-postgres';
import type { Log } from '@mirrorloop/messaging';
import { KafkaLog } from '@mirrorloop/messaging-kafka';
import { PostgresLog } from '@mirrorloop/messaging-postgres';
import { startMachine, temporaryFolder } from '../machine/machine.js';

/** Where the log lies that the gateway reads and the bench writes. */
export interface Place {
  readonly log: Log;
  /** As the gateway is told of it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export async function placeOnPostgres(): Promise<Place> {
  const folder = temporaryFolder();
  const postgres = await startPostgres({ dataDir: folder });
  const url = await postgres.ensureDatabase('mirrorloop');
  const log = await PostgresLog.open(url);
  const stop = async () => {
    await log.close();
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { log, env: { DATABASE_URL: url, LOG: 'postgres' }, stop };
}

export async function placeOnKafka(): Promise<Place> {
  const machine = await startMachine();
  const url = await machine.postgres.ensureDatabase('mirrorloop');
  const log = new KafkaLog({ brokers: machine.brokers.split(','), clientId: 'bench' });
  const stop = async () => {
    await log.close();
    await machine.stop();
  };
  return { log, env: { DATABASE_URL: url, LOG: 'kafka', KAFKA_BROKERS: machine.brokers }, stop };
}
