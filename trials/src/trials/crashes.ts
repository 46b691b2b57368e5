import { withDatabase } from '../check/with-database.js';
import { crashPointsOf, type TriedService } from '../crash-points/points.js';
import type { Dice } from '../dice.js';
import { Chores } from '../load/chores.js';
import type { Installation, Platform } from '../platform/platform.js';
import {
  allReady,
  BOTH,
  Broken,
  demand,
  newSource,
  nothingLostOrDoubled,
  onEach,
  type Stage,
  type Trial,
} from '../trial.js';
import { until } from '../until.js';

const KILLED: Readonly<Record<string, readonly TriedService[]>> = {
  R01: ['ingestion'],
  R02: ['insight'],
  R03: ['action-tracker', 'gateway'],
};
/** The number of points that the trials are asked for at least. */
const LEAST: Readonly<Record<TriedService, number>> = { ingestion: 8, insight: 10, 'action-tracker': 8, gateway: 0 };
const REACHED_WITHIN_MS = 300_000;
const BACK_WITHIN_MS = 15_000;
/** So many points of a service are armed at once: its replicas die of one after the other. */
const AT_ONCE = 5;
/**
 * After so long, and a death in each service, the quick profile takes back what it armed: a busy machine tries fewer
 * points, and the figures say how many.
 */
const QUICK_WITHIN_MS = 55_000;

/**
 * Kills a process at each crash point that the sources name, while signals, files, insights, commitments and people
 * come in. In the quick profile the distributed shape goes through all of them and the one process through some, in
 * the long one both go through all of them, five times.
 */
export const crashes: Trial = {
  id: 'R01+R02+R03',
  title: 'kill -9 at every crash point',
  run: (stage) =>
    onEach(stage, BOTH, async (platform, dice) => {
      const services = stage.id.split('+').flatMap((id) => KILLED[id]!);
      for (const service of services)
        demand(crashPointsOf(service).length >= LEAST[service], `${service} has too few crash points`);
      const source = await newSource(stage, platform, dice);
      const chores = new Chores(platform, stage.id);
      source.start();
      chores.start();
      const rounds = services.map((service) =>
        killEach(platform, planOf(stage, platform, service, dice), service, stage.long),
      );
      const killed = await inTurn(platform, rounds).catch((error: unknown) => {
        platform.crashPoints.disarm();
        source.abandon();
        chores.abandon();
        throw error;
      });
      await allReady(platform);
      await source.stop();
      await chores.stop();
      const whole = await nothingLostOrDoubled(platform, source);
      await choresAreWhole(platform, chores);
      return {
        ...Object.fromEntries(
          services.map((service, i) => [
            `${service} points`,
            `${killed[i]!.points} of ${crashPointsOf(service).length}`,
          ]),
        ),
        kills: killed.reduce((sum, { points }) => sum + points, 0),
        'slowest return s': (Math.max(...killed.map(({ slowestMs }) => slowestMs)) / 1000).toFixed(1),
        insights: chores.insights.length,
        commitments: chores.committed.length,
        files: chores.imports.length,
        ...whole,
      };
    }),
};

interface Killed {
  readonly points: number;
  readonly slowestMs: number;
}
type Round = () => Promise<Killed>;

/** One restart of everything takes as long as those of several services beside each other. */
const OF_THE_ONE_PROCESS = 1;

function planOf(stage: Stage, { log }: Platform, service: TriedService, dice: Dice): string[] {
  const points = dice.shuffled(crashPointsOf(service));
  if (stage.long) return Array.from({ length: 5 }, () => dice.shuffled(points)).flat();
  const alone = stage.platforms.all.length === 1;
  return log === 'kafka' || alone ? points : points.slice(0, OF_THE_ONE_PROCESS);
}

/** Services in processes of their own die side by side; where they are one process, one after the other. */
async function inTurn({ log }: Platform, rounds: readonly Round[]): Promise<Killed[]> {
  if (log === 'kafka') return Promise.all(rounds.map((round) => round()));
  const done: Killed[] = [];
  for (const round of rounds) done.push(await round());
  return done;
}

const killEach =
  (platform: Platform, plan: readonly string[], service: TriedService, strict: boolean): Round =>
  async () => {
    let [slowestMs, tried] = [0, 0];
    const limit = strict ? Infinity : Date.now() + QUICK_WITHIN_MS;
    const isOver = () => tried > 0 && Date.now() > limit;
    const die = async (point: string) => {
      if (await reached(platform, point, isOver)) tried += 1;
    };
    for (let at = 0; at < plan.length && !isOver(); at += AT_ONCE) {
      const points = plan.slice(at, at + AT_ONCE);
      for (const point of points) platform.crashPoints.arm(point);
      await Promise.all(points.map(die));
      slowestMs = Math.max(slowestMs, await backAgain(platform, service));
    }
    demand(!strict || slowestMs < BACK_WITHIN_MS, `${service} took ${slowestMs} ms to be ready again`);
    return { points: tried, slowestMs };
  };

/** False where the trial was over before somebody came by. */
async function reached(platform: Platform, point: string, isOver: () => boolean): Promise<boolean> {
  await until(
    `a process to die at ${point}`,
    () => {
      comeAgain(platform);
      return !platform.crashPoints.isArmed(point) || isOver();
    },
    REACHED_WITHIN_MS,
  ).catch(() => {
    throw new Broken(`no process came by the crash point ${point}: the trial has to lead one there`);
  });
  return !platform.crashPoints.takeBack(point);
}

const comeAgain = ({ processes }: Platform): void => {
  for (const process of processes) if (process.pid === undefined) process.start();
};

async function backAgain(platform: Platform, service: string): Promise<number> {
  const since = Date.now();
  await until(
    `${service} to be ready again`,
    async () => {
      comeAgain(platform);
      return (await Promise.all(platform.processesOf(service).map((each) => each.isReady()))).every(Boolean);
    },
    REACHED_WITHIN_MS,
  );
  return Date.now() - since;
}

export async function choresAreWhole(platform: Installation, chores: Chores): Promise<void> {
  let faults: Record<string, number> = {};
  await withDatabase(platform, (database) =>
    until('what people did', async () => Object.values((faults = await chores.faults(database))).every((n) => n === 0)),
  ).catch(() => {
    const wrong = Object.entries(faults).filter(([, n]) => n !== 0);
    throw new Broken(wrong.map(([name, n]) => `${name}: ${n}`).join(', '));
  });
}
