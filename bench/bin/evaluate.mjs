#!/usr/bin/env node
// `npm run evaluate -- NAME ...`: builds what isn't built, evaluates a file of the caller's; the last line is one JSON object.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const usages = {
  gap: '--file F --value C --population C --customers V --scale LO,HI,POINTS [--group C]',
  'gap-of-means': '--file F --unit C --scale LO,HI,POINTS --attributes NAME=EMPLOYEES:CUSTOMERS,...',
  drivers: '--file F --outcome C --attributes A,B,...',
};
const [name, ...args] = process.argv.slice(2);
if (!Object.hasOwn(usages, name ?? '')) {
  for (const [each, usage] of Object.entries(usages)) console.error(`npm run evaluate -- ${each} ${usage}`);
  process.exit(2);
}
const project = path.join(root, 'bench/src/evaluations/tsconfig.build.json');
const built = spawnSync(process.execPath, [path.join(root, 'node_modules/typescript7/bin/tsc'), '-b', project], {
  stdio: ['ignore', 2, 2],
});
if (built.status !== 0) process.exit(1);
const { evaluate } = await import(`../dist/evaluations/${name}.js`);
try {
  console.log(JSON.stringify(await evaluate(args, (line) => console.error(line))));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`Usage: npm run evaluate -- ${name} ${usages[name]}`);
  process.exit(1);
}
