import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { topics } from '@mirrorloop/contracts';
import { type GatewayConfig, GatewayModule } from '@mirrorloop/gateway';
import { type RunningService, startService } from '@mirrorloop/messaging-nest';
import { eventually, type TestDatabase, testDatabase } from '@mirrorloop/testing';
import { EventSource } from 'eventsource';
import { type Brokers, openBrokers } from '../src/brokers.js';

const TOKEN = 'the token of the command line, for tests';
const authorization = `Bearer ${TOKEN}`;
const PEOPLE = `name,email,title,team,manager_email,time_zone
Ada Lund,ada@shop.example,Head,Care,,Europe/London
Ben Okoro,ben@shop.example,Agent,Care,ada@shop.example,Europe/London
`;
const ID = '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7eaa';

interface CloudEvent {
  id: string;
  type: string;
  source: string;
  topic: string;
  subject: string;
  data: unknown;
}

/** The services behind are not what this is about: they say that they hear and say nothing. */
const others = http.createServer((request, response) =>
  response.end(JSON.stringify({ service: request.url!.split('/')[2], hears: [], says: [], routes: [] })),
);

describe('Topics in Kafka, heard through the gateway and by kcat', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-live-'));
  let kafka: Brokers;
  let database: TestDatabase;
  let config: GatewayConfig;
  let gateway: RunningService;
  const source: { close(): void }[] = [];

  beforeAll(async () => {
    kafka = await openBrokers(folder, 1);
    database = await testDatabase();
    others.listen(0, '127.0.0.1');
    await once(others, 'listening');
    const nowhere = `http://127.0.0.1:${(others.address() as AddressInfo).port}`;
    config = {
      ...{
        databaseUrl: database.url,
        log: 'kafka',
        kafkaBrokers: kafka.brokers,
        host: '127.0.0.1',
        port: 0,
        quiet: true,
      },
      ...{ serviceSecret: 's'.repeat(40), machineToken: TOKEN, consoleFolder: folder },
      upstreams: { ingestion: nowhere, insight: nowhere, 'action-tracker': nowhere },
      organisation: { name: 'Hollin & Reed (invented)', sample: true, timeZone: 'Europe/London' },
    };
    gateway = await startService('gateway', GatewayModule.register(config), config);
  });
  afterAll(async () => {
    source.forEach((it) => it.close());
    await gateway?.close();
    await kafka?.stop();
    others.close();
    await database?.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const listen = async (base: string, topics: string) => {
    const heard: CloudEvent[] = [];
    const events = new EventSource(`${base}/topics/events?topics=${topics}`, {
      fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, authorization } }),
    });
    source.push(events);
    events.onmessage = ({ data }) => void heard.push(JSON.parse(data as string) as CloudEvent);
    await new Promise<void>((resolve) => events.addEventListener('state', () => resolve()));
    return heard;
  };
  const kcat = async (topic: string) => {
    const asked = ['-C', '-e', '-q', '-J', '-b', kafka.brokers.join(), '-t', topic, '-o', 'beginning'];
    const { stdout } = await promisify(execFile)('kcat', asked, { maxBuffer: 2 ** 26 });
    return stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { headers: string[]; payload: string });
  };

  it('are the same events to an EventSource, to kcat, and after a start of the gateway', async () => {
    const heard = await listen(gateway.url, 'gateway.people');
    const { port } = new URL(gateway.url);
    const response = await fetch(`${gateway.url}/api/gateway/people/import`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'text/csv' },
      body: PEOPLE,
    });
    expect(response.ok).toBe(true);
    await eventually(() => heard.filter(({ type }) => type === 'gateway.person-changed.v1').length === 2, {
      missing: 'both people',
      withinMs: 40_000,
    });

    await gateway.close();
    await produce(kafka, 'gateway.people');
    const again = { ...config, port: Number(port) };
    gateway = await startService('gateway', GatewayModule.register(again), again);
    await eventually(() => heard.some(({ id }) => id === ID), {
      missing: 'what kcat wrote meanwhile',
      withinMs: 60_000,
    });
    expect(heard.find(({ id }) => id === ID)).toMatchObject({
      source: '/kcat',
      subject: 'k',
      data: { note: 'two\nlines' },
    });

    const ids = (await kcat('gateway.people')).map(({ headers }) => headers[headers.indexOf('ce_id') + 1]!);
    expect(heard.map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  it('are read by a client in Python that knows the AsyncAPI document and nothing else', async () => {
    const document = path.join(folder, 'asyncapi.json');
    const response = await fetch(`${gateway.url}/asyncapi.json`, { headers: { authorization } });
    expect(response.status).toBe(200);
    fs.writeFileSync(document, await response.text());
    const asked = [path.join(__dirname, 'from_the_document.py'), document, 'gateway.people'];
    const { stdout } = await promisify(execFile)(process.env['PYTHON'] ?? 'python3', asked);
    const names = stdout
      .split('\n')
      .filter((line) => line.includes('person-changed'))
      .map((line) => (JSON.parse(line) as { data: { name: string } }).data.name);
    expect(names.sort()).toEqual(['Ada Lund', 'Ben Okoro']);
  });

  it('are documented in AsyncAPI 3 as its own parser has it', async () => {
    const check = [path.join(__dirname, 'check-asyncapi.mjs'), path.join(folder, 'asyncapi.json')];
    const { stdout } = await promisify(execFile)(process.execPath, check);
    expect(JSON.parse(stdout)).toEqual({ version: '3.0.0', channels: Object.keys(topics).length, errors: [] });
  });
});

/** As another system writes: JSON over several lines, CloudEvents in binary mode. */
async function produce(kafka: Brokers, topic: string): Promise<void> {
  const attributes = {
    specversion: '1.0',
    id: ID,
    type: 'gateway.person-noted.v1',
    source: '/kcat',
    time: '2026-11-20T09:00:00Z',
  };
  const headers = Object.entries(attributes).flatMap(([name, value]) => ['-H', `ce_${name}=${value}`]);
  const child = spawn('kcat', ['-P', '-b', kafka.brokers.join(), '-t', topic, '-k', 'k', '-D', '~', ...headers], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end('{\n  "note": "two\\nlines"\n}');
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`kcat ended with ${code}`);
}
