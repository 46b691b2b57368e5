#!/usr/bin/env node
// `npm run bench -- NAME`: builds what isn't built, runs one benchmark; the last line is its figures as one JSON object.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
/** By name, the projects that each runs besides its own and what that refers to. */
const runs = {
  pipeline: [],
  intake: [],
  standalone: ['services/standalone'],
  statistics: [],
  live: ['services/gateway'],
  timers: ['services/action-tracker'],
};
const names = Object.keys(runs);
const [name, ...args] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`Usage: npm run bench -- ${names.join('|')} [--signals NUMBER]`);
  process.exit(2);
}
const projects = ['bench', ...runs[name]].map((project) => path.join(root, project, 'tsconfig.build.json'));
const built = spawnSync(process.execPath, [path.join(root, 'node_modules/typescript7/bin/tsc'), '-b', ...projects], {
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(1);
const { bench } = await import(`../dist/${name}/${name}.js`);
try {
  console.log(JSON.stringify(await bench(args)));
  process.exit(0);
} catch (error) {
  console.error(error);
  process.exit(1);
}
