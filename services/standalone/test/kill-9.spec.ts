import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ImportView, Overview } from '@mirrorloop/contracts';
import { sampleFiles } from '@mirrorloop/examples';
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
const SETTLES_WITHIN_MS = 180_000;
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

/** Looks until it finds what is wanted, and gives up with what it found instead. */
async function checkUntil(hoped: Record<string, number>, folder: string): Promise<Record<string, number>> {
  const database = await connectTo(folder);
  const limit = Date.now() + SETTLES_WITHIN_MS;
  let found = await check(database);
  while (!isDeepStrictEqual(found, hoped) && Date.now() < limit) {
    await sleep(500);
    found = await check(database);
  }
  await database.end();
  return found;
}

describe('kill -9 in the middle of importing 20,000 rows, and start again', () => {
  const folder = freshFolder();
  const random = xoroshiro128plus(seed);
  const moments: string[] = [];
  let loads: Load[] = [];
  let busy = false;
  let program: Program;
  let client: Client;

  const start = async (): Promise<void> => {
    program = new Program(folder);
    client = new Client(await program.ready(), folder);
  };
  const isUnderstood = async (): Promise<boolean> =>
    (await client.get<Overview>('/api/insight/overview')).signals === loads.length * ROWS;

  /** Kills once, and counts it when there was still something to do. */
  async function killAtAnyMoment(): Promise<void> {
    const early = busy && uniformInt(random, 1, 5) === 1;
    const moment = uniformInt(random, 0, LATEST_MS);
    program = new Program(folder);
    if (!early) await goOn();
    await sleep(moment);
    busy = early || !(await isUnderstood());
    program.child.kill('SIGKILL');
    await program.end();
    if (busy) moments.push(`${moment} ms after it ${early ? 'was started' : 'took up its work'}`);
  }

  /** Waits until it is ready and sends again what may not have arrived. */
  async function goOn(): Promise<void> {
    client = new Client(await program.ready(), folder);
    if (loads.length === 0 || (await isUnderstood())) loads = [...loads, new Load(loads.length)];
    await loads
      .at(-1)!
      .send(client)
      .catch((error: Error) => {
        throw new Error(`${error.message} (${String(error.cause)}); the program said:\n${program.output}`, {
          cause: error,
        });
      });
  }

  afterEach(() => void program.child.kill('SIGKILL'));
  afterAll(() => process.stderr.write(`kill -9 with SEED=${seed}: ${moments.join('; ')}\n`));

  it('leaves every row there once and every effect once, ten times at random moments', async () => {
    while (moments.length < KILLS) await killAtAnyMoment();
    await start();
    await loads.at(-1)!.send(client);
    await eventually('the last load to be imported', () => loads.at(-1)!.isImported(client), 120_000);
    const hoped = wanted(loads.length * ROWS);
    expect(await checkUntil(hoped, folder)).toEqual(hoped);
    expect(await program.stop()).toBe(0);
    fs.rmSync(folder, { recursive: true });
  }, 900_000);
});
