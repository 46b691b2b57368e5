import { setTimeout as sleep } from 'node:timers/promises';
import { topics } from '@mirrorloop/contracts';
import { type Log, Relay, type Transaction } from '@mirrorloop/messaging';
import { KafkaLog } from '@mirrorloop/messaging-kafka';
import { Database, PostgresLog, PostgresOutbox } from '@mirrorloop/messaging-postgres';
import { readEvents } from '../check/log-as-read.js';
import { wouldComeAgain } from '../check/positions.js';
import { withDatabase } from '../check/with-database.js';
import type { Dice } from '../dice.js';
import type { Source } from '../load/source.js';
import type { Platform } from '../platform/platform.js';
import {
  allReady,
  BOTH,
  demand,
  type Figures,
  newSource,
  nothingLostOrDoubled,
  onEach,
  type Stage,
  type Trial,
} from '../trial.js';
import { until } from '../until.js';

/** Sends while `breaking` goes on; whatever happens, nothing is sent when it is over. */
async function underLoad(
  stage: Stage,
  platform: Platform,
  dice: Dice,
  breaking: (source: Source) => Promise<Figures>,
): Promise<Figures> {
  const source = await newSource(stage, platform, dice);
  source.start();
  try {
    const figures = await breaking(source);
    await source.stop();
    return { ...figures, ...(await nothingLostOrDoubled(platform, source)) };
  } finally {
    source.abandon();
  }
}

const sent = (source: Source, count: number) =>
  until(`${count} acknowledgements`, () => source.ledger.acknowledgedSoFar >= count);

const STOPS_WITHIN_MS = 10_000;
const GROUPS = [
  ['insight.signal', 'insight.analyse-signals'],
  ['gateway.traced_signal', 'gateway.trace-signals'],
] as const;

export const stoppedGracefully: Trial = {
  id: 'R17',
  title: 'SIGTERM in the middle of batches: drained, and nothing comes again',
  run: (stage) =>
    onEach(stage, BOTH, (platform, dice) =>
      underLoad(stage, platform, dice, async (source) => {
        const stops = stage.long ? 50 : 1;
        let [slowestMs, again] = [0, 0];
        for (let stop = 1; stop <= stops; stop += 1) {
          await sent(source, stop * (stage.long ? 200 : 300));
          const since = Date.now();
          await Promise.all(platform.processes.map((process) => process.stop()));
          slowestMs = Math.max(slowestMs, Date.now() - since);
          const events = await readEvents(platform, source.begins);
          for (const [table, group] of GROUPS) again += await wouldComeAgain(platform, events, table, group);
          for (const process of platform.processes) process.start();
          await allReady(platform);
        }
        demand(again === 0, `${again} events took effect before the stop and would be delivered again`);
        demand(slowestMs < STOPS_WITHIN_MS, `it took ${slowestMs} ms to stop`);
        return { stops, 'slowest stop s': (slowestMs / 1000).toFixed(1), redelivered: again };
      }),
    ),
};

export const zombie: Trial = {
  id: 'R14',
  together: true,
  title: 'SIGSTOP in the middle of a transaction, past the session; another takes over; SIGCONT',
  run: (stage) =>
    onEach(stage, BOTH, (platform, dice) =>
      underLoad(stage, platform, dice, async (source) => {
        await sent(source, 100);
        const points = ['insight.analyse-signals.after-save', 'insight.analyse-signals.after-commit'];
        let waitedMs = 0;
        for (const point of stage.long ? [...points, ...points] : points.slice(0, 1))
          waitedMs = Math.max(waitedMs, await freezeAt(platform, point, source, stage.long ? 60_000 : 4_000));
        const figures: Figures = platform.log === 'kafka' ? { 'taken over after s': (waitedMs / 1000).toFixed(1) } : {};
        return figures;
      }),
    ),
};

/** @returns how long it took until what was sent before the freeze was analysed, by the others */
async function freezeAt(platform: Platform, point: string, source: Source, leastMs: number): Promise<number> {
  const pids = platform.processesOf('insight').map(({ pid }) => pid!);
  platform.crashPoints.arm(point, 1, 'SIGSTOP');
  await until(`a process to freeze at ${point}`, () => !platform.crashPoints.isArmed(point));
  const since = Date.now();
  try {
    if (platform.log === 'kafka') await analysed(platform, source.name, source.ledger.acknowledged());
    const tookMs = Date.now() - since;
    await sleep(Math.max(0, leastMs - tookMs));
    return tookMs;
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  }
}

const analysed = (platform: Platform, source: string, ids: readonly string[]) =>
  withDatabase(platform, (database) =>
    until('another process to take over what the frozen one has in hand', async () => {
      const { rows } = await database.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM ingestion.signal s WHERE s.source = $1 AND s.raw::jsonb ->> 'messageId' = ANY($2::text[])
         AND NOT EXISTS (SELECT FROM insight.signal i WHERE i.signal_id = s.id)`,
        [source, ids],
      );
      return rows[0]!.n === 0;
    }),
  );

export const rebalanceStorm: Trial = {
  id: 'R12',
  title: 'consumers join and leave every 3 s',
  on: ['kafka'],
  run: (stage) =>
    onEach(stage, ['kafka'], (platform, dice) =>
      underLoad(stage, platform, dice, async (source) => {
        const rounds = stage.long ? 40 : 2;
        const [stays, leaves] = platform.processesOf('insight');
        const before = await settledBy(stays!.url);
        let longestMs = 0;
        for (let round = 0; round < rounds; round += 1) {
          const from = await analysedOf(platform, source.name);
          const since = Date.now();
          await Promise.all([leaves!.restart(), sleep(3_000)]);
          await until('progress', async () => (await analysedOf(platform, source.name)) > from);
          longestMs = Math.max(longestMs, Date.now() - since);
        }
        const after = await settledBy(stays!.url);
        const [all, again] = [after.all - before.all, after.duplicate - before.duplicate];
        demand(again <= all * 0.1, `${again} of ${all} were deliveries of what was settled already`);
        return { rounds, 'longest round s': (longestMs / 1000).toFixed(1), settled: all, redelivered: again };
      }),
    ),
};

/** As the process itself counts: what became of the messages of a group. */
async function settledBy(url: string): Promise<{ all: number; duplicate: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text
    .split('\n')
    .filter((line) => /^mirrorloop_messages/.test(line) && line.includes('analyse-signals'));
  const sum = (some: readonly string[]) => some.reduce((total, line) => total + Number(line.split(' ').at(1)), 0);
  return { all: sum(lines), duplicate: sum(lines.filter((line) => line.includes('outcome="duplicate"'))) };
}

const analysedOf = (platform: Platform, source: string): Promise<number> =>
  withDatabase(platform, async (database) => {
    const text = 'SELECT count(*)::int AS n FROM insight.signal WHERE source = $1';
    return (await database.query<{ n: number }>(text, [source])).rows[0]!.n;
  });

/** The leader's lock is lost: it sends whoever else sends. */
class LocklessOutbox extends PostgresOutbox {
  protected override lock(_tx: Transaction): Promise<boolean> {
    return Promise.resolve(true);
  }
}

export const twoRelays: Trial = {
  id: 'R15',
  title: 'several relays at once on one outbox, their lock lost',
  run: (stage) =>
    onEach(stage, BOTH, async (platform, dice) => {
      const count = stage.long ? 10_000 : 1_000;
      const source = await newSource(stage, platform, dice, { restMs: 0, batch: 50 });
      const release = await holdRelay(platform);
      await source.send(count).finally(() => source.abandon());
      const waiting = await unsentIn(platform);
      const others = await Promise.all([locklessRelay(platform), locklessRelay(platform)]);
      for (const { relay } of others) relay.start();
      await release();
      const whole = await nothingLostOrDoubled(platform, source);
      for (const each of others) await each.stop();
      return { 'outbox rows': waiting, relays: 3, ...whole };
    }),
};

/** Takes the lock that relays take, so that what they should send piles up. */
async function holdRelay({ databaseUrl }: Platform): Promise<() => Promise<void>> {
  const database = await Database.open({ url: databaseUrl, schema: 'trials', migrations: [], poolSize: 3 });
  const client = await database.pool.connect();
  await client.query(`SELECT pg_advisory_lock(hashtextextended('mirrorloop.relay.ingestion', 0))`);
  return async () => {
    client.release(true);
    await database.close();
  };
}

const unsentIn = (platform: Platform): Promise<number> =>
  withDatabase(
    platform,
    async (database) =>
      (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM ingestion.outbox')).rows[0]!.n,
  );

async function locklessRelay(platform: Platform): Promise<{ relay: Relay; stop(): Promise<void> }> {
  const database = await Database.open({ url: platform.databaseUrl, schema: 'ingestion', migrations: [], poolSize: 3 });
  const log = await logOf(platform);
  const relay = new Relay(new LocklessOutbox(database), log);
  const stop = async () => {
    await relay.stop();
    await log.close();
    await database.close();
  };
  return { relay, stop };
}

export async function logOf(platform: Platform, sessionTimeoutMs = 6_000): Promise<Log> {
  const log = platform.kafka
    ? new KafkaLog({ ...platform.kafka, clientId: 'trials', sessionTimeoutMs })
    : await PostgresLog.open(platform.databaseUrl);
  await log.declare(topics);
  return log;
}
