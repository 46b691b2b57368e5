import { type BackupOptions, type Manifest, takeBackup } from '@mirrorloop/messaging-postgres';
import { databaseToBackUp, notesOf, type Place } from './installation.js';
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
    return await takeBackup({ url: database.url, schemas, file, notes: notesOf(place), onTable });
  } finally {
    await database.close();
  }
}
