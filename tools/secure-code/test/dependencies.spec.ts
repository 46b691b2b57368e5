import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const file = pathToFileURL(path.join(__dirname, '../dependencies.mjs')).href;
/** The module is ESM and this file is not: it is asked in a process of its own. */
const ask = (call: string): unknown =>
  JSON.parse(
    execFileSync(
      'node',
      ['--input-type=module', '-e', `import * as d from '${file}'; console.log(JSON.stringify(${call}))`],
      {
        encoding: 'utf8',
      },
    ),
  );

describe('the gate of the dependencies (S30)', () => {
  it('says no to a hole of high or critical severity, and names it', () => {
    const hole = (severity: string) => ({ name: 'left-pad', severity, range: '<1.3.1' });
    const answer = (severity: string) => JSON.stringify({ vulnerabilities: { 'left-pad': hole(severity) } });
    const holes = ['low', 'moderate', 'high', 'critical'].map((s) =>
      ask(`d.holesIn(${JSON.stringify(answer(s))}).holes`),
    );
    expect(holes).toEqual([
      [],
      [],
      ['left-pad <1.3.1: a known hole, high'],
      ['left-pad <1.3.1: a known hole, critical'],
    ]);
  });

  it('never takes a registry that gave no answer for one that knows of no hole', () => {
    for (const answer of ['', 'not JSON', '{}', '{"message":"405 Method Not Allowed"}'])
      expect(ask(`d.holesIn(${JSON.stringify(answer)})`)).toMatchObject({ asked: false, holes: [] });
    expect(ask(`d.holesIn('{"vulnerabilities":{}}')`)).toEqual({ asked: true, holes: [] });
  });

  it('says no to a package without a hash, and to a script at install that nobody decided about', () => {
    const lock = `{ packages: { '': {}, 'libs/http': {}, 'node_modules/@mirrorloop/http': { link: true },
      'node_modules/good': { integrity: 'sha512-x' }, 'node_modules/bad': {},
      'node_modules/good/node_modules/@a/runs': { integrity: 'sha512-x', hasInstallScript: true } } }`;
    expect(ask(`d.unlocked(${lock})`)).toEqual(['node_modules/bad is in the lock without a hash']);
    expect(ask(`d.installScriptsNotAllowed(${lock}, {})`)).toEqual([expect.stringContaining('@a/runs wants to run')]);
    expect(ask(`d.installScriptsNotAllowed(${lock}, { '@a/runs': false })`)).toEqual([]);
  });
});
