import fs from 'node:fs';
import path from 'node:path';
import { runningPostgres } from '@mirrorloop/embedded-postgres';
import type { KafkaLogConfig } from '@mirrorloop/messaging-kafka';
import { CannotStart } from '../cannot-start.js';
import { DataFolder } from '../data-folder/data-folder.js';
import { type OpenDatabase, openDatabase } from '../database.js';

/** Where an installation's data is: in a database of somebody's own, else in the data folder. */
export interface Place {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  /** Where Kafka is the log. */
  readonly kafka?: KafkaLogConfig;
}

const DATABASE = 'mirrorloop';
/** What lies in the folder and is no secret. Secrets are made anew, so that a backup lets nobody in. */
const NOTES = ['sample.json'];

/** The database to take a backup of: as it runs, and started for this where it doesn't. */
export function databaseToBackUp({ dataDir, databaseUrl }: Place): Promise<OpenDatabase> {
  if (databaseUrl) return openDatabase({ dataDir, databaseUrl });
  const postgres = path.join(dataDir, 'postgres');
  const running = runningPostgres(postgres);
  if (running) return Promise.resolve({ url: running(DATABASE), close: async () => {} });
  if (!fs.existsSync(postgres))
    throw new CannotStart(
      `There is no Mirrorloop in ${dataDir}. Name its data folder with --data, or its database in DATABASE_URL.`,
    );
  return ownDatabase({ dataDir });
}

/** The database as its only user, while nobody else may start on the folder. */
export async function ownDatabase({ dataDir, databaseUrl }: Place): Promise<OpenDatabase> {
  const folder = databaseUrl ? undefined : DataFolder.open(dataDir);
  try {
    const database = await openDatabase({ dataDir, databaseUrl });
    return { url: database.url, close: () => database.close().finally(folder?.release) };
  } catch (error) {
    folder?.release();
    throw error;
  }
}

export const notesOf = ({ dataDir }: Place): Record<string, string> =>
  Object.fromEntries(
    NOTES.map((name) => [name, path.join(dataDir, name)] as const)
      .filter(([, file]) => fs.existsSync(file))
      .map(([name, file]) => [name, fs.readFileSync(file, 'utf8')]),
  );
