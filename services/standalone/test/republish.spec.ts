import fs from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { Client } from './client.js';
import { mirrorloop } from './command-line.js';
import { connectTo } from './database.js';
import { Intake } from './intake.js';
import { eventually, freshFolder, Program } from './program.js';

const PEOPLE = `name,email,title,team,manager_email,time_zone
Ada Lund,ada@shop.example,Head,Care,,Europe/London
Ben Okoro,ben@shop.example,Agent,Care,ada@shop.example,Europe/London
Cem Kaya,cem@shop.example,Buyer,Buying,ada@shop.example,Europe/Istanbul
`;

/** What each reader keeps of the topics, without what is about the reading itself. */
const PROJECTIONS = {
  people: 'SELECT * FROM action_tracker.people ORDER BY person_id',
  teams: 'SELECT * FROM action_tracker.teams ORDER BY team_id',
  signals: 'SELECT * FROM insight.signal ORDER BY signal_id',
  series: 'SELECT * FROM insight.touchpoint_day ORDER BY touchpoint, day',
  themes: 'SELECT * FROM insight.theme_day ORDER BY touchpoint, theme, day',
  customers: 'SELECT * FROM insight.customer ORDER BY customer_id',
  subjects: 'SELECT * FROM insight.customer_subject ORDER BY customer_id, subject_id',
  traced: 'SELECT * FROM gateway.traced_signal ORDER BY signal_id',
};
const EMPTIED = `TRUNCATE action_tracker.people, action_tracker.teams, insight.signal, insight.touchpoint_day, insight.theme_day,
  insight.customer, insight.customer_subject, insight.insight_evidence, gateway.traced_signal`;

type Kept = Record<string, unknown[]>;

describe('a reader that lost what it kept', () => {
  const folder = freshFolder();
  let program: Program;
  let url: string;
  let database: pg.Client;
  let before: Kept;

  const kept = async (): Promise<Kept> => {
    const found: Kept = {};
    for (const [name, question] of Object.entries(PROJECTIONS)) found[name] = (await database.query(question)).rows;
    return found;
  };
  const settled = async () => {
    const { rows } = await database.query<{ left: string }>(
      `SELECT (SELECT count(*) FROM ingestion.outbox) + (SELECT count(*) FROM gateway.outbox)
         + (SELECT coalesce(sum(p.next - c.position), 0) FROM log.consumer c JOIN log.partition p USING (topic, partition)) AS left`,
    );
    return rows[0]!.left === '0';
  };
  const republish = async (topic: string, ...more: string[]) => {
    const done = await mirrorloop(folder, '--json', '--address', url, 'republish', topic, ...more);
    expect(done).toMatchObject({ code: 0, err: '' });
    return (JSON.parse(done.out) as { published: number }).published;
  };

  beforeAll(async () => {
    program = new Program(folder);
    url = await program.ready();
    const client = new Client(url, folder);
    await client.postText('/api/gateway/people/import', PEOPLE, 'text/csv');
    const intake = await Intake.of(client, 'web shop');
    intake.start(url);
    // More than one page.
    await eventually('1,200 signals to come in', async () => intake.acknowledged.length > 1_200);
    await intake.stop();
    database = await connectTo(folder);
    await eventually('everything to be heard', settled);
    before = await kept();
  });
  afterAll(async () => {
    await database?.end();
    await program.stop();
    fs.rmSync(folder, { recursive: true });
  });

  it('has it again, the same, once its topics were told again', async () => {
    expect(before['signals']!.length).toBeGreaterThan(1_200);
    expect(before['customers']!.length).toBeGreaterThan(20);
    await database.query(EMPTIED);
    expect(await republish('gateway.people')).toBe(5);
    expect(await republish('ingestion.customers')).toBe(before['customers']!.length);
    expect(await republish('ingestion.signals')).toBe(before['signals']!.length);
    let found: Kept = {};
    await eventually('it to be as it was', async () => isDeepStrictEqual((found = await kept()), before)).catch(
      () => {},
    );
    expect(found).toEqual(before);
  });

  it('changes nothing by hearing again what it knows', async () => {
    for (const topic of ['gateway.people', 'ingestion.customers', 'ingestion.signals']) await republish(topic);
    await eventually('everything to be heard', settled);
    expect(await kept()).toEqual(before);
    const { rows } = await database.query(
      'SELECT consumer FROM insight.parked UNION ALL SELECT consumer FROM action_tracker.parked',
    );
    expect(rows).toEqual([]);
  });

  it('learns by it whose the signals are that it traced before that was kept', async () => {
    await database.query('UPDATE gateway.traced_signal SET subject_id = NULL, store = NULL');
    await republish('ingestion.signals');
    await eventually('it to be as it was', async () => isDeepStrictEqual(await kept(), before));
  });

  it('is told only what happened since a day, where the topic tells of times', async () => {
    expect(await republish('ingestion.signals', '--from', '2026-11-21')).toBe(0);
    expect(await republish('ingestion.signals', '--from', '2026-11-20')).toBe(before['signals']!.length);
    const refused = await mirrorloop(folder, '--address', url, 'republish', 'gateway.people', '--from', '2026-11-20');
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('tells of no times') as string });
  });

  it('is told which topics there are when it names none of them', async () => {
    const refused = await mirrorloop(folder, '--address', url, 'republish', 'ingestion.dreams');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('ingestion.signals, ingestion.customers');
  });
});
