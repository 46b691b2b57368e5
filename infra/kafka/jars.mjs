import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const NEEDED = 'Kafka tests need a real broker: install Java 17 and Maven, or set KAFKA_BROKERS to brokers that run.';

/**
 * The class path of the Kafka that pom.xml pins, fetched by Maven into target/ unless it is there.
 * Throws one plain sentence when Java or Maven is missing.
 *
 * @returns {string}
 */
export function findJars() {
  if (!runs('java', ['-version'])) throw new Error(NEEDED);
  const version = createHash('sha256')
    .update(readFileSync(path.join(here, 'pom.xml')))
    .digest('hex')
    .slice(0, 12);
  const folder = path.join(here, 'target', `jars-${version}`);
  if (!existsSync(folder)) fetchInto(folder);
  return path.join(folder, '*');
}

/** Fetched beside and renamed, so that a run that was killed, or runs beside ours, never leaves half of the jars.
 *
 * @param {string} folder
 */
function fetchInto(folder) {
  if (!runs('mvn', ['-version'])) throw new Error(NEEDED);
  const partial = `${folder}.${process.pid}`;
  const args = ['-q', '-B', 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${partial}`];
  const { status, stdout, stderr } = spawnSync('mvn', args, { cwd: here, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`Maven couldn't fetch the broker's jars: ${(stdout + stderr).trim().slice(-2_000)}`);
  try {
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
const runs = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
