import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const page = fs.readFileSync(path.join(root, 'docs/reference/security.md'), 'utf8');
const held = page.split('## Held')[1]!.split('\n## ')[0]!;
const rows = [...held.matchAll(/^\| ([SR]\d\d) +\|.*\| ([^|]+) \|$/gm)].map(([, trial, proof]) => ({
  trial: trial!,
  files: [...proof!.matchAll(/`([^`]+)`/g)].map(([, file]) => file!),
}));

describe('the reference of security', () => {
  it('lists something', () => expect(rows.length).toBeGreaterThan(10));

  it.each(rows.map(({ trial, files }) => [trial, files] as const))('says of %s where it is proved', (trial, files) => {
    expect(files.length).toBeGreaterThan(0);
    // `-t S26` finds tests by their names: a number in a comment would find none, and pass.
    expect(files.filter((file) => namesIn(file).some((name) => name.includes(trial)))).toEqual(files);
    expect(files.filter((file) => SKIPS.test(textOf(file)))).toEqual([]);
  });

  it('knows every trial that carries a number in a test of ours', () => {
    const known = new Set([...page.matchAll(/S\d\d/g)].map(([trial]) => trial));
    const named = new Set(rows.flatMap(({ files }) => files).flatMap((file) => trialsIn(file)));
    expect([...named].filter((trial) => !known.has(trial))).toEqual([]);
  });
});

const textOf = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');
const SKIPS = /\b(?:xit|xdescribe|fdescribe|fit)\(|\b(?:it|test|describe)\.(?:skip|only|todo|failing)\b/;
const namesIn = (file: string): string[] =>
  [...textOf(file).matchAll(/\b(?:describe|it)(?:\.each\([^]*?\))?\(\s*(['`])([^]*?)\1,/g)].map(([, , name]) => name!);
const trialsIn = (file: string): string[] => [...textOf(file).matchAll(/\bS\d\d\b/g)].map(([trial]) => trial);
