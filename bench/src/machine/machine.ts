import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Postgres, startPostgres } from '@mirrorloop/embedded-postgres';
import pg from 'pg';

export const root = path.resolve(import.meta.dirname, '../../..');

interface Brokers {
  readonly brokers: string[];
  stop(): Promise<void>;
}

/** A real broker and a real database on this machine, both as durable as they come, in a folder of their own. */
export interface Machine {
  readonly brokers: string;
  readonly postgres: Postgres;
  /**
   * As a database that has been up for a while: it has had a checkpoint, so that what it writes ahead goes into files
   * that are there. A new one makes and fills each of them first, which is a tenth of what it does.
   */
  checkpoint(): Promise<void>;
  stop(): Promise<void>;
}

/** Times of commits are kept, since they alone say when a row was durable, whoever wrote it. */
const SETTINGS = { track_commit_timestamp: 'on' };

export async function startMachine(): Promise<Machine> {
  const folder = temporaryFolder();
  const { launchKafka } = (await import(pathToFileURL(path.join(root, 'infra/kafka/start-kafka.mjs')).href)) as {
    launchKafka: () => Promise<Brokers>;
  };
  const postgres = await startPostgres({ dataDir: folder, settings: SETTINGS });
  const kafka = await launchKafka();
  const stop = async () => {
    await Promise.all([kafka.stop(), postgres.stop()]);
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { brokers: kafka.brokers.join(), postgres, checkpoint: () => checkpoint(postgres), stop };
}

const checkpoint = async (postgres: Postgres): Promise<void> => void (await askedOnce(postgres.url(), 'CHECKPOINT'));

/** By a connection of its own. */
export async function askedOnce<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  // eslint-disable-next-line secure-code/no-built-sql -- a constant of whoever asks
  const { rows } = await database.query<Row>(statement);
  await database.end();
  return rows;
}

export const temporaryFolder = (): string => fs.mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-bench-'));

/** Runnable processes, averaged over a minute: above the number of cores, wall times say more of it than of us. */
export const loadNow = (): number => Number(os.loadavg()[0]!.toFixed(1));
