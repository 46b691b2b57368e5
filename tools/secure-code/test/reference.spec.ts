import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const page = fs.readFileSync(path.join(root, 'docs/reference/security.md'), 'utf8');
const held = page.split('## Held')[1]!.split('\nBesides')[0]!;
const rows = [...held.matchAll(/^\| (S\d\d) +\|.*\| ([^|]+) \|$/gm)].map(([, trial, proof]) => ({
  trial: trial!,
  files: [...proof!.matchAll(/`([^`]+)`/g)].map(([, file]) => file!),
}));

describe('the reference of security', () => {
  it('lists something', () => expect(rows.length).toBeGreaterThan(10));

  it.each(rows.map(({ trial, files }) => [trial, files] as const))('says of %s where it is proved', (trial, files) => {
    expect(files.length).toBeGreaterThan(0);
    const naming = files.filter((file) => fs.readFileSync(path.join(root, file), 'utf8').includes(trial));
    expect(naming).toEqual(files);
  });

  it('knows every trial that carries a number in a test of ours', () => {
    const known = new Set([...page.matchAll(/S\d\d/g)].map(([trial]) => trial));
    const named = new Set(rows.flatMap(({ files }) => files).flatMap((file) => trialsIn(file)));
    expect([...named].filter((trial) => !known.has(trial))).toEqual([]);
  });
});

const trialsIn = (file: string): string[] =>
  [...fs.readFileSync(path.join(root, file), 'utf8').matchAll(/\bS\d\d\b/g)].map(([trial]) => trial);
