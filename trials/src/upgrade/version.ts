import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { NotDone } from '../trial.js';
import { Repository } from './repository.js';

const root = path.resolve(import.meta.dirname, '../../..');
const BUILT = ['ingestion', 'insight', 'action-tracker', 'gateway', 'standalone'];
const MIGRATION = /\/migrations\/\d{13}-[\w-]+\.ts$/;

/** A build of the product that services are started from. */
export interface Version {
  readonly name: string;
  readonly home: string;
}

export interface VersionBefore extends Version {
  /** Packages of others that it was made for in another version than the one it runs with here. */
  readonly otherDependencies: readonly string[];
  remove(): void;
}

export const thisVersion: Version = { name: 'N', home: root };

export const programOf = ({ home }: Version, service: string): string =>
  path.join(home, 'services', service, 'dist/main.js');

/**
 * Checks an older commit out into `folder` and builds it there with its own settings, on the packages of others that
 * are installed here.
 *
 * @throws NotDone where there is no history, or what is there doesn't build
 */
export function versionBefore(folder: string, from?: string): VersionBefore {
  const repository = new Repository(root);
  const commit = from ? repository.commit(from) : repository.commitBefore(migrations());
  repository.checkOut(commit, folder);
  const remove = (): void => {
    process.off('exit', remove);
    repository.remove(folder);
  };
  process.once('exit', remove); // also of a run that somebody stops
  try {
    shareModules(folder);
    build(folder);
  } catch (error) {
    remove();
    throw error;
  }
  const name = `N-1 (${repository.described(commit)})`;
  return { name, home: folder, otherDependencies: otherDependencies(folder), remove };
}

function migrations(): string[] {
  const sources = ['services', 'libs'].flatMap((folder) => foldersIn(folder).map((project) => `${project}/src`));
  return sources
    .filter((folder) => fs.existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => path.posix.join(folder, file)),
    )
    .filter((file) => MIGRATION.test(file));
}

const foldersIn = (folder: string, home = root): string[] =>
  fs
    .readdirSync(path.join(home, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [path.posix.join(folder, entry.name)] : []));

/** Packages of others by a link to ours; its own are its own: a link to the whole folder would run today's libraries. */
function shareModules(folder: string): void {
  const [ours, theirs] = [path.join(root, 'node_modules'), path.join(folder, 'node_modules')];
  fs.mkdirSync(path.join(theirs, '@mirrorloop'), { recursive: true });
  for (const name of fs.readdirSync(ours))
    if (name !== '@mirrorloop') fs.symlinkSync(path.join(ours, name), path.join(theirs, name));
  for (const workspace of workspacesIn(folder)) {
    const { name } = readJson(path.join(workspace, 'package.json')) as { name: string };
    fs.symlinkSync(workspace, path.join(theirs, name));
  }
}

function workspacesIn(folder: string): string[] {
  const { workspaces } = readJson(path.join(folder, 'package.json')) as { workspaces: string[] };
  return workspaces
    .flatMap((pattern) => (pattern.endsWith('/*') ? foldersIn(pattern.slice(0, -2), folder) : [pattern]))
    .map((workspace) => path.join(folder, workspace))
    .filter((workspace) => fs.existsSync(path.join(workspace, 'package.json')));
}

function build(folder: string): void {
  const projects = BUILT.map((service) => `services/${service}/tsconfig.build.json`);
  try {
    execFileSync(process.execPath, ['node_modules/typescript7/bin/tsc', '-b', ...projects], {
      cwd: folder,
      stdio: 'pipe',
    });
  } catch (error) {
    const said = String((error as { stdout?: Buffer }).stdout ?? error).slice(0, 500);
    throw new NotDone(`the version before doesn't build on the packages that are installed now: ${said}`);
  }
}

interface Lock {
  readonly packages: Readonly<Record<string, { version?: string; dev?: boolean; link?: boolean }>>;
}

/** By the two locks, those for development left out. */
function otherDependencies(folder: string): string[] {
  const [now, before] = [root, folder].map((home) => readJson(path.join(home, 'package-lock.json')) as Lock);
  return Object.entries(before!.packages)
    .filter(([name, { dev, link }]) => name.startsWith('node_modules/') && !dev && !link)
    .filter(([name, { version }]) => now!.packages[name]?.version !== version)
    .map(([name, { version }]) => `${name.replace(/^.*node_modules\//, '')} ${version}`);
}

const readJson = (file: string): unknown => JSON.parse(fs.readFileSync(file, 'utf8'));
