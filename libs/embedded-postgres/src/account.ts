import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/** Who PostgreSQL's programs run as: `options` and `prefix` go to whoever starts one. */
export interface Account {
  /** Nothing for the user who starts it. */
  readonly options: { readonly uid?: number; readonly gid?: number };
  /** A program that starts the program. */
  readonly prefix: readonly string[];
}

const MYSELF: Account = { options: {}, prefix: [] };
/**
 * Root without its powers: a user namespace of its own, where root's files are the user's own. PostgreSQL accepts
 * that, and enters folders such as /root which no other user may.
 */
const POWERLESS: Account = { options: {}, prefix: ['unshare', '--user'] };

/**
 * PostgreSQL refuses to run as root. Then it runs as the owner of the cluster, or for a new one as postgres or
 * nobody, whoever may enter the folders; else as root without its powers, where the machine allows that.
 */
export function accountFor(cluster: string, folders: readonly string[]): Account {
  if (process.getuid?.() !== 0) return MYSELF;
  const owner = fs.statSync(cluster, { throwIfNoEntry: false });
  const candidates = owner ? [accountOf(owner)] : [userNamed('postgres'), userNamed('nobody'), POWERLESS];
  const fit = candidates.find((account) => account && folders.every((folder) => mayEnter(account, folder)));
  if (fit) return fit;
  throw new Error(
    `PostgreSQL does not run as root, and no user it could run as may enter ${folders.join(' and ')}. ` +
      `Choose folders whose parents everybody may enter, or start as a user who isn't root.`,
  );
}

const accountOf = ({ uid, gid }: { uid: number; gid: number }): Account =>
  uid === 0 ? POWERLESS : { options: { uid, gid }, prefix: [] };

function userNamed(name: string): Account | undefined {
  const ask = (what: string) => Number(execFileSync('id', [what, name], { stdio: 'pipe' }));
  try {
    return accountOf({ uid: ask('-u'), gid: ask('-g') });
  } catch {
    return undefined;
  }
}

function mayEnter({ options, prefix }: Account, folder: string): boolean {
  const [program, ...args] = [...prefix, '/bin/sh', '-c', 'cd "$1"', 'sh', folder];
  try {
    execFileSync(program!, args, { ...options, stdio: 'pipe', cwd: '/' });
    return true;
  } catch {
    return false;
  }
}
