import { setTimeout as sleep } from 'node:timers/promises';
import { defineEvent } from '@mirrorloop/contracts';
import type { Envelope, Outcome } from '@mirrorloop/messaging';
import kafkajs from 'kafkajs';
import pg from 'pg';
import { EmptyError } from 'rxjs';
import { CountingHandler, Handles, Pipeline, type Thing, ThingTried } from '../pipeline/consumer.js';
import type { Platform } from '../platform/platform.js';
import { BOTH, demand, onEach, type Figures, type Stage, type Trial } from '../trial.js';
import { until } from '../until.js';
import { logOf } from './processes.js';

async function onPipeline(
  stage: Stage,
  platform: Platform,
  work: (pipeline: Pipeline) => Promise<Figures>,
): Promise<Figures> {
  const pipeline = await Pipeline.on(platform, await logOf(platform), `trials.${stage.id.toLowerCase()}-${Date.now()}`);
  try {
    return await work(pipeline);
  } finally {
    await pipeline.close();
  }
}

/** @returns once each of them took effect, and none twice */
async function effectOnce(pipeline: Pipeline, envelopes: readonly Envelope[]): Promise<Map<string, { at: Date }>> {
  const found = await until(`${envelopes.length} effects`, async () => {
    const effects = await pipeline.effectsOf(envelopes);
    return effects.size === envelopes.length && effects;
  });
  const twice = [...found.values()].filter(({ times }) => times !== 1).length;
  demand(twice === 0, `${twice} took effect more than once`);
  return found;
}

const things = (count: number, how: (n: number) => string, keys = 30) =>
  Array.from({ length: count }, (_, n) => ({ key: `k${n % keys}`, n, how: how(n) }));

const SLOW_MS = 9_000;

@Handles(ThingTried, { group: 'trials.slow' })
class Slow extends CountingHandler {
  async prepare(events: readonly Thing[]): Promise<void> {
    if (events.some(({ data }) => data.how === 'slowly')) await sleep(SLOW_MS);
  }
  protected stumble(): void {}
}

export const slowConsumer: Trial = {
  id: 'R13',
  together: true,
  title: `a batch that takes ${SLOW_MS / 1000} s where a session is 6 s: nobody alive is evicted`,
  run: (stage) =>
    onEach(stage, BOTH, (platform) =>
      onPipeline(stage, platform, async (pipeline) => {
        const slowEvery = stage.long ? 50 : 100;
        const envelopes = pipeline.events(
          things(stage.long ? 2_000 : 100, (n) => (n % slowEvery === 0 ? 'slowly' : 'well')),
        );
        const outcomes: Outcome[] = [];
        const other = await logOf(platform);
        const second = await Pipeline.on(platform, other, pipeline.topic);
        const members = [
          await pipeline.follow(new Slow(), (some) => outcomes.push(...some)),
          await second.follow(new Slow(), (some) => outcomes.push(...some)),
        ];
        for (let at = 0; at < envelopes.length; at += 20) await pipeline.log.append(envelopes.slice(at, at + 20));
        await effectOnce(pipeline, envelopes);
        const again = outcomes.filter(({ kind }) => kind === 'duplicate').length;
        demand(again === 0, `${again} were delivered again: a member that lived lost its partitions`);
        demand(
          members.every((each) => each.health().up),
          'a member is not up',
        );
        await second.close();
        return { events: envelopes.length, redelivered: again };
      }),
    ),
};

@Handles(ThingTried, { group: 'trials.poison' })
class Poisoned extends CountingHandler {
  private readonly tries = new Map<string, number>();
  protected stumble({ id, data }: Thing): void {
    const tries = (this.tries.get(id) ?? 0) + 1;
    this.tries.set(id, tries);
    if (data.how === 'never' || (data.how === 'third time' && tries < 3)) throw new TypeError(`stumbled over ${id}`);
  }
}

/** A steady stream of 200 a second. */
const [AT_A_TIME, EVERY_MS] = [50, 250];
/** The quick profile runs on machines that do much else; no partition may stand still for longer in any case. */
const BLOCKED_MS = 30_000;

export const poison: Trial = {
  id: 'R21',
  together: true,
  title: '1% of events throw always, 1% throw twice and then pass',
  run: (stage) =>
    onEach(stage, BOTH, (platform) =>
      onPipeline(stage, platform, async (pipeline) => {
        const count = stage.long ? 10_000 : 1_000;
        const how = (n: number) => (n % 100 === 7 ? 'never' : n % 100 === 57 ? 'third time' : 'well');
        const all = things(count, how);
        const envelopes = pipeline.events(all);
        await pipeline.follow(new Poisoned());
        const appended = new Map<string, number>();
        for (let at = 0; at < count; at += AT_A_TIME) {
          const some = envelopes.slice(at, at + AT_A_TIME);
          await pipeline.log.append(some);
          for (const { id } of some) appended.set(id, Date.now());
          await sleep(EVERY_MS);
        }
        const good = envelopes.filter((_, i) => all[i]!.how !== 'never');
        const effects = await effectOnce(pipeline, good);
        const delays = good.map(({ id }) => effects.get(id)!.at.getTime() - appended.get(id)!).sort((a, b) => a - b);
        const p99 = delays[Math.floor(delays.length * 0.99)]!;
        demand(p99 < (stage.long ? 5_000 : BLOCKED_MS), `good events waited ${p99} ms (p99)`);
        const parked = await parkedRows(pipeline, 'trials.poison', count / 100);
        const wrong = parked.filter((row) => row.attempts !== 3 || row.reason !== 'unclassified' || !row.error);
        demand(wrong.length === 0, `${wrong.length} parked messages lack their reason or attempts`);
        return { events: count, parked: parked.length, 'p99 ms of good ones': p99, doubled: 0 };
      }),
    ),
};

/** Everything that a handler, a driver or somebody's library may throw. */
const THROWN: readonly (() => unknown)[] = [
  () => new kafkajs.KafkaJSNonRetriableError('not retriable'),
  () => new kafkajs.KafkaJSError('retriable', { retriable: true }),
  () => new kafkajs.KafkaJSProtocolError(new Error('protocol')),
  () => new kafkajs.KafkaJSConnectionError('no connection', { broker: 'a' }),
  () => new kafkajs.KafkaJSNumberOfRetriesExceeded(new Error('enough'), { retryCount: 5, retryTime: 1 }),
  () => new EmptyError(),
  () => Object.assign(new pg.DatabaseError('duplicate key', 10, 'error'), { code: '23505' }),
  () => Object.assign(new pg.DatabaseError('bad text', 10, 'error'), { code: '22P02' }),
  () => new TypeError('undefined is not a function'),
  () => new RangeError('too deep'),
  () => new SyntaxError('Unexpected token'),
  () => new URIError('malformed'),
  () => new AggregateError([new Error('one'), new Error('two')], 'several'),
  () => new DOMException('took too long', 'AbortError'),
  () => Object.assign(new Error('a NUL \u0000 in it'), { code: 42 }),
  () => 'a string',
  () => undefined,
  () => null,
  () => ({ code: 'no error' }),
  () => Symbol('thrown'),
];

@Handles(ThingTried, { group: 'trials.thrower' })
class Thrower extends CountingHandler {
  protected stumble({ data }: Thing): void {
    const thrown = THROWN[Number(data.how)];
    if (thrown) throw thrown();
  }
}

const NEXT_WITHIN_MS = 5_000;

export const everyClassOfError: Trial = {
  id: 'R22',
  together: true,
  title: `${THROWN.length} classes of errors thrown from a handler: the consumer stays and goes on`,
  run: (stage) =>
    onEach(stage, BOTH, (platform) =>
      onPipeline(stage, platform, async (pipeline) => {
        const member = await pipeline.follow(new Thrower());
        let slowestMs = 0;
        for (let how = 0; how < THROWN.length; how += 1) {
          const [bad, next] = pipeline.events([
            { key: 'one', n: 2 * how, how: String(how) },
            { key: 'one', n: 2 * how + 1, how: 'well' },
          ]);
          const since = Date.now();
          await pipeline.log.append([bad!, next!]);
          await effectOnce(pipeline, [next!]);
          slowestMs = Math.max(slowestMs, Date.now() - since);
          demand(member.health().up, `the consumer is gone after ${String(THROWN[how]!())}`);
        }
        const parked = await parkedRows(pipeline, 'trials.thrower', THROWN.length);
        demand(slowestMs < NEXT_WITHIN_MS, `the next event was handled after ${slowestMs} ms`);
        return { classes: THROWN.length, parked: parked.length, 'slowest next ms': slowestMs };
      }),
    ),
};

@Handles(ThingTried, { group: 'trials.deployed' })
class Before extends CountingHandler {
  protected stumble(): void {}
}

/** Of a release that isn't here yet, and one for each log: what is declared is declared for the whole process. */
const unknownOn = ({ log }: Platform) => [`trials.thing-tried-on-${log}.v2`, `trials.thing-forgotten-on-${log}.v1`];

export const unhandled: Trial = {
  id: 'R23',
  together: true,
  title: 'event types and versions that nobody knows are parked, and take effect once a handler is deployed',
  run: (stage) =>
    onEach(stage, BOTH, (platform, dice) =>
      onPipeline(stage, platform, async (pipeline) => {
        const count = stage.long ? 1_000 : 30;
        const types = [ThingTried.type, ...unknownOn(platform)];
        const envelopes = dice.shuffled(
          types.flatMap((type) =>
            pipeline.events(
              things(count, () => type),
              type,
            ),
          ),
        );
        const subscription = await pipeline.follow(new Before());
        await pipeline.log.append(envelopes);
        const known = envelopes.filter(({ type }) => type === ThingTried.type);
        await effectOnce(pipeline, known);
        const parked = await parkedRows(pipeline, 'trials.deployed', 2 * count);
        demand(
          parked.every(({ reason }) => reason === 'unhandled'),
          'something is parked for another reason',
        );
        await subscription.close();
        await pipeline.replay(
          deployed(platform),
          parked.map(({ message }) => message),
        );
        await effectOnce(pipeline, envelopes);
        return { events: envelopes.length, parked: parked.length, 'effects after the replay': envelopes.length };
      }),
    ),
};

/** The handler of the next release, which knows all types. */
function deployed(platform: Platform): object {
  const { schema, summary, topic } = ThingTried;
  const key = (data: { key: string }) => data.key;
  const examples: [Thing['data']] = [{ key: 'a', n: 1, how: 'well' }];
  const contracts = unknownOn(platform).map((type) => defineEvent({ type, topic, summary, key, schema, examples }));
  @Handles([ThingTried, ...contracts] as (typeof ThingTried)[], { group: 'trials.deployed' })
  class After extends CountingHandler {
    protected stumble(): void {}
  }
  return new After();
}

/** @returns once so many messages of this pipeline are parked */
const parkedRows = (pipeline: Pipeline, group: string, count: number) =>
  until(`${count} messages to be parked`, async () => {
    const rows = await pipeline.runtime.parked.list({ group, limit: 5_000 });
    const ours = rows.filter(({ message }) => message.topic === pipeline.topic);
    return ours.length === count && ours;
  });
