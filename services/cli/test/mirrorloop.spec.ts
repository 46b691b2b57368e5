import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runMirrorloop } from '../src/index.js';
import { GatewayOnLoopback, importView, TOKEN } from './gateway-on-loopback.js';

let gateway: GatewayOnLoopback;
let folder: string;

beforeEach(async () => {
  gateway = new GatewayOnLoopback();
  folder = await mkdtemp(path.join(os.tmpdir(), 'mirrorloop-cli-'));
  await writeFile(path.join(folder, 'token'), `${TOKEN}\n`);
});
afterEach(async () => {
  await gateway.app.close();
  await rm(folder, { recursive: true });
});

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    out: (t: string) => out.push(t),
    err: (t: string) => err.push(t),
    write: (t: string) => out.push(t),
    watched: false,
    env: { MIRRORLOOP_DATA: folder },
  };
  const given = args.includes('--address') || !gateway.address ? args : [...args, '--address', gateway.address];
  const code = await runMirrorloop(given, terminal);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

async function aFile(name: string, content: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('mirrorloop import', () => {
  const csv = 'occurred_at,text\n2026-11-20,"It said ""soon"""\n';

  it('sends the file with its source, mapping and encoding, waits, and tells what became of the rows', async () => {
    gateway.takesImports(importView({ state: 'accepted' }), importView({ state: 'running' }), importView());
    await gateway.start();
    const file = await aFile('signals "new".csv', csv);
    const { code, out } = await run(
      'import',
      file,
      '--source',
      'web shop',
      '--map',
      'text=Comment',
      '--map',
      'occurred_at=When, local',
      '--encoding',
      'latin1',
    );
    expect(gateway.uploads).toEqual([
      {
        fields: { source: 'web shop', mapping: '{"text":"Comment","occurred_at":"When, local"}', encoding: 'latin1' },
        fileName: expect.stringContaining('new'),
        content: csv,
      },
    ]);
    expect(out).toContain('3 rows read, 1 accepted, 1 known already, 1 failed.');
    expect(out).toContain('1 row: the time can’t be read (bad_time)');
    expect(code).toBe(0);
  });

  it('ends with 1 and says why when the file as a whole is refused', async () => {
    gateway.takesImports(
      importView({ state: 'accepted' }),
      importView({ state: 'refused', refusal: 'line 7: a quote is never closed' }),
    );
    await gateway.start();
    const { code, err } = await run('import', await aFile('a.csv', csv), '--source', 'till');
    expect(code).toBe(1);
    expect(err).toBe('The file was refused: line 7: a quote is never closed');
  });

  it('returns at once with --no-wait', async () => {
    gateway.takesImports(importView({ state: 'accepted' }));
    await gateway.start();
    const { code, out } = await run('import', await aFile('a.csv', csv), '--source', 'till', '--no-wait');
    expect(code).toBe(0);
    expect(out).toContain('import-1');
  });

  it('prints the result as JSON alone with --json', async () => {
    gateway.takesImports(importView({ state: 'accepted' }), importView());
    await gateway.start();
    const { out } = await run('--json', 'import', await aFile('a.csv', csv), '--source', 'till');
    expect(JSON.parse(out)).toEqual(importView());
  });

  it('waits out a platform that is away for a moment, since the import goes on by itself', async () => {
    gateway.takesImports(importView({ state: 'accepted' }), importView());
    let asked = 0;
    gateway.app.addHook('onRequest', async ({ method }, reply) => {
      if (method === 'GET' && (asked += 1) === 1) await reply.code(503).send({ title: 'away', status: 503 });
    });
    await gateway.start();
    expect((await run('import', await aFile('a.csv', csv), '--source', 'till')).code).toBe(0);
    expect(asked).toBe(2);
  });

  it('names a file that is not there, and a mapping that is none', async () => {
    await gateway.start();
    expect(await run('import', 'nowhere.csv', '--source', 'till')).toMatchObject({
      code: 1,
      err: 'There is no file nowhere.csv.',
    });
    expect(await run('import', await aFile('a.csv', csv), '--source', 'till', '--map', 'text')).toMatchObject({
      code: 2,
      err: expect.stringContaining('It takes field=column'),
    });
    expect(gateway.uploads).toEqual([]);
  });
});

describe('mirrorloop, when something is wrong', () => {
  it('says that nothing answers and how to start it', async () => {
    const { code, err } = await run('status', '--address', 'http://127.0.0.1:9');
    expect(code).toBe(1);
    expect(err).toMatch(/^Nothing answers at http:\/\/127\.0\.0\.1:9 .*npm start/);
  });

  it('says where it looked for the token', async () => {
    await rm(path.join(folder, 'token'));
    expect((await run('status')).err).toContain(path.join(folder, 'token'));
  });

  it('says that the token is not known here', async () => {
    await gateway.start();
    await writeFile(path.join(folder, 'token'), 'another');
    expect(await run('sources', 'list')).toMatchObject({ code: 1, err: expect.stringContaining('is not one that') });
  });

  it('shows a problem with the path of each bad field', async () => {
    gateway.app.post('/api/ingestion/sources', async (_request, reply) =>
      reply.code(422).send({
        title: 'Something is missing or wrong',
        status: 422,
        errors: [{ path: 'channel', message: 'not a channel' }],
      }),
    );
    await gateway.start();
    const { code, err } = await run('sources', 'add', 'till', '--channel', 'pigeon');
    expect(code).toBe(1);
    expect(err).toBe('Something is missing or wrong.\n  channel: not a channel');
  });

  it('ends with 2 for a command that is none, and explains itself with --help everywhere', async () => {
    expect((await run('fly')).code).toBe(2);
    for (const words of [
      [],
      ['import'],
      ['sources', 'add'],
      ['failed', 'replay'],
      ['parked', 'list'],
      ['people', 'import'],
      ['link'],
      ['status'],
    ])
      expect(await run(...words, '--help')).toMatchObject({
        code: 0,
        out: expect.stringContaining('Usage: mirrorloop'),
      });
  });
});

describe('mirrorloop sources, failed, parked, people, link, status', () => {
  it('rotates a source’s write key, says what holds on and until when, and ends one by how it begins', async () => {
    const keys = [{ id: 'k1', prefix: 'wk_abc', madeAt: '2026-11-01T00:00:00Z', endsAt: null }];
    const source = { id: 's1', name: 'till', channel: 'store', version: 4, keys };
    const asked: unknown[] = [];
    gateway.app.get('/api/ingestion/sources', async () => ({ items: [source], next: null, total: 1 }));
    gateway.app.post('/api/ingestion/sources/s1/keys', async ({ body }) => {
      asked.push(body);
      return { ...source, writeKey: 'wk_new', keys: [{ ...keys[0], endsAt: '2026-11-21T09:00:00Z' }] };
    });
    gateway.app.delete('/api/ingestion/sources/s1/keys/k1', async (_request, reply) => reply.code(204).send());
    await gateway.start();
    const { code, out } = await run('sources', 'rotate-key', 'till', '--overlap', '48');
    expect([code, asked]).toEqual([0, [{ version: 4, overlapHours: 48 }]]);
    expect(out).toMatch(/wk_new[\s\S]*wk_abc… until/);
    expect(await run('sources', 'revoke-key', 'till', 'wk_abc')).toMatchObject({ code: 0 });
    expect(await run('sources', 'revoke-key', 'till', 'wk_x')).toMatchObject({ code: 1 });
    expect(await run('sources', 'rotate-key', 'shop')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no source called shop'),
    });
  });

  it('lists sources over all pages, and keeps escape sequences out of the terminal', async () => {
    const source = { id: 's', channel: 'store', createdAt: '', signals: 20000, failed: 0, lastSignalAt: null };
    gateway.app.get<{ Querystring: { cursor?: string } }>('/api/ingestion/sources', async ({ query }) =>
      query.cursor
        ? { items: [{ ...source, name: 'web' }], next: null, total: 2 }
        : { items: [{ ...source, name: 'till\u001b[31m' }], next: 'more', total: 2 },
    );
    await gateway.start();
    const { out } = await run('sources', 'list');
    expect(out).toMatch(/till \[31m +store +20,000/);
    expect(out).toContain('web');
    expect(out).not.toContain('\u001b');
  });

  it('shows the write key of a new source', async () => {
    gateway.app.post('/api/ingestion/sources', async () => ({ name: 'till', channel: 'store', writeKey: 'wk_1' }));
    await gateway.start();
    expect((await run('sources', 'add', 'till', '--channel', 'store')).out).toContain('wk_1');
    expect(gateway.posted[0]).toMatchObject({ body: '{"name":"till","channel":"store"}' });
  });

  it('replays every failed signal that was not replayed, and goes on after one that is refused', async () => {
    const items = ['a', 'b', 'c'].map((id) => ({ id, replayedAt: id === 'b' ? '2026-11-20T08:00:00Z' : null }));
    gateway.app.get('/api/ingestion/failed-signals', async () => ({ items, next: null, total: 3 }));
    gateway.app.post<{ Params: { id: string } }>(
      '/api/ingestion/failed-signals/:id/replay',
      async ({ params }, reply) =>
        params.id === 'a' ? reply.code(422).send({ title: 'Still wrong', status: 422 }) : {},
    );
    await gateway.start();
    const { code, out } = await run('failed', 'replay', '--all');
    expect(gateway.posted.map(({ url }) => url.split('/')[4])).toEqual(['a', 'c']);
    expect(out).toContain('1 signal replayed, 1 refused.');
    expect(code).toBe(1);
  });

  it('finds the service of a parked message by its id', async () => {
    for (const service of ['ingestion', 'insight', 'action-tracker', 'gateway']) {
      const items =
        service === 'insight' ? [{ id: '7', group: 'insight.score', type: 't', reason: 'rejected', error: 'no' }] : [];
      gateway.app.get(`/api/${service}/parked`, async () => ({ items, next: null, total: items.length }));
      gateway.app.post(`/api/${service}/parked/:id/replay`, async () => ({}));
    }
    await gateway.start();
    expect((await run('parked', 'replay', '7')).code).toBe(0);
    expect(gateway.posted.map(({ url }) => url)).toEqual(['/api/insight/parked/7/replay']);
    expect(gateway.posted.map(({ body }) => body)).toEqual(['{}']);
    expect(await run('parked', 'replay', '8')).toMatchObject({ code: 1, err: 'No parked message has the id 8.' });
  });

  it('says that a replayed message was parked again, and why', async () => {
    const services = ['ingestion', 'insight', 'action-tracker', 'gateway'];
    for (const service of services)
      gateway.app.get(`/api/${service}/parked`, async () => ({
        items: service === 'gateway' ? [{ id: '7' }] : [],
        next: null,
        total: 0,
      }));
    gateway.app.post('/api/gateway/parked/:id/replay', async () => ({
      outcome: 'parked',
      reason: 'still no such team',
    }));
    await gateway.start();
    const { code, out } = await run('parked', 'replay', '--all');
    expect([code, out]).toEqual([1, '0 messages replayed, 1 refused.\n  7: parked again: still no such team']);
  });

  it('sends people as they are written and ends with 1 where a line was not taken', async () => {
    const failed = [{ line: 3, path: 'email', message: 'not an email address' }];
    gateway.app.post('/api/gateway/people/import', async () => ({ people: 1, teams: 1, unchanged: 0, failed }));
    await gateway.start();
    const { code, out } = await run('people', 'import', await aFile('people.csv', 'name,email\nAda,a@b.example\n'));
    expect(gateway.posted[0]).toMatchObject({ type: 'text/csv', body: 'name,email\nAda,a@b.example\n' });
    expect(out).toContain('line 3, email: not an email address');
    expect(code).toBe(1);
  });

  it('makes a link, for a person if one is named', async () => {
    gateway.app.post('/api/gateway/links', async () => ({
      url: 'http://x/sign-in?link=1',
      expiresAt: '2026-11-20T08:15:00.000Z',
    }));
    await gateway.start();
    expect((await run('link', '--as', 'ada@shop.example')).out).toContain('http://x/sign-in?link=1');
    expect(gateway.posted[0]!.body).toBe('{"email":"ada@shop.example"}');
  });

  it('ends with 1 when a part is down, and shows which', async () => {
    gateway.app.get('/health/ready', async (_request, reply) =>
      reply.code(503).send({ status: 'error', details: { insight: { status: 'down', message: 'consumer stopped' } } }),
    );
    await gateway.start();
    const { code, out } = await run('status');
    expect(code).toBe(1);
    expect(out).toMatch(/insight +down +consumer stopped/);
  });
});
