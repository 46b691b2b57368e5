import fs from 'node:fs';
import path from 'node:path';
import { BackupFile, type Manifest, restoreBackup, type RestoreOptions } from '@mirrorloop/messaging-postgres';
import { DataFolder } from '../data-folder/data-folder.js';
import { ownDatabase, type Place } from './installation.js';

const POSITIONS = 'kafka-positions.json';
const SAMPLE = 'sample.json';
/** A folder that says nothing would be given the sample organisation at its next start. */
const WITHOUT_SAMPLE = `${JSON.stringify({ asOf: null, loaded: false })}\n`;

type Wanted = Place & Pick<RestoreOptions, 'file' | 'replace' | 'onTable'>;

/** Puts a backup into an installation that nobody runs. */
export async function restore({ file, replace, onTable, ...place }: Wanted): Promise<Manifest> {
  const { notes } = await manifestOf(file);
  const noteIsDue = !place.databaseUrl || notes[SAMPLE] !== undefined;
  // Before the data, since a kill in between must not leave them there without it.
  const takeBack = noteIsDue ? noted(place.dataDir, notes[SAMPLE] ?? WITHOUT_SAMPLE) : () => {};
  try {
    return await intoDatabase(place, { file, replace, onTable }, notes[POSITIONS]);
  } catch (error) {
    takeBack();
    throw error;
  }
}

async function manifestOf(file: string): Promise<Manifest> {
  const opened = await BackupFile.open(file);
  opened.close();
  return opened.manifest;
}

async function intoDatabase(
  place: Place,
  options: Pick<Wanted, 'file' | 'replace' | 'onTable'>,
  positions: string | undefined,
): Promise<Manifest> {
  const database = await ownDatabase(place);
  try {
    const { knownSchemas } = await import('./known-schemas.js');
    const { goBack } = await import('./kafka-positions.js');
    // Before the data: a group that is further back than its database only hears again what its inbox knows.
    if (place.kafka) await goBack(place.kafka, positions);
    return await restoreBackup({ url: database.url, schemas: knownSchemas(), ...options });
  } finally {
    await database.close();
  }
}

/** @returns what puts back what was there before */
function noted(dataDir: string, content: string): () => void {
  const folder = DataFolder.open(dataDir);
  try {
    const before = folder.read(SAMPLE);
    folder.write(SAMPLE, content);
    const file = path.join(dataDir, SAMPLE);
    return () => (before === undefined ? fs.rmSync(file) : fs.writeFileSync(file, before, { mode: 0o600 }));
  } finally {
    folder.release();
  }
}
