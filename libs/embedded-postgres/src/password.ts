import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * The password of this folder's database, made when there is none yet. Kept beside the cluster, not in it, in a file
 * that only the starter may read: the starter and the database's user are not the same person when root starts it.
 */
export function passwordIn(folder: string, wanted?: string): string {
  const file = path.join(folder, 'password');
  if (!fs.existsSync(file)) {
    const draft = `${file}.draft`;
    fs.writeFileSync(draft, wanted ?? randomBytes(24).toString('base64url'), { mode: 0o600 });
    fs.renameSync(draft, file);
  }
  return fs.readFileSync(file, 'utf8');
}
