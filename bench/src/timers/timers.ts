import { setTimeout as sleep } from 'node:timers/promises';
import { topics } from '@mirrorloop/contracts';
import { Database } from '@mirrorloop/messaging-postgres';
import { placeOnPostgres } from '../live/places.js';
import { rounded } from '../machine/figures.js';
import { type Program, startProgram } from '../machine/processes.js';
import { DUE, LATENESS, OPEN, OPEN_TIMERS, TOLD } from './open-timers.js';

const MINUTE_MS = 60_000;
const LEAD_MS = 10_000;
const KILLED_AFTER_MS = 20_000;

interface Late {
  readonly missing: number;
  readonly worst: number;
  readonly p99: number;
}

/** 200,000 open timers, 10,000 of them due within a minute, two replicas, one killed a third of the way. */
export async function bench(): Promise<object> {
  const place = await placeOnPostgres();
  const database = await Database.open({ url: place.env['DATABASE_URL']!, schema: 'bench', migrations: [] });
  try {
    await place.log.declare(topics);
    const env = { ...place.env, SERVICE_SECRET: 'the secret of a bench, longer than it needs to be' };
    const start = () => startProgram('action-tracker', 'services/action-tracker/dist/main.js', env);
    const [one, other] = [await start(), await start()];
    const figures = await measured(database, other);
    await one.stop();
    return { timers: OPEN, due: DUE, replicas: 2, killed: 1, ...figures };
  } finally {
    await database.close();
    await place.stop();
  }
}

async function measured(database: Database, victim: Program): Promise<object> {
  const first = new Date(Date.now() + LEAD_MS + 15_000);
  for (const sql of OPEN_TIMERS) await database.query(sql, sql.includes('$1') ? [first] : []);
  const last = new Date(first.getTime() + MINUTE_MS);
  await sleepUntil(first.getTime() + KILLED_AFTER_MS);
  process.kill(victim.pid, 'SIGKILL');
  await sleepUntil(last.getTime());
  const late = await allFired(database, last);
  const [told] = await database.query<{ notices: number; actions: number }>(TOLD);
  const { missing, worst, p99 } = late;
  const seconds = (ms: number) => rounded(ms / 1_000, 2);
  return { missing, ...told, worstSecondsLate: seconds(worst), p99SecondsLate: seconds(p99) };
}

/** Within the minute after, or never. */
async function allFired(database: Database, last: Date): Promise<Late> {
  for (;;) {
    const [late] = await database.query<Late>(LATENESS, [last]);
    if (late!.missing === 0 || Date.now() > last.getTime() + MINUTE_MS) return late!;
    await sleep(500);
  }
}

const sleepUntil = (at: number): Promise<void> => sleep(Math.max(0, at - Date.now()));
