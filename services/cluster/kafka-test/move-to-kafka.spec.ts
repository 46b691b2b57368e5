import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ImportView, Overview } from '@mirrorloop/contracts';
import { sampleFiles } from '@mirrorloop/examples';
import type pg from 'pg';
import { fixedPorts } from '../src/ports.js';
import { openBrokers, type Brokers } from '../src/brokers.js';
import {
  checkTables,
  Client,
  connectTo,
  eventually,
  freshFolder,
  importForm,
  Program,
  wantedInTables,
} from './shared-with-standalone.js';
import { signalsIn } from './topic.js';

const LIMIT_MS = 120_000;
const BEFORE = 3_000;
/** Of them not yet settled when the process dies. */
const LEFT = 50;
const AFTER = 1_000;
const program = path.join(__dirname, '../../standalone/dist/move-to-kafka/main.js');

const [file] = sampleFiles({ asOf: new Date().toISOString().slice(0, 10) });
const lines = [...file!.csv()].join('').split('\n');
const rows = (from: number, to: number) => [lines[0], ...lines.slice(from + 1, to + 1), ''].join('\n');

describe('moving the log of an installation to Kafka', () => {
  const folder = freshFolder();
  let kafka: Brokers;
  let port: number;
  let onKafka: Record<string, string>;

  beforeAll(async () => {
    kafka = await openBrokers(path.join(folder, 'brokers'), 1);
    port = (await fixedPorts(1))[0]!;
    onKafka = { LOG: 'kafka', KAFKA_BROKERS: kafka.brokers.join(',') };
  }, 180_000);
  afterAll(async () => {
    await kafka.stop();
    fs.rmSync(folder, { recursive: true });
  });

  const data = path.join(folder, 'data');
  const move = (): ChildProcess => {
    const env = { ...process.env, DATABASE_URL: '', MIRRORLOOP_DATA: data, ...onKafka };
    return spawn(process.execPath, [program, '--port', String(port)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  };
  /** @returns everything it said, of which the last line tells how it ended */
  async function moved(): Promise<string> {
    const child = move();
    let said = '';
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
    await once(child, 'close');
    return said;
  }
  /** Held up by somebody who reads the old log, it can't go beyond its last step before the turn. */
  async function killedAt(step: string, { heldUp = false } = {}): Promise<void> {
    const child = move();
    let said = '';
    let reader: Promise<pg.Client> | undefined;
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (heldUp && said.includes('"step":"closed"')) reader ??= readingTheLog();
      if (said.includes(`"step":"${step}"`)) child.kill('SIGKILL');
    });
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    await (await reader)?.end().catch(() => {});
    if (signal !== 'SIGKILL') throw new Error(`It ended with ${code} before it was at "${step}": ${said}`);
  }
  async function readingTheLog(): Promise<pg.Client> {
    const client = await connectTo(data);
    client.on('error', () => {}); // its server may be stopped before it is done
    await client.query('BEGIN');
    await client.query('SELECT FROM log.entry LIMIT 1');
    return client;
  }
  async function keepingInsightFromSettling(): Promise<pg.Client> {
    const client = await connectTo(data);
    await client.query('BEGIN');
    await client.query('LOCK TABLE insight.signal IN SHARE MODE');
    return client;
  }
  const send = async (client: Client, csv: string) =>
    client.post<ImportView>('/imports', importForm('Shops', csv), { 'idempotency-key': String(csv.length) });
  const doneIn = (client: Client, { id }: ImportView) =>
    eventually(
      'the import to be done',
      async () => (await client.get<ImportView>(`/imports/${id}`)).state === 'done',
      LIMIT_MS,
    );

  it('is refused for what would be lost or mixed up', async () => {
    expect(await moved()).toContain('There is no Mirrorloop in');
    expect(fs.existsSync(data)).toBe(false);
    const standalone = new Program(data);
    const client = new Client(await standalone.ready(), data);
    await doneIn(client, await send(client, rows(0, BEFORE - LEFT)));
    // Few, since a file waits while whoever follows is behind.
    const inTheWay = await keepingInsightFromSettling();
    await doneIn(client, await send(client, rows(BEFORE - LEFT, BEFORE)));
    expect(await moved()).toContain('is in use by process');
    standalone.child.kill('SIGKILL'); // with signals on their way
    await standalone.end();
    await inTheWay.end();
    const early = new Program(data, { env: onKafka });
    expect(await early.end()).toBe(1);
    expect(early.output).toMatch(/\d+ messages in it are not settled. Move it first: mirrorloop move-to-kafka/);
  });

  it('is killed before it is done, and everything is as before', async () => {
    await killedAt('closed');
    await killedAt('settled', { heldUp: true });
    const standalone = new Program(data);
    const client = new Client(await standalone.ready(), data);
    await eventually('the signals', async () => (await overview(client)).signals === BEFORE, LIMIT_MS);
    expect(await standalone.stop()).toBe(0);
  });

  it('answers 503 to whoever sends something meanwhile', async () => {
    const child = move();
    const answer = await eventually('an answer', () =>
      fetch(`http://127.0.0.1:${port}/v1/batch`).catch(() => false as const),
    );
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    child.kill('SIGKILL');
    await once(child, 'close');
  });

  it('is killed when it is done, and done it is', async () => {
    await killedAt('moved');
    expect(await moved()).toMatch(/"done":\{"movedAt"/);
    const behind = new Program(data);
    expect(await behind.end()).toBe(1);
    expect(behind.output).toContain('moved to Kafka on');
    expect(behind.output).toContain('Set LOG=kafka');
  });

  it('loses nothing, doubles nothing and copies nothing', async () => {
    const standalone = new Program(data, { env: onKafka });
    const client = new Client(await standalone.ready(), data);
    await doneIn(client, await send(client, rows(BEFORE, BEFORE + AFTER)));
    const database = await connectTo(data);
    const wanted = wantedInTables(BEFORE + AFTER);
    let found = {};
    await eventually(
      'every effect',
      async () => isDeepStrictEqual((found = await checkTables(database)), wanted),
      LIMIT_MS,
    ).catch(() => {});
    expect(found).toEqual(wanted);
    const inKafka = await signalsIn(kafka, 'ingestion.signals', 'ingestion.signal-recorded.v1');
    expect([inKafka.signals, await signalsInPostgres(database)]).toEqual([AFTER, BEFORE]);
    await expect(database.query('INSERT INTO log.entry SELECT * FROM log.entry LIMIT 1')).rejects.toThrow(
      'moved_to_kafka',
    );
    await database.end();
    expect(await standalone.stop()).toBe(0);
  });

  const overview = (client: Client) => client.get<Overview>('/api/insight/overview');
  const signalsInPostgres = async (database: pg.Client) =>
    Number(
      (
        await database.query<{ n: string }>(
          `SELECT count(DISTINCT data::jsonb ->> 'signalId') AS n FROM log.entry WHERE type = 'ingestion.signal-recorded.v1'`,
        )
      ).rows[0]!.n,
    );
});
