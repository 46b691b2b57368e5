import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NewTokenView, SignalView } from '@mirrorloop/contracts';
import { parse } from 'csv-parse/sync';
import type pg from 'pg';
import { Client } from './client.js';
import { mirrorloop } from './command-line.js';
import { connectTo } from './database.js';
import { eventually, freshFolder, Program } from './program.js';

const SIGNALS = 100_000;
const FORMULA = '=HYPERLINK("http://127.0.0.1/steal","pay")';
/** Every page is a look that the trail records. What isn't taken yet lies in sockets: some megabytes, a fifth of the file. */
const LOOKS = `SELECT count(*)::int AS n FROM gateway.audit_entry WHERE kind = 'look' AND what = 'GET /api/ingestion/signals'`;
const PAGES = SIGNALS / 200;

const fill = `WITH subjects AS (
    INSERT INTO ingestion.subject (id, customer_id, identifiers, signals, created_at)
    SELECT gen_random_uuid(), NULL, '[]', 1000, now() FROM generate_series(1, 100) RETURNING id),
  numbered AS (SELECT id, row_number() OVER () AS n FROM subjects)
  INSERT INTO ingestion.signal (id, subject_id, source, channel, channel_as_said, touchpoint, name, occurred_at,
    recorded_at, text, store, raw)
  SELECT gen_random_uuid(), (SELECT id FROM numbered WHERE n = 1 + i % 100), 'survey', 'web', 'web', 'checkout', 'said',
    '2026-01-01'::timestamptz + (i / 3) * interval '1 second', now(), $1 || ' ' || i, 'Harbour', '{}'
  FROM generate_series(1, ${SIGNALS}) i`;

describe('a list as a file', () => {
  const folder = freshFolder();
  let program: Program;
  let client: Client;
  let database: pg.Client;

  beforeAll(async () => {
    program = new Program(folder);
    client = new Client(await program.ready(200_000), folder);
    database = await connectTo(folder);
    await database.query(fill, [FORMULA]);
  });
  afterAll(async () => {
    await database?.end();
    await program.stop();
    fs.rmSync(folder, { recursive: true });
  });

  const tokenOfAdmin = () => fs.readFileSync(path.join(folder, 'token'), 'utf8');
  const file = (query: string, token = tokenOfAdmin()): Promise<Response> =>
    fetch(`${client.url}/api/gateway/export?${query}`, { headers: { authorization: `Bearer ${token}` } });
  const pagesAsked = async (): Promise<number> => (await database.query<{ n: number }>(LOOKS)).rows[0]!.n;
  /** No page more in a second: it waits for its reader. */
  const rests = async (): Promise<boolean> => {
    const before = await pagesAsked();
    await sleep(1_000);
    return (await pagesAsked()) === before;
  };
  async function tokenOf(role: string): Promise<string> {
    const wanted = { name: role, role, scope: { of: 'organisation' } };
    return (await client.post<NewTokenView>('/api/gateway/tokens', wanted)).token;
  }

  it('holds each of 100,000 signals once, newest first', async () => {
    const seen = new Set<string>();
    let last = '9';
    const response = await file('list=ingestion/signals&format=ndjson');
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="signals.ndjson"');
    for await (const line of createInterface({ input: Readable.fromWeb(response.body as never) })) {
      const { id, occurredAt } = JSON.parse(line) as SignalView;
      if (occurredAt > last) throw new Error(`${occurredAt} comes after ${last}`);
      seen.add(id);
      last = occurredAt;
    }
    expect(seen.size).toBe(SIGNALS);
  });

  it('is asked for as it is taken, so that the platform doesn’t hold it, however large it is', async () => {
    await eventually('the looks of the file before', rests);
    const before = await pagesAsked();
    const reader = (await file('list=ingestion/signals&format=ndjson')).body!.getReader();
    await reader.read();
    await eventually('a file that waits for its reader', rests);
    expect((await pagesAsked()) - before).toBeLessThan(PAGES / 2);
    await reader.cancel();
  });

  it('is CSV in which nothing is a formula, with a column for each field, and keeps to the list’s filters', async () => {
    const response = await file('list=ingestion/signals&format=csv&source=nobody');
    const [heading, ...none] = parse(await response.text(), { bom: true }) as string[][];
    expect(heading).toEqual(expect.arrayContaining(['id', 'occurredAt', 'text', 'rating.value', 'rating.high']));
    expect(none).toEqual([]);
    await database.query("DELETE FROM ingestion.signal WHERE occurred_at > '2026-01-01 00:10:00Z'");
    const text = await (await file('list=ingestion/signals&source=survey')).text();
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.length).toBeGreaterThan(1_500);
    expect(rows.every((row) => row['text']!.startsWith(`'${FORMULA}`))).toBe(true);
  });

  it('shows as much as the list does: words are masked, and what isn’t allowed is no file', async () => {
    const viewer = await tokenOf('viewer');
    const masked = await (await file('list=ingestion/signals&format=ndjson', viewer)).text();
    expect(masked).not.toContain('HYPERLINK');
    const refused = await file('list=gateway/tokens', viewer);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect((await file('list=ingestion/signals', 'nobody')).status).toBe(401);
  });

  it('that isn’t one is named, with those there are, and a wrong filter by its own place', async () => {
    const unknown = await file('list=ingestion/secrets');
    expect(unknown.status).toBe(422);
    expect(await unknown.json()).toMatchObject({ errors: [{ path: 'list', message: /action-tracker\/actions/ }] });
    const filter = await file('list=insight/signals&sentiment=odd');
    expect(filter.status).toBe(422);
    expect(await filter.json()).toMatchObject({ detail: expect.stringContaining('sentiment') as string });
  });

  it('is in the audit trail as a look at what it showed', async () => {
    const looks = async () => {
      const asked = "SELECT DISTINCT what FROM gateway.audit_entry WHERE kind = 'look'";
      const { rows } = await database.query<{ what: string }>(asked);
      return ['GET /api/gateway/export', 'GET /api/ingestion/signals'].every((what) =>
        rows.some((row) => row.what === what),
      );
    };
    expect(await eventually('both looks', looks)).toBe(true);
  });

  it('comes from the command line, into a file or onto the screen', async () => {
    const target = path.join(folder, 'signals.csv');
    const asked = ['export', 'ingestion/signals', '--filter', 'source=survey', '--out', target];
    const { code, err } = await mirrorloop(folder, '--address', client.url, ...asked);
    expect([code, err]).toEqual([0, expect.stringContaining(target)]);
    const rows = parse(fs.readFileSync(target), { bom: true, columns: true }) as object[];
    const { out } = await mirrorloop(
      folder,
      '--address',
      client.url,
      'export',
      'ingestion/signals',
      '--format',
      'ndjson',
    );
    expect(out.trim().split('\n')).toHaveLength(rows.length);
    const wrong = await mirrorloop(folder, '--address', client.url, 'export', 'secrets');
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('ingestion/signals')]);
  });
});
