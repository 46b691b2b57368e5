import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { Client } from '../test/client.js';
import { mirrorloopIn } from '../test/command-line.js';
import { connectTo } from '../test/database.js';
import { Intake } from '../test/intake.js';
import { eventually, freshFolder, Program } from '../test/program.js';
// eslint-disable-next-line @nx/enforce-module-boundaries -- infra/ is no project: it holds what runs beside ours
import { launchKafka } from '../../../infra/kafka/start-kafka.mjs';

type Kafka = Awaited<ReturnType<typeof launchKafka>>;

const EFFECTS = `SELECT
  (SELECT count(*)::int FROM ingestion.signal) AS recorded,
  (SELECT count(*)::int FROM insight.signal) AS read,
  (SELECT coalesce(sum(total), 0)::int FROM insight.touchpoint_day) AS counted,
  (SELECT count(*)::int FROM gateway.traced_signal) AS traced,
  (SELECT count(*)::int FROM insight.parked) + (SELECT count(*)::int FROM gateway.parked) AS parked,
  (SELECT count(*)::int FROM ingestion.signal s LEFT JOIN insight.signal i ON i.signal_id = s.id WHERE i.signal_id IS NULL) AS unread`;

describe('the databases are lost, and Kafka is not', () => {
  const folder = freshFolder();
  const lost = path.join(folder, 'lost');
  const restored = path.join(folder, 'restored');
  const file = path.join(folder, 'everything.backup');
  let kafka: Kafka;
  let variables: Record<string, string>;
  let intake: Intake;
  let takenAt: Date;
  let program: Program;
  let url: string;
  let database: pg.Client;

  const start = async (dataDir: string) => {
    program = new Program(dataDir, { env: variables });
    url = await program.ready();
  };
  const effects = async () => (await database.query<Record<string, number>>(EFFECTS)).rows[0]!;
  const becomes = async (wanted: Record<string, number>) => {
    let found = {};
    const isThere = async () => isDeepStrictEqual((found = { ...(await effects()) }), wanted);
    await eventually('every effect', isThere, 90_000).catch(() => {});
    expect(found).toEqual(wanted);
  };

  beforeAll(async () => {
    kafka = await launchKafka();
    variables = { LOG: 'kafka', KAFKA_BROKERS: kafka.brokers.join(',') };
    await start(lost);
    intake = await Intake.of(new Client(url, lost), 'web shop');
    intake.start(url);
    await eventually('signals to come in', async () => intake.acknowledged.length > 300);
    const taken = await mirrorloopIn({ ...variables, MIRRORLOOP_DATA: lost }, 'backup', file, '--json');
    expect(taken).toMatchObject({ code: 0, err: '' });
    takenAt = new Date((JSON.parse(taken.out) as { takenAt: string }).takenAt);
    const after = intake.acknowledged.length;
    await eventually('more signals after it', async () => intake.acknowledged.length > after + 50);
    program.child.kill('SIGKILL');
    await program.end();
    await intake.stop();
  });
  afterAll(async () => {
    await database?.end().catch(() => {});
    if (!program.hasEnded) await program.stop();
    await kafka.stop();
    fs.rmSync(folder, { recursive: true });
  });

  it('everything that was acknowledged before the backup is there, and what readers had not settled then reaches them', async () => {
    const back = await mirrorloopIn({ ...variables, MIRRORLOOP_DATA: restored }, 'restore', file);
    expect(back).toMatchObject({ code: 0, err: '' });
    await start(restored);
    database = await connectTo(restored);
    const { rows } = await database.query<{ id: string }>(
      `SELECT raw::jsonb ->> 'messageId' AS id FROM ingestion.signal`,
    );
    const found = new Set(rows.map(({ id }) => id));
    expect(intake.acknowledgedBefore(takenAt).filter((id) => !found.has(id))).toEqual([]);
    await eventually('readers to have read', async () => (await effects())['unread'] === 0);
  });

  it('once its sources have sent again, everything is there once, for those also who heard of it twice', async () => {
    await intake.sendAllAgain(url);
    const all = intake.ledger.length;
    await becomes({ recorded: all, read: all, counted: all, traced: all, parked: 0, unread: 0 });
  });

  it('is not restored while a service follows Kafka', async () => {
    const elsewhere = path.join(folder, 'elsewhere');
    const refused = await mirrorloopIn({ ...variables, MIRRORLOOP_DATA: elsewhere }, 'restore', file);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('Stop every service') as string });
  });
});
