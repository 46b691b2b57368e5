#!/usr/bin/env node
// `npm start`: builds what isn't built, then runs the platform in this very process, so that signals and the exit
// code are its own. Nothing from node_modules is imported before the check of Node's version.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Mirrorloop needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
  );
  process.exit(1);
}
const { build } = await import('./build.mjs');
const problem = await build();
if (problem) {
  console.error(problem);
  process.exit(1);
}
await import('../dist/main.js');
