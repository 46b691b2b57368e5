import fs from 'node:fs';
import path from 'node:path';
import { identityOf, lives, type ProcessIdentity } from './process-identity.js';

const LOCK = /^launcher\.(\d+)$/;

/** The owner of a folder, in the file `launcher.<turn>`; `null` once it has let go. */
type Owner = ProcessIdentity | null;

export type LockResult = { readonly release: () => void } | { readonly owner: ProcessIdentity };

/**
 * Takes the folder for this process, or tells who has it.
 *
 * Each owner makes the file of the next turn, which only one can (link fails where the file exists), and the
 * highest turn counts. The highest file is never deleted, only marked as let go: deleting a dead owner's file and
 * making it anew would let two starters, who both saw the dead one, delete each other's.
 */
export function lockFolder(folder: string): LockResult {
  for (;;) {
    const turn = highestTurn(folder);
    const owner = turn > 0 ? ownerOf(folder, turn) : null;
    if (owner && lives(owner)) return { owner };
    if (!take(folder, turn + 1)) continue;
    for (const old of turnsOf(folder)) if (old <= turn) fs.rmSync(file(folder, old), { force: true });
    return { release: () => put(folder, turn + 1, null) };
  }
}

function take(folder: string, turn: number): boolean {
  const mine = written(folder, identityOf(process.pid));
  try {
    fs.linkSync(mine, file(folder, turn));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(mine);
  }
  // Whoever looked long ago may make a turn that was over and deleted; the higher one is still there then.
  if (highestTurn(folder) === turn) return true;
  fs.rmSync(file(folder, turn), { force: true });
  return false;
}

const put = (folder: string, turn: number, owner: Owner): void =>
  fs.renameSync(written(folder, owner), file(folder, turn));

function written(folder: string, owner: Owner): string {
  const draft = path.join(folder, `launcher.draft.${process.pid}`);
  fs.writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
  return draft;
}

function ownerOf(folder: string, turn: number): Owner {
  try {
    return JSON.parse(fs.readFileSync(file(folder, turn), 'utf8')) as Owner;
  } catch {
    return null; // gone since we looked: then there is a higher turn, which `take` finds
  }
}

const turnsOf = (folder: string): number[] =>
  fs.readdirSync(folder).flatMap((name) => (LOCK.test(name) ? [Number(LOCK.exec(name)![1])] : []));
const highestTurn = (folder: string): number => Math.max(0, ...turnsOf(folder));
const file = (folder: string, turn: number): string => path.join(folder, `launcher.${turn}`);
