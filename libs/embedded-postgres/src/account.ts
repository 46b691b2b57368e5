import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/** The user that PostgreSQL runs as; empty for the one who starts it. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root: then it runs as the owner of the cluster, or else as postgres, or nobody. */
export function accountFor(cluster: string): Account {
  if (process.getuid?.() !== 0) return {};
  return ownerOf(cluster) ?? userNamed('postgres') ?? userNamed('nobody') ?? noUser();
}

function ownerOf(cluster: string): Account | undefined {
  const { uid, gid } = fs.statSync(cluster, { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 };
  return uid === 0 ? undefined : { uid, gid };
}

function userNamed(name: string): Account | undefined {
  const ask = (what: string) => Number(execFileSync('id', [what, name], { stdio: 'pipe' }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}

function noUser(): never {
  throw new Error('PostgreSQL does not run as root, and this machine has no user postgres or nobody to run it as.');
}

/** Root may enter every folder and the database's user may not: say so before initdb says it in riddles. */
export function checkMayEnter(account: Account, ...folders: readonly string[]): void {
  if (account.uid === undefined) return;
  for (const folder of folders) {
    try {
      execFileSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, stdio: 'pipe', cwd: '/' });
    } catch (error) {
      throw new Error(
        `PostgreSQL does not run as root, and the user it runs as (uid ${account.uid}) may not enter ${folder}. ` +
          `Choose a folder whose parents everybody may enter, or start as a user who isn't root.`,
        { cause: error },
      );
    }
  }
}
