import fs from 'node:fs';
import path from 'node:path';
import { contracts, followersOfSignals, topics } from '@mirrorloop/contracts';
import type pg from 'pg';
import { accounts } from '../src/kafka-accounts/accounts.js';
import { accountsOf, type WhoSendsAndHears } from '../src/kafka-accounts/accounts-of.js';
import { Client } from './client.js';
import { mirrorloop } from './command-line.js';
import { connectTo } from './database.js';
import type { OpenApi } from './openapi.js';
import { freshFolder, Program } from './program.js';

interface AsyncApi {
  asyncapi: string;
  channels: Record<string, { messages: Record<string, { $ref: string }> }>;
  operations: Record<
    string,
    { action: string; messages: { $ref: string }[]; bindings?: { kafka: { groupId: { const: string } } } }
  >;
  components: { messages: Record<string, { payload: object }> };
}

/** They read what comes by themselves: files, other systems' and browsers' own forms, a corrected signal as it was sent. */
const BY_THEMSELVES =
  /import|^\/(v1|hooks|events|sign-in|answer|unsubscribe)\b|\/failed-signals\/\{id\}\/replay$|\/responses\.csv$|\/actions-elsewhere$/;

describe('the documents of a whole that runs', () => {
  const folder = freshFolder();
  let program: Program;
  let url: string;
  let client: Client;
  let database: pg.Client;

  beforeAll(async () => {
    program = new Program(folder);
    url = await program.ready();
    client = new Client(url, folder);
    database = await connectTo(folder);
  });
  afterAll(async () => {
    await database?.end();
    await program.stop();
    fs.rmSync(folder, { recursive: true });
  });

  it('show in AsyncAPI every group that follows the log, no other, and each event sent by its one owner', async () => {
    const document = await client.get<AsyncApi>('/asyncapi.json');
    const operations = Object.values(document.operations);
    const groups = operations.flatMap((it) => it.bindings?.kafka.groupId.const ?? []);
    const { rows } = await database.query<{ name: string; topic: string }>('SELECT DISTINCT name FROM log.consumer');
    expect([...new Set(groups)].sort()).toEqual(rows.map(({ name }) => name).sort());
    expect(groups).toEqual(expect.arrayContaining([...followersOfSignals]));
    const sent = operations
      .filter(({ action }) => action === 'send')
      .flatMap(({ messages }) => messages.map(({ $ref }) => $ref.split('/').at(-1)!));
    expect(sent.sort()).toEqual(
      contracts()
        .map(({ type }) => type)
        .sort(),
    );
    expect(Object.keys(document.channels).sort()).toEqual(Object.keys(topics).sort());
    for (const { type } of contracts())
      expect(document.components.messages[type]!.payload).toHaveProperty('properties');
  });

  it('ask for the accounts in Kafka that are written down (S28); ACCOUNTS=1 writes them', async () => {
    const wanted = accountsOf(await client.get<WhoSendsAndHears>('/asyncapi.json'));
    if (process.env['ACCOUNTS']) write(wanted);
    expect(accounts).toEqual(wanted);
  });

  it('show in OpenAPI every route of every service with what it checks', async () => {
    const { openapi, paths } = await client.get<OpenApi>('/openapi.json');
    expect(openapi).toBe('3.1.0');
    for (const place of [
      '/api/insight/insights',
      '/api/ingestion/sources',
      '/api/action-tracker/actions',
      '/topics/events',
    ])
      expect(paths).toHaveProperty([place, 'get']);
    const without = Object.entries(paths).flatMap(([place, methods]) =>
      Object.values(methods).flatMap(({ requestBody, operationId }) =>
        requestBody?.content['*/*'] && !BY_THEMSELVES.test(place) ? [operationId] : [],
      ),
    );
    expect(without).toEqual([]);
    const names = Object.values(paths).flatMap((methods) => Object.values(methods).map((each) => each.operationId));
    expect(names.length).toBe(new Set(names).size);
    expect(Object.keys(paths).filter((place) => place.includes(','))).toEqual([]);
  });

  it('can be read as a page on which nothing runs', async () => {
    const authorization = `Bearer ${fs.readFileSync(path.join(folder, 'token'), 'utf8')}`;
    const response = await fetch(`${url}/docs`, { headers: { authorization } });
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await response.text();
    expect(page).toContain('action-tracker.propose-action');
    expect(page).not.toContain('<script');
  });

  it('describe what topics tail says, an event a line', async () => {
    const people =
      'name,email,title,team,manager_email,time_zone\nAda Lund,ada@shop.example,Head,Care,,Europe/London\n';
    await client.postText('/api/gateway/people/import', people, 'text/csv');
    const asked = [
      'topics',
      'tail',
      'gateway.people',
      '--from-beginning',
      '--filter',
      'type:gateway.person-changed.v1',
    ];
    const { code, out } = await mirrorloop(folder, '--json', '--address', url, ...asked, '--count', '1');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ type: 'gateway.person-changed.v1', data: { name: 'Ada Lund' } });
  });
});

function write(wanted: object): void {
  const file = path.join(__dirname, '../src/kafka-accounts/accounts.ts');
  const text = fs.readFileSync(file, 'utf8').replace(/= \[[^]*/, `= ${JSON.stringify(wanted, null, 2)};\n`);
  fs.writeFileSync(file, text);
}
