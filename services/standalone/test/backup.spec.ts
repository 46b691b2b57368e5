import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { Client } from './client.js';
import { mirrorloop } from './command-line.js';
import { connectTo } from './database.js';
import { Intake } from './intake.js';
import { check, wanted } from './kill-checker.js';
import { eventually, freshFolder, Program } from './program.js';

/** What only files have says nothing here. */
const effects = ({ rowsOfTheFiles: _, ...others }: Record<string, number>) => others;

async function idsIn(database: pg.Client): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT raw::jsonb ->> 'messageId' AS id FROM ingestion.signal`,
  );
  return rows.map(({ id }) => id);
}

describe('a backup that is taken while signals come in, and the platform then killed and lost', () => {
  const folder = freshFolder();
  const lost = path.join(folder, 'lost');
  const restored = path.join(folder, 'restored');
  const file = path.join(folder, 'everything.backup');
  let intake: Intake;
  let takenAt: Date;
  let program: Program;
  let url: string;
  let database: pg.Client;

  const settled = async (rows: number) => {
    let found = {};
    await eventually(
      'every effect to be there',
      async () => isDeepStrictEqual((found = effects(await check(database))), effects(wanted(rows))),
      120_000,
    ).catch(() => {});
    expect(found).toEqual(effects(wanted(rows)));
  };

  beforeAll(async () => {
    program = new Program(lost);
    url = await program.ready();
    const client = new Client(url, lost);
    await client.postText('/api/gateway/people/import', 'name,email,team\nAda,ada@shop.example,Care\n', 'text/csv');
    intake = await Intake.of(client, 'web shop');
    intake.start(url);
    await eventually('signals to come in', async () => intake.acknowledged.length > 300);
    const before = intake.acknowledged.length;
    const taken = await mirrorloop(lost, 'backup', file, '--json');
    expect(taken).toMatchObject({ code: 0, err: '' });
    takenAt = new Date((JSON.parse(taken.out) as { takenAt: string }).takenAt);
    expect(intake.acknowledged.length).toBeGreaterThan(before + 50);
    await eventually(
      'more signals after it',
      async () => intake.acknowledgedBefore(takenAt).length + 50 < intake.acknowledged.length,
    );
    program.child.kill('SIGKILL');
    await program.end();
    await intake.stop();
  });
  afterAll(async () => {
    await database?.end().catch(() => {});
    if (!program.hasEnded) await program.stop();
    fs.rmSync(folder, { recursive: true });
  });

  it('is refused when it is damaged, naming the part, and leaves the folder as it was', async () => {
    const bytes = fs.readFileSync(file);
    const part = 'tables/ingestion.signal.copy';
    bytes[bytes.indexOf(part) + part.length + 500]! ^= 1;
    const damaged = path.join(folder, 'damaged.backup');
    fs.writeFileSync(damaged, bytes);
    expect(await mirrorloop(restored, 'restore', damaged)).toMatchObject({
      code: 1,
      err: expect.stringContaining(`damaged in ${part}`) as string,
    });
    expect(fs.existsSync(path.join(restored, 'sample.json'))).toBe(false);
  });

  it('comes back in a fresh folder with everything that was acknowledged before it, once', async () => {
    expect(await mirrorloop(restored, 'restore', file)).toMatchObject({ code: 0 });
    program = new Program(restored);
    url = await program.ready();
    database = await connectTo(restored);
    const ids = await idsIn(database);
    const found = new Set(ids);
    expect(found.size).toBe(ids.length);
    expect(intake.acknowledgedBefore(takenAt).filter((id) => !found.has(id))).toEqual([]);
    expect(intake.acknowledgedBefore(takenAt).length).toBeGreaterThan(300);
    const sent = new Set(intake.ledger.map(({ id }) => id));
    expect(ids.filter((id) => !sent.has(id))).toEqual([]);
  });

  it('goes on where it was: what was under way is finished, and each effect is there once', async () => {
    await settled((await idsIn(database)).length);
    const { rows } = await database.query('SELECT name FROM action_tracker.people');
    expect(rows).toEqual([{ name: 'Ada' }]);
  });

  it('lets nobody in with the old token, and everybody with the new one', async () => {
    const old = fs.readFileSync(path.join(lost, 'token'), 'utf8');
    const headers = { authorization: `Bearer ${old}` };
    expect((await fetch(`${url}/api/ingestion/sources`, { headers })).status).toBe(401);
    expect(await new Client(url, restored).get('/api/ingestion/sources')).toMatchObject({ total: 1 });
  });

  it('takes signals under the same write key, and what its source sends again is there once', async () => {
    await intake.sendAllAgain(url);
    intake.start(url);
    const all = intake.ledger.length;
    await eventually('new signals to be acknowledged', async () => intake.acknowledged.length > all + 50);
    await intake.stop();
    expect(intake.acknowledged.length).toBe(intake.ledger.length);
    await settled(intake.ledger.length);
  });

  it('is not restored over what is there, nor while it runs', async () => {
    expect((await mirrorloop(restored, 'restore', file, '--replace')).err).toContain('is in use by process');
    await database.end();
    expect(await program.stop()).toBe(0);
    expect((await mirrorloop(restored, 'restore', file)).err).toContain('The database is not empty');
    expect((await mirrorloop(restored, 'backup', file)).err).toContain('writes over none');
  });

  it('can be taken of a platform that does not run, too', async () => {
    const second = path.join(folder, 'second.backup');
    expect(await mirrorloop(restored, 'backup', second)).toMatchObject({ code: 0 });
    expect((await mirrorloop(restored, 'restore', second, '--check')).out).toContain('can be restored');
  });
});
