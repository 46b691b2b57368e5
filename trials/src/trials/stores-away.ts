import { setTimeout as sleep } from 'node:timers/promises';
import {
  allReady,
  BOTH,
  Broken,
  demand,
  type Figures,
  newSource,
  nothingLostOrDoubled,
  onEach,
  type Stage,
  type Trial,
} from '../trial.js';
import { Dice } from '../dice.js';
import type { Source } from '../load/source.js';
import { until } from '../until.js';

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? NaN;

/** Sends while `breaking` goes on, on every platform; then until at least so many are acknowledged. */
async function loaded(stage: Stage, breaking: (sources: readonly Source[]) => Promise<Figures>, least: number) {
  const sources = new Map<string, Source>();
  for (const platform of stage.platforms.all)
    sources.set(platform.log, await newSource(stage, platform, new Dice(stage.seed)));
  const pids = pidsOf(stage);
  for (const source of sources.values()) source.start();
  const figures = await breaking([...sources.values()]);
  await until(`${least} acknowledgements`, () =>
    [...sources.values()].every(({ ledger }) => ledger.acknowledgedSoFar >= least),
  );
  await Promise.all([...sources.values()].map((source) => source.stop()));
  const ended = [...pids].filter(([name, pid]) => pidsOf(stage).get(name) !== pid).map(([name]) => name);
  demand(ended.length === 0, `processes ended: ${ended.join(', ')}`);
  return onEach(stage, BOTH, async (platform) => {
    demand(!/unhandled/i.test(platform.said()), 'a promise was rejected and nobody heard of it');
    return {
      ...(await nothingLostOrDoubled(platform, sources.get(platform.log)!)),
      refused: sources.get(platform.log)!.refusals,
      ...figures,
    };
  });
}

const pidsOf = ({ platforms }: Stage) =>
  new Map(
    platforms.all.flatMap(({ log, processes }) => processes.map(({ name, pid }) => [`${log} ${name}`, pid] as const)),
  );

/** Every process answers that it is ready, which it doesn't without its database. */
async function recovered(stage: Stage): Promise<number> {
  const since = Date.now();
  await Promise.all(stage.platforms.all.map((platform) => allReady(platform)));
  return Date.now() - since;
}

export const databaseKilled: Trial = {
  id: 'R06',
  title: 'kill -9 PostgreSQL under load',
  run: (stage) =>
    loaded(
      stage,
      async () => {
        const dice = new Dice(stage.seed);
        const kills = stage.long ? 10 : 2;
        let slowest = 0;
        for (let kill = 0; kill < kills; kill += 1) {
          await sleep(dice.between(300, 1_500));
          await stage.platforms.postgres.killAndRestart(() => sleep(dice.between(0, 1_500)));
          slowest = Math.max(slowest, await recovered(stage));
        }
        demand(slowest < 10_000, `services took ${slowest} ms to come back to their database`);
        return { kills, 'slowest return s': (slowest / 1000).toFixed(1) };
      },
      stage.long ? 20_000 : 1_000,
    ),
};

export const backendsTerminated: Trial = {
  id: 'R08',
  title: 'pg_terminate_backend on every session, again and again',
  run: (stage) =>
    loaded(
      stage,
      async () => {
        const rounds = stage.long ? 30 : 4;
        let ended = 0;
        for (let round = 0; round < rounds; round += 1) {
          await sleep(stage.long ? 2_000 : 1_000);
          ended += await stage.platforms.postgres.terminateBackends();
        }
        await recovered(stage);
        return { 'sessions ended': ended };
      },
      stage.long ? 10_000 : 500,
    ),
};

export const commitsAmbiguous: Trial = {
  id: 'R09',
  title: 'the line breaks after COMMIT took effect and before its answer',
  run: (stage) =>
    loaded(
      stage,
      async () => {
        const cuts = stage.long ? 200 : 20;
        for (const { line } of stage.platforms.all) line.cutAfterCommit(cuts, 5);
        await until(`${cuts} lines to be cut`, () => stage.platforms.all.every(({ line }) => line.cuts === cuts));
        await recovered(stage);
        return { cuts };
      },
      stage.long ? 10_000 : 500,
    ),
};

async function onKafkaWhile(stage: Stage, breaking: (source: Source) => Promise<Figures>, least: number) {
  return onEach(stage, ['kafka'], async (platform, dice) => {
    const source = await newSource(stage, platform, dice);
    source.start();
    const figures = await breaking(source);
    await until(`${least} acknowledgements`, () => source.ledger.acknowledgedSoFar >= least);
    await source.stop();
    return { ...(await nothingLostOrDoubled(platform, source)), ...figures };
  });
}

const brokerOf = ({ platforms }: Stage) => {
  const broker = platforms.all.find(({ log }) => log === 'kafka')?.broker;
  if (!broker) throw new Broken('there is no broker');
  return broker;
};

export const brokerKilled: Trial = {
  id: 'R04',
  title: 'kill -9 the broker under load',
  on: ['kafka'],
  run: (stage) =>
    onKafkaWhile(
      stage,
      async () => {
        const dice = new Dice(stage.seed);
        const kills = stage.long ? 20 : 1;
        let slowest = 0;
        for (let kill = 0; kill < kills; kill += 1) {
          await sleep(dice.between(300, 3_000));
          await brokerOf(stage).kill();
          await sleep(dice.between(0, 2_000));
          await brokerOf(stage).restart();
          slowest = Math.max(slowest, await recovered(stage));
        }
        demand(slowest < 30_000, `consumers took ${slowest} ms to come back`);
        return { kills, 'slowest return s': (slowest / 1000).toFixed(1) };
      },
      stage.long ? 50_000 : 1_000,
    ),
};

export const brokerFrozen: Trial = {
  id: 'R05',
  title: 'SIGSTOP the broker: intake goes on',
  on: ['kafka'],
  run: (stage) =>
    onKafkaWhile(
      stage,
      async (source) => {
        const freezes = stage.long ? 3 : 1;
        const latencies: number[] = [];
        let drainedMs = 0;
        for (let freeze = 0; freeze < freezes; freeze += 1) {
          brokerOf(stage).freeze();
          const [from, refused] = [source.latenciesMs.length, source.refusals];
          await sleep(stage.long ? 90_000 : 5_000);
          latencies.push(...source.latenciesMs.slice(from));
          demand(source.refusals === refused, `${source.refusals - refused} batches were refused meanwhile`);
          brokerOf(stage).thaw();
          drainedMs = Math.max(drainedMs, await recovered(stage));
        }
        const p99 = percentile(latencies, 0.99);
        demand(latencies.length > 20 && p99 < 500, `p99 of ${latencies.length} answers was ${p99.toFixed(0)} ms`);
        return { freezes, 'batches meanwhile': latencies.length, 'p99 ms': p99.toFixed(0) };
      },
      stage.long ? 20_000 : 500,
    ),
};
