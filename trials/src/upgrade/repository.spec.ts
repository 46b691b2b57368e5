import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NotDone } from '../trial.js';
import { Repository } from './repository.js';

describe('the version before', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-repository-'));
  const home = path.join(folder, 'whole');
  const author = ['-c', 'user.name=Mara', '-c', 'user.email=mara@shop.example'];
  const git = (...args: string[]) => execFileSync('git', args, { cwd: home, encoding: 'utf8', stdio: 'pipe' }).trim();
  const commit = (file: string, remove?: string): string => {
    fs.writeFileSync(path.join(home, file), file);
    if (remove) fs.rmSync(path.join(home, remove));
    git('add', '--all');
    git(...author, 'commit', '--quiet', '--message', file);
    return git('rev-parse', 'HEAD');
  };
  let before: string;

  beforeAll(() => {
    fs.mkdirSync(home);
    git('init', '--quiet');
    commit('first.ts');
    before = commit('reader.ts');
    commit('second.ts');
    commit('taken-back.ts');
    commit('writer.ts', 'taken-back.ts');
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it('is the newest without the newest of the migrations that are there; one that was taken back is none', () => {
    expect(new Repository(home).commitBefore(['first.ts', 'second.ts'])).toBe(before);
  });

  it('is not there in a clone without history, which says so and is no pass', () => {
    const shallow = path.join(folder, 'shallow');
    git('clone', '--quiet', '--depth', '1', `file://${home}`, shallow);
    const ask = () => new Repository(shallow).commitBefore(['first.ts', 'second.ts']);
    expect(ask).toThrow(NotDone);
    expect(ask).toThrow('this checkout has no older version to start from: git rev-parse says');
  });

  it('is not there in a folder that is no repository', () => {
    const bare = path.join(folder, 'bare');
    fs.mkdirSync(bare);
    expect(() => new Repository(bare).commitBefore(['first.ts'])).toThrow(/git log says "fatal: not a git repository/);
  });

  it('can be named', () => {
    expect(new Repository(home).commit('HEAD~2')).toMatch(/^[0-9a-f]{40}$/);
    expect(() => new Repository(home).commit('no-such')).toThrow(NotDone);
  });
});
