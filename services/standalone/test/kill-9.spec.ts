import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ImportView, Overview } from '@mirrorloop/contracts';
import { sampleFiles } from '@mirrorloop/examples';
import type pg from 'pg';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { Client, importForm } from './client.js';
import { connectTo } from './database.js';
import { check, wanted } from './kill-checker.js';
import { eventually, freshFolder, Program } from './program.js';

const KILLS = 10;
const ROWS = 20_000;
/** A kill comes this long after the program is ready, or, one time in five, after it was started. */
const LATEST_MS = 1_500;
const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));

/** One load of 20,000 rows, under sources of its own, so that each load is news. */
class Load {
  private readonly files: { source: string; csv: string[] }[];
  private sent: ImportView[] = [];

  constructor(private readonly turn: number) {
    const files = sampleFiles({ asOf: new Date().toISOString().slice(0, 10), seed: 29 + turn });
    this.files = files.map(({ source, csv }) => ({ source: `${source} ${turn}`, csv: [...csv()] }));
  }

  /** As a client does that doesn't know whether its last try arrived: the same again, under the same key. */
  async send(client: Client): Promise<void> {
    const answers = this.files.map(({ source, csv }) =>
      client.post<ImportView>('/imports', importForm(source, csv), { 'idempotency-key': `${this.turn} ${source}` }),
    );
    this.sent = await Promise.all(answers);
  }

  async isImported(client: Client): Promise<boolean> {
    const now = await Promise.all(this.sent.map(({ id }) => client.get<ImportView>(`/imports/${id}`)));
    return now.every(({ state }) => state === 'done');
  }
}

async function nextCheck(database: pg.Client): Promise<Record<string, number>> {
  await sleep(1_000);
  return check(database);
}

describe('kill -9 in the middle of importing 20,000 rows, and start again', () => {
  const folder = freshFolder();
  const random = xoroshiro128plus(seed);
  const moments: string[] = [];
  let loads: Load[] = [];
  let program: Program;
  let client: Client;

  const start = async (): Promise<void> => {
    program = new Program(folder);
    client = new Client(await program.ready(), folder);
  };
  const isUnderstood = async (): Promise<boolean> =>
    (await client.get<Overview>('/api/insight/overview')).signals === loads.length * ROWS;

  /** Kills once. @returns false when all there was to do was done before */
  async function killAtAnyMoment(): Promise<boolean> {
    const early = uniformInt(random, 1, 5) === 1;
    const moment = uniformInt(random, 0, LATEST_MS);
    program = new Program(folder);
    if (!early) await goOn();
    await sleep(moment);
    const inTheMiddle = early || !(await isUnderstood());
    program.child.kill('SIGKILL');
    await program.end();
    if (inTheMiddle) moments.push(`${moment} ms after it ${early ? 'was started' : 'took up its work'}`);
    return inTheMiddle;
  }

  /** Waits until it is ready and sends again what may not have arrived. */
  async function goOn(): Promise<void> {
    client = new Client(await program.ready(), folder);
    if (loads.length === 0 || (await isUnderstood())) loads = [...loads, new Load(loads.length)];
    await loads.at(-1)!.send(client);
  }

  afterAll(() => process.stderr.write(`kill -9 with SEED=${seed}: ${moments.join('; ')}\n`));

  it('leaves every row there once and every effect once, ten times at random moments', async () => {
    while (moments.length < KILLS) await killAtAnyMoment();
    await start();
    await loads.at(-1)!.send(client);
    await eventually('the last load to be imported', () => loads.at(-1)!.isImported(client), 120_000);
    const database = await connectTo(folder);
    const rows = loads.length * ROWS;
    let found = {};
    await eventually(
      'every effect to be there',
      async () => isDeepStrictEqual((found = await nextCheck(database)), wanted(rows)),
      120_000,
    ).catch(() => {});
    await database.end();
    expect(found).toEqual(wanted(rows));
    expect(await program.stop()).toBe(0);
    fs.rmSync(folder, { recursive: true });
  });
});
