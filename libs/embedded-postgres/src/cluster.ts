import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';

/** All that is needed to run a PostgreSQL program on one cluster. */
export interface Cluster {
  /** PostgreSQL's own data directory. */
  readonly folder: string;
  readonly account: Account;
  readonly bin: Binaries;
}

/** LC_ALL: messages we read are in English everywhere. PG*: a user's own settings are for another server. */
export const environment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))),
  LC_ALL: 'C',
});

/** What to start so that the program runs as the cluster's user. */
export const asAccount = ({ prefix }: Account, program: string, args: readonly string[]): [string, string[]] => {
  const [first, ...rest] = [...prefix, program, ...args];
  return [first!, rest];
};

export function run({ account }: Cluster, program: string, args: readonly string[]): void {
  try {
    execFileSync(...asAccount(account, program, args), {
      ...account.options,
      env: environment(),
      stdio: 'pipe',
      cwd: '/',
    });
  } catch (error) {
    const said = String((error as { stderr?: Buffer }).stderr ?? '').trim();
    throw new Error(`${path.basename(program)} failed: ${said || (error as Error).message}`, { cause: error });
  }
}

/** Makes the cluster if there is none. It appears whole or not at all, so a start that was killed can be repeated. */
export function ensureCluster(cluster: Cluster, password: string, durable: boolean): void {
  if (fs.existsSync(cluster.folder)) return;
  const draft = `${cluster.folder}.draft`;
  const secret = `${cluster.folder}.secret`;
  fs.rmSync(draft, { recursive: true, force: true });
  makeFor(cluster.account, draft, secret, password);
  try {
    run(cluster, cluster.bin.initdb, initialise(draft, secret, durable));
  } finally {
    fs.rmSync(secret);
  }
  fs.renameSync(draft, cluster.folder);
}

function makeFor({ options: { uid, gid } }: Account, draft: string, secret: string, password: string): void {
  fs.mkdirSync(draft, { mode: 0o700 });
  fs.rmSync(secret, { force: true });
  fs.writeFileSync(secret, password, { mode: 0o600 });
  if (uid !== undefined && gid !== undefined) for (const made of [draft, secret]) fs.chownSync(made, uid, gid);
}

/** The built-in locale sorts in the same way on every machine. */
const initialise = (folder: string, secret: string, durable: boolean): string[] => [
  ...['-D', folder, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8'],
  ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
  ...(durable ? [] : ['--no-sync']),
];
