#!/usr/bin/env node
// `npm run cluster`: builds what isn't built, then starts the distributed shape as processes of this machine.
// eslint-disable-next-line @nx/enforce-module-boundaries -- it builds, so it can't be reached through what is built
import { build } from '../../standalone/bin/build.mjs';

const problem = await build(['services/cluster']);
if (problem) {
  console.error(problem);
  process.exit(1);
}
await import('../dist/main.js');
