#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/index.js', import.meta.url);
if (existsSync(built)) {
  const { runMirrorloop } = await import(built.href);
  process.exitCode = await runMirrorloop(process.argv.slice(2));
} else {
  console.error('mirrorloop is not built yet: run npm start or npm run build first.');
  process.exitCode = 1;
}
