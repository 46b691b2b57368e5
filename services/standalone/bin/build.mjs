import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const consoleDir = path.join(root, 'services/console');
const USUAL = ['services/standalone', 'services/cli'];

/**
 * Builds whatever changed since the last build: the TypeScript projects by their own references, the console when one
 * of its sources is newer than what was built. Both at once; says nothing when there is nothing to do.
 * @param {string[]} more projects to build besides the usual ones
 * @returns a sentence when it failed
 */
export async function build(more = []) {
  if (!fs.existsSync(path.join(root, 'node_modules/typescript7')))
    return 'The dependencies are not installed. Run: npm ci';
  const began = Date.now();
  const first = !fs.existsSync(path.join(root, 'services/standalone/dist/main.js'));
  if (first) console.log('Building Mirrorloop, which is needed once ...');
  const failures = (await Promise.all([typeScript([...USUAL, ...more]), consolePages()])).filter(Boolean);
  if (failures.length > 0) return failures.join('\n');
  if (first) console.log(`Built after ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  return undefined;
}

function typeScript(projects) {
  const configs = projects.map((project) => path.join(root, project, 'tsconfig.build.json'));
  return run('TypeScript', root, ['node_modules/typescript7/bin/tsc', '-b', ...configs]);
}

function consolePages() {
  const built = path.join(consoleDir, 'dist/index.html');
  const sources = ['src', 'public', 'index.html', 'vite.config.ts'].map((name) => path.join(consoleDir, name));
  const contracts = path.join(root, 'libs/contracts/src');
  const newest = Math.max(...[...sources, contracts, path.join(root, 'package-lock.json')].map(newestIn));
  if (fs.existsSync(built) && fs.statSync(built).mtimeMs >= newest) return undefined;
  return run('The console', consoleDir, [
    path.join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    '--logLevel',
    'warn',
  ]);
}

function newestIn(place) {
  if (!fs.existsSync(place)) return 0;
  const here = fs.statSync(place);
  if (!here.isDirectory()) return here.mtimeMs;
  return Math.max(0, ...fs.readdirSync(place).map((name) => newestIn(path.join(place, name))));
}

function run(what, cwd, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    child.on('error', (error) => resolve(`${what} could not be built: ${error.message}`));
    child.on('close', (code, signal) =>
      resolve(code === 0 ? undefined : `${what} could not be built (${signal ?? code}):\n${said}`),
    );
  });
}
