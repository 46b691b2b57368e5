#!/usr/bin/env node
// `npm run cluster`: builds what isn't built, then starts the distributed shape as processes of this machine.
import { build } from '../../standalone/bin/build.mjs';

const problem = await build(['services/cluster']);
if (problem) {
  console.error(problem);
  process.exit(1);
}
await import('../dist/main.js');
