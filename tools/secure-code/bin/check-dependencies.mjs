#!/usr/bin/env node
// The dependencies of the product: known holes, the lock, and which of them may run a script when they are installed.
// Ends with 0 when all holds, 1 when something doesn't, and 75 (the conventional "try again later") when the registry
// can't be asked for known holes: that is said aloud and counted by .ci/run, never taken for a pass.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { holesIn, installScriptsNotAllowed, unlocked } from '../dependencies.mjs';

const NOT_ASKED = 75;
const root = path.resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);

const json = async (file) => JSON.parse(await readFile(path.join(root, file), 'utf8'));

/** `npm audit` ends with 1 both where it found holes and where it could not ask: only its answer tells. */
async function audit() {
  const asked = run('npm', ['audit', '--json', '--audit-level=high'], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  const { stdout } = await asked.catch((error) => error);
  return holesIn(stdout ?? '');
}

const [manifest, lock] = [await json('package.json'), await json('package-lock.json')];
const wrong = [...unlocked(lock), ...installScriptsNotAllowed(lock, manifest.allowScripts ?? {})];
for (const fault of wrong) console.error(fault);

const { asked, holes, why } = await audit();
for (const hole of holes) console.error(hole);
if (!asked) console.error(`NOT AUDITED: the registry can't be asked for known holes (${why}).`);
if (asked && holes.length === 0) console.log('No known hole of high or critical severity.');
if (wrong.length === 0) console.log('Every dependency is locked by its hash; none runs a script that is not allowed.');

if (wrong.length > 0 || holes.length > 0) process.exit(1);
if (!asked) process.exit(process.env.AUDIT_REQUIRED === 'true' ? 1 : NOT_ASKED);
