#!/usr/bin/env node
// write-sbom.mjs FILE: what the product is made of, as CycloneDX 1.5, from the lock.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const file = path.resolve(process.argv[2] ?? path.join(root, 'dist/sbom.cdx.json'));
const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const { bomFormat, components = [] } = JSON.parse(text);
const nameless = components.filter(({ name, version, purl }) => !name || !version || !purl);
if (bomFormat !== 'CycloneDX' || components.length < 100 || nameless.length > 0)
  throw new Error(
    `This is no whole list: ${components.length} components, ${nameless.length} without name, version or purl`,
  );
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, text);
console.log(`${components.length} components in ${path.relative(root, file)}`);
