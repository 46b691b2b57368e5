#!/usr/bin/env node
// `npm run test:faults -- [--long] [--only R04,R06] [--seed NUMBER]`: builds what isn't built, then runs the trials.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const project = path.join(root, 'trials/tsconfig.build.json');
const built = spawnSync(process.execPath, [path.join(root, 'node_modules/typescript7/bin/tsc'), '-b', project], {
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(1);
const { run } = await import('../dist/run.js');
process.exit(await run(process.argv.slice(2)));
