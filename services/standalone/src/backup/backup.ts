import { type BackupOptions, type Manifest, takeBackup } from '@mirrorloop/messaging-postgres';
import { databaseToBackUp, notesOf, type Place } from './installation.js';
import { POSITIONS, positionsNow } from './kafka-positions.js';
import { knownSchemas } from './known-schemas.js';

/** Takes a backup of an installation, whether it runs or not. */
export async function backUp({
  file,
  onTable,
  ...place
}: Place & Pick<BackupOptions, 'file' | 'onTable'>): Promise<Manifest> {
  const database = await databaseToBackUp(place);
  try {
    const schemas = knownSchemas().map(({ schema }) => schema);
    const positions: Record<string, string> = place.kafka ? { [POSITIONS]: await positionsNow(place.kafka) } : {};
    return await takeBackup({ url: database.url, schemas, file, notes: { ...notesOf(place), ...positions }, onTable });
  } finally {
    await database.close();
  }
}
