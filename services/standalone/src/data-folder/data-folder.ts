import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { FolderInUse, lockFolder } from '@mirrorloop/embedded-postgres';
import { CannotStart } from '../cannot-start.js';

/** The one folder in which everything of an installation lives. It belongs to this process until it lets go or dies. */
export class DataFolder {
  private constructor(
    readonly path: string,
    readonly release: () => void,
  ) {}

  /** @throws CannotStart when it can't be written to, or another process has it */
  static open(folder: string): DataFolder {
    try {
      // Root's PostgreSQL runs as another user, who has to get through this folder to its own; secrets are 0600.
      fs.mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
      fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
      const lock = lockFolder(folder);
      if ('owner' in lock) throw new FolderInUse(folder, lock.owner.pid);
      return new DataFolder(folder, lock.release);
    } catch (error) {
      throw inAPlainSentence(error, folder);
    }
  }

  /** A secret of this installation, made at the first asking, readable by its owner alone. */
  secret(name: string): string {
    const kept = this.read(name);
    if (kept) return kept;
    const made = randomBytes(32).toString('base64url');
    this.write(name, made);
    return made;
  }

  read(name: string): string | undefined {
    const file = path.join(this.path, name);
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
  }

  /** Whole or not at all, also when the process is killed in between. */
  write(name: string, content: string): void {
    const draft = path.join(this.path, `.${name}.draft`);
    const file = fs.openSync(draft, 'w', 0o600);
    try {
      fs.writeSync(file, content);
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
    fs.renameSync(draft, path.join(this.path, name));
  }
}

function inAPlainSentence(error: unknown, folder: string): unknown {
  if (error instanceof FolderInUse)
    return new CannotStart(
      `The data folder ${folder} is in use by process ${error.pid}. Stop that one first, or set MIRRORLOOP_DATA to another folder.`,
    );
  const code = (error as NodeJS.ErrnoException).code;
  if (!code) return error;
  return new CannotStart(
    `Can't write to the data folder ${folder} (${code}). Make it writable, or set MIRRORLOOP_DATA to a folder that is.`,
  );
}
