import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readToken } from './token.js';

describe('the token', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'mirrorloop-token-'));
    await writeFile(path.join(folder, 'token'), 'from the folder\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is read from the data folder', async () => {
    expect(await readToken(folder, undefined)).toBe('from the folder');
    expect(await readToken(folder, '')).toBe('from the folder');
  });

  it('is the one that is handed on, where there is one, as in a container', async () => {
    expect(await readToken(path.join(folder, 'none'), 'handed on')).toBe('handed on');
  });
});
