import type { SettingsView, SourceView } from '@mirrorloop/contracts';
import { JobRunner } from '@mirrorloop/messaging-nest';
import { KnownSettings } from '@mirrorloop/messaging-postgres';
import { eventually } from '@mirrorloop/testing';
import pg from 'pg';
import { Whole } from './whole.js';

const DAY_MS = 86_400_000;
const SIGNALS = 4_500;
let whole: Whole;
let sql: pg.Client;
beforeAll(async () => {
  whole = await new Whole().start();
  sql = new pg.Client(whole.databaseUrl);
  await sql.connect();
}, 120_000);
afterAll(async () => {
  await sql.end();
  await whole.close();
});

const count = async (from: string): Promise<number> =>
  // eslint-disable-next-line secure-code/no-built-sql -- tables and conditions given below
  Number((await sql.query<{ n: string }>(`SELECT count(*) AS n FROM ${from}`)).rows[0]!.n);
const counts = async (...from: string[]): Promise<number[]> => {
  const all: number[] = [];
  for (const each of from) all.push(await count(each));
  return all;
};
const settings = async (): Promise<SettingsView> =>
  JSON.parse((await whole.ask('GET', '/api/gateway/settings')).text) as SettingsView;
const wake = (service: string, ...jobs: string[]) => {
  for (const job of jobs) whole.services[service]!.app.get(JobRunner, { strict: false }).wake(job);
};

async function plant(): Promise<void> {
  const body = JSON.stringify({ name: 'shop', channel: 'web' });
  const { writeKey } = JSON.parse((await whole.ask('POST', '/api/ingestion/sources', { body })).text) as SourceView;
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  const said = (n: number, days: number) => ({
    type: 'track',
    event: 'Review',
    userId: `customer-${n % 50}`,
    messageId: `m${n}`,
    properties: { text: 'The parcel came late, and the box was wet' },
    timestamp: new Date(Date.now() - days * DAY_MS).toISOString(),
  });
  for (let from = 0; from < SIGNALS; from += 500) {
    const batch = Array.from({ length: 500 }, (_, n) => said(from + n, (from + n) % 2 === 0 ? 400 : 10));
    const headers = { authorization, 'content-type': 'application/json' };
    const sent = await whole.send('gateway', 'POST', '/v1/batch', { headers, body: JSON.stringify({ batch }) });
    expect(sent.status).toBe(200);
  }
  const bad = { ...said(1, 1), messageId: 'bad', timestamp: 'no time' };
  await whole.send('gateway', 'POST', '/v1/batch', {
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ batch: [bad] }),
  });
  await eventually(async () => (await count('insight.signal')) === SIGNALS, {
    missing: 'every signal in insight',
    withinMs: 60_000,
  });
  await sql.query(`INSERT INTO ingestion.failed_signal
    SELECT gen_random_uuid(), source, kind, import_id, 'older', place, code, path, message, raw, bytes, failed_at - interval '100 days', replayed_at
    FROM ingestion.failed_signal LIMIT 1;
    INSERT INTO insight.parked (consumer, message_id, message, reason, error, stack, attempts, parked_at)
    SELECT 'insight.analyse-signals', 'm' || n, '{}', 'rejected', 'error', '', 1, now() - make_interval(days => n) FROM generate_series(1, 100) n;
    INSERT INTO insight.inbox (consumer, message_id, handled_at)
    SELECT 'insight.analyse-signals', 'long-ago-' || n, now() - interval '28 days' FROM generate_series(1, 10) n;
    INSERT INTO insight.study (id, title, wave, instrument, opened_at, opened_by, closed_at, version, report)
    SELECT md5(n::text)::uuid, 'Study', n, '{}', now(), 'Ada', CASE WHEN n < 3 THEN now() - make_interval(days => n * 100) END, 1, '{"kept": true}'
    FROM generate_series(1, 3) n;
    INSERT INTO insight.study_answer (study_id, population, groups, ratings, day)
    SELECT md5(n::text)::uuid, 'customers', '{}', '{}', current_date FROM generate_series(1, 3) n, generate_series(1, 7)`);
}

describe('what the organisation keeps for a while', () => {
  const words = ["ingestion.signal WHERE raw <> ''", 'insight.signal WHERE text IS NOT NULL'];
  const rest = ['ingestion.failed_signal', 'insight.parked', 'insight.study_answer'];

  it('is kept by every service as long as the settings say, and no longer; what was counted stays counted', async () => {
    await plant();
    expect(await counts(...words, ...rest)).toEqual([SIGNALS, SIGNALS, 2, 100, 21]);
    expect(await counts("insight.inbox WHERE handled_at < now() - interval '26 days'")).toEqual([10]);
    const overview = async () => (await whole.ask('GET', '/api/ingestion/signals?limit=1')).text;
    const { total } = JSON.parse(await overview()) as { total: number };

    const { atStart: _, ...was } = await settings();
    const retention = { ...was.retention, words: 365, failedSignals: 90, parked: 60, answers: 150 };
    const messages = { log: 20, inbox: 25 };
    const changed = await whole.ask('PUT', '/api/gateway/settings', {
      body: JSON.stringify({ ...was, retention, messages }),
    });
    expect(changed.status).toBe(200);
    for (const service of ['ingestion', 'insight', 'action-tracker']) {
      const known = whole.services[service]!.app.get(KnownSettings, { strict: false });
      await eventually(async () => (await known.now()).retention.words === 365, {
        missing: `the settings in ${service}`,
      });
    }
    wake('ingestion', 'forget words', 'forget failedSignals');
    wake('insight', 'forget words', 'forget parked', 'forget answers', 'forget-messages');
    await eventually(async () => JSON.stringify(await counts(...words, ...rest)) === '[2250,2250,1,59,14]', {
      missing: 'what is older to be forgotten, and the rest to be there',
      withinMs: 30_000,
    });
    const handled = "insight.inbox WHERE handled_at < now() - interval '26 days'";
    await eventually(async () => (await counts(handled))[0] === 0, { missing: 'what was handled 28 days ago' });
    expect(JSON.parse(await overview())).toMatchObject({ total });
    expect(await counts('ingestion.signal', 'insight.signal', "insight.study WHERE report ? 'kept'")).toEqual([
      SIGNALS,
      SIGNALS,
      3,
    ]);
  });
});
