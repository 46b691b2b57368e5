import fs from 'node:fs';
import path from 'node:path';
import type { NewTokenView } from '@mirrorloop/contracts';
import { Client } from '../test/client.js';
import { freshFolder, Program } from '../test/program.js';
import { type Bounded, boundedBefore } from './bounded.js';
import { fuzz } from './schemathesis.js';

/** Nobody is to be slowed down here. */
const LIMITS = { LIMIT_PERSON: '100000', LIMIT_MACHINE: '100000', LIMIT_SOURCE: '100000', LIMIT_STRANGER: '100000' };

describe('the whole interface, whatever it is sent', () => {
  const folder = freshFolder();
  let program: Program;
  let client: Client;
  let before: Bounded;

  beforeAll(async () => {
    program = new Program(folder, { args: ['--port', '0'], env: { ...LIMITS, TRUSTED_PROXIES: '127.0.0.1' } });
    client = new Client(await program.ready(300_000), folder);
    before = await boundedBefore(client.url);
  });
  afterAll(async () => {
    before?.close();
    await program.stop();
    fs.rmSync(folder, { recursive: true });
  });

  async function expectSound(token: string, examples: number): Promise<void> {
    const { code, output } = await fuzz(before.url, token, examples);
    if (code !== 0) throw new Error(output);
    // It did run: a document that can't be read, or nothing to call, ends well too.
    expect(Number(/Tested:\s+(\d+)/.exec(output)?.[1])).toBeGreaterThan(80);
  }

  it('answers an administrator without an error of its own, and as the document says', () =>
    expectSound(fs.readFileSync(path.join(folder, 'token'), 'utf8'), 10));

  it('answers whoever may do nothing without an error of its own, and as the document says', async () => {
    const scope = { of: 'stores', ids: ['Nowhere'] };
    const made = await client.post<NewTokenView>('/api/gateway/tokens', { name: 'fuzz', role: 'viewer', scope });
    await expectSound(made.token, 3);
  });
});
