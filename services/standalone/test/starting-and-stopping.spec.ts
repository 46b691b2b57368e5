import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { sampleFiles } from '@mirrorloop/examples';
import type { ImportView, Overview, SignalView, Page } from '@mirrorloop/contracts';
import { Client, importForm } from './client.js';
import { connectTo } from './database.js';
import { eventually, freshFolder, Program } from './program.js';

const isOnePlainSentence = (output: string): boolean =>
  output.trim().split('\n').length === 1 && !/^\s+at |Error:/m.test(output);

describe('the standalone program', () => {
  const folder = freshFolder();
  let program: Program;
  let url: string;
  beforeAll(async () => {
    program = new Program(folder);
    url = await program.ready();
  });
  afterAll(async () => {
    if (!program.hasEnded) await program.stop();
    fs.rmSync(folder, { recursive: true });
  });

  it('starts empty when it is told to, and answers that it is ready', async () => {
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(await new Client(url, folder).get<Overview>('/api/insight/overview')).toMatchObject({
      signals: 0,
      insights: 0,
    });
  });

  it('keeps its token and its secrets for its owner alone', () => {
    for (const name of ['token', 'service-secret'])
      expect(fs.statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('prints a link that signs one person in, once', async () => {
    const link = /sign-in link: (\S+)/.exec(program.output)![1]!;
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-in\?link=\S{20,}$/);
  });

  it.each([
    ['GET', '/api/gateway/people'],
    ['GET', '/api/gateway/session'],
    ['POST', '/api/gateway/links'],
    ['GET', '/api/ingestion/signals'],
    ['GET', '/api/ingestion/customers?identifier=a'],
    ['GET', '/api/ingestion/parked'],
    ['POST', '/imports'],
    ['GET', '/api/insight/insights'],
    ['POST', '/api/insight/insights'],
    ['GET', '/api/action-tracker/actions'],
    ['GET', '/api/trace/signal/00000000-0000-4000-8000-000000000000'],
    ['POST', '/v1/batch'],
    ['GET', '/api/no-such-service/things'],
  ])('refuses %s %s without a session', async (method, place) => {
    const answer = await fetch(url + place, { method, ...(method === 'POST' ? { body: '{}' } : {}) });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('refuses a second process on the same data folder, and goes on itself', async () => {
    const second = new Program(folder);
    expect(await second.end()).toBe(1);
    expect(second.output).toContain(`in use by process ${program.child.pid}`);
    expect(isOnePlainSentence(second.output)).toBe(true);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });

  it('finishes what is in hand on Ctrl-C, which a terminal sends twice, and goes on with the rest at the next start', async () => {
    const file = sampleFiles({ asOf: '2026-11-22', seed: 3 })[0]!;
    const { id } = await new Client(url, folder).post<ImportView>('/imports', importForm(file.source, [...file.csv()]));
    const began = Date.now();
    program.child.kill('SIGINT');
    expect(await program.stop('SIGINT')).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(fs.existsSync(path.join(folder, 'postgres/cluster/postmaster.pid'))).toBe(false);

    program = new Program(folder);
    url = await program.ready();
    const client = new Client(url, folder);
    await eventually(
      'the import that was cut off to be done',
      async () => (await client.get<ImportView>(`/imports/${id}`)).state === 'done',
    );
    expect((await client.get<Page<SignalView>>('/api/ingestion/signals')).total).toBe(8_600);
  });

  it('ends on SIGTERM too', async () => {
    const database = await connectTo(folder);
    database.on('error', () => {}); // its server is about to stop
    expect(await program.stop('SIGTERM')).toBe(0);
    await database.end().catch(() => {});
  });
});

describe('the standalone program says in one plain sentence', () => {
  const refusal = async (program: Program): Promise<string> => {
    expect(await program.end()).toBe(1);
    expect(isOnePlainSentence(program.output)).toBe(true);
    return program.output;
  };

  it('that its port is taken', async () => {
    const folder = freshFolder();
    const taker = net.createServer().listen(0, '127.0.0.1');
    await once(taker, 'listening');
    const { port } = taker.address() as net.AddressInfo;
    expect(await refusal(new Program(folder, { args: ['--empty', '--port', String(port)] }))).toContain(
      `Port ${port} is taken`,
    );
    taker.close();
    fs.rmSync(folder, { recursive: true });
  });
  it('that its data folder can not be written to', async () => {
    const folder = freshFolder();
    fs.writeFileSync(path.join(folder, 'a-file'), '');
    expect(await refusal(new Program(path.join(folder, 'a-file/data')))).toContain(
      'set MIRRORLOOP_DATA to a folder that is',
    );
    fs.rmSync(folder, { recursive: true });
  });
  it('that a setting is not one of those it knows', async () => {
    expect(await refusal(new Program('/nonexistent', { env: { LOG: 'paper' } }))).toContain(
      'set it to postgres or kafka',
    );
    expect(await refusal(new Program('/nonexistent', { env: { LOG: 'kafka' } }))).toContain('KAFKA_BROKERS is not set');
    expect(await refusal(new Program('/nonexistent', { args: ['--port', 'http'] }))).toContain('--port takes a number');
  });
  it('that the database it is given does not answer, without its password', async () => {
    const folder = freshFolder();
    const said = await refusal(new Program(folder, { env: { DATABASE_URL: 'postgres://me:s3cret@127.0.0.1:1/none' } }));
    expect(said).toContain('Check DATABASE_URL');
    expect(said).not.toContain('s3cret');
    fs.rmSync(folder, { recursive: true });
  });
});
