import assert from 'node:assert/strict';
import { Unavailable } from '@mirrorloop/kernel';
import { type AnyHandler, type Delivered, type Envelope, Relay, settleBatch } from '@mirrorloop/messaging';
import { eventually } from '../eventually.js';
import { type Case, suite } from './case.js';
import { everyEffectOnce } from './expectations.js';
import { Gate } from './gate.js';
import { type Behaviour, effectHandler, runtimeOf } from './handlers.js';
import type { Effect, PipelineSetup, Tables } from './setups.js';
import { Follower, type OnBatch, partitionsOfKeys } from './subscribers.js';
import { event, eventsOf, fresh, idsOf, range } from './things.js';
import { concurrentWriters } from './writers.js';

const KEYS = range(16).map((i) => `key ${i}`);

const settling =
  (tables: Tables, handler: AnyHandler): OnBatch =>
  async (batch) =>
    void (await settleBatch(handler, batch, runtimeOf(tables)));

/** A group that handles a topic on a fresh client, as one replica of a service. */
async function replica({ tables, log }: PipelineSetup, group: string, topic: string, behaviour: Behaviour = {}) {
  const client = await log.open();
  await client.declare({ [topic]: { partitions: 4 } });
  const onBatch = settling(tables, effectHandler(group, tables.effects, behaviour) as AnyHandler);
  const follower = await Follower.of(log, client, { group, topics: [topic], maxBatch: 20, onBatch });
  return { client, follower };
}

async function untilEffects({ tables, log }: PipelineSetup, events: readonly Envelope[]): Promise<Effect[]> {
  const all = async (): Promise<Effect[] | false> => {
    const effects = await tables.effects.all();
    return new Set(effects.map(({ eventId }) => eventId)).size >= events.length && effects;
  };
  return eventually(all, { withinMs: log.withinMs, missing: `the effects of ${events.length} events` });
}

const put = ({ outbox, transactions }: Tables, envelopes: readonly Envelope[]): Promise<void> =>
  transactions.run((tx) => outbox.append(envelopes, tx));

export const pipelineCases: readonly Case<PipelineSetup>[] = [
  {
    name: 'carries what sixteen writers commit through two relays to its effects, once and in order of key',
    async run(setup) {
      const [topic, group] = [fresh('carried'), fresh('g.h')];
      const { client } = await replica(setup, group, topic);
      const other = await setup.log.open();
      await other.declare({ [topic]: { partitions: 4 } });
      const relays = [client, other].map((log) => new Relay(setup.tables.unsent, log));
      relays.forEach((relay) => relay.start());
      const { done, committed } = concurrentWriters(setup.tables, { writers: 16, transactions: 12, keys: 8 }, topic);
      await done;
      relays.forEach((relay) => relay.wake());
      const effects = await untilEffects(setup, committed);
      await Promise.all(relays.map((relay) => relay.stop()));
      everyEffectOnce(effects, committed);
    },
  },
  {
    name: 'has every effect once when the relay dies between sending and marking',
    async run(setup) {
      const { tables, log } = setup;
      const [topic, group] = [fresh('resent'), fresh('g.h')];
      const { client } = await replica(setup, group, topic);
      const events = eventsOf(topic, KEYS, 5);
      await put(tables, events);
      const dying = tables.unsent.relay(50, async (envelopes) => {
        await client.append(envelopes);
        await tables.breakConnections?.();
        throw new Error('killed after sending');
      });
      await assert.rejects(dying);
      const resend = (): Promise<number | null> => tables.unsent.relay(50, (envelopes) => client.append(envelopes));
      await eventually(async () => (await resend()) === 0, { withinMs: log.withinMs, missing: 'an empty outbox' });
      await client.append([event(topic, 'the last', 1)]);
      const effects = await untilEffects(setup, [...events, event(topic, 'the last', 1)]);
      everyEffectOnce(effects, [...events, event(topic, 'the last', 1)]);
    },
  },
  {
    name: 'has every effect once when the consumer dies between effect and position',
    async run(setup) {
      const { tables, log } = setup;
      const [topic, group] = [fresh('dying'), fresh('g.h')];
      const events = eventsOf(topic, KEYS, 4);
      const client = await log.open();
      await client.declare({ [topic]: { partitions: 4 } });
      await client.append(events);
      let deaths = 4;
      const settle = settling(tables, effectHandler(group, tables.effects) as AnyHandler);
      const onBatch = async (batch: readonly Delivered[]): Promise<void> => {
        await settle(batch);
        if (deaths-- > 0) throw new Error('killed before the position moved on');
      };
      const follower = await Follower.of(log, client, { group, topics: [topic], maxBatch: 10, onBatch });
      await follower.untilSettled(events.length);
      assert.ok(follower.delivered.length > events.length, 'nothing was delivered again');
      everyEffectOnce(await tables.effects.all(), events);
    },
  },
  {
    name: 'has every effect once and in order of key when replicas come and go with a batch in hand',
    async run(setup) {
      const [topic, group] = [fresh('rebalanced'), fresh('g.h')];
      const events = eventsOf(topic, KEYS, 12);
      const [inHand, gate] = [new Gate(), new Gate()];
      const first = await slowReplica(setup, group, topic, inHand, gate);
      await first.client.append(events.slice(0, 96));
      await inHand.opened;
      const second = await replica(setup, group, topic);
      await second.client.append(events.slice(96));
      await gate.openSoon();
      await first.client.close();
      everyEffectOnce(await untilEffects(setup, events), events);
    },
  },
  {
    name: 'acknowledges A, B and D, waits for C and E, and after a restart has the effects of C and E, once each',
    async run(setup) {
      const [topic, group] = [fresh('first'), fresh('g.h')];
      const events = ['A', 'B', 'C', 'D', 'E'].map((key) => event(topic, key, 1));
      const decide = ({ key }: { key: string }): void => {
        if (['C', 'E'].includes(key)) throw new Unavailable('not now');
      };
      const before = await replicaOfOnes(setup, group, topic, { decide });
      await before.client.append(events);
      const tried = (): boolean => ['C', 'E'].some((k) => before.follower.delivered.some((d) => d.envelope?.key === k));
      await eventually(tried, { withinMs: setup.log.withinMs, missing: 'a try of C or E' });
      await before.client.close();
      const acknowledged = new Set(idsOf(before.follower.settled));

      const after = await replicaOfOnes(setup, group, topic);
      everyEffectOnce((await untilEffects(setup, events)).sort(byKey), events);
      assert.ok(
        after.follower.delivered.every((d) => !acknowledged.has(d.envelope!.id)),
        'it was acknowledged before',
      );
    },
  },
  {
    name: 'lets the neighbours of a waiting partition go on',
    async run(setup) {
      const [topic, group] = [fresh('stopped'), fresh('g.h')];
      const events = eventsOf(topic, KEYS, 3);
      let away = true;
      const decide = ({ key }: { key: string }): void => {
        if (key === KEYS[0] && away) throw new Unavailable('the till is away');
      };
      const { client, follower } = await replica(setup, group, topic, { decide });
      await client.append(events);
      const partitions = await partitionsOfKeys(setup.log, client, topic, events.length);
      const neighbours = events.filter(({ key }) => partitions.get(key) !== partitions.get(KEYS[0]!));
      await follower.until(
        (settled) => neighbours.every(({ id }) => idsOf(settled).includes(id)),
        'the messages of the neighbours',
      );
      const waiting = await eventually(() => follower.health().waiting[0], { missing: 'the partition that waits' });
      assert.deepEqual([waiting.partition, waiting.error], [partitions.get(KEYS[0]!), 'the till is away']);
      away = false;
      everyEffectOnce(await untilEffects(setup, events), events);
    },
  },
  {
    name: 'parks what a mistake in a handler spoils, and lives on',
    async run(setup) {
      const [topic, group] = [fresh('mistaken'), fresh('g.h')];
      const events = eventsOf(topic, KEYS, 2);
      const final = Object.assign(new Error('never retry'), { name: 'KafkaJSNonRetriableError', retriable: false });
      const decide = ({ key }: { key: string }): void => {
        if (key === KEYS[1]) throw new TypeError("Cannot read properties of undefined (reading 'x')");
        if (key === KEYS[2]) throw final;
      };
      const { client, follower } = await replica(setup, group, topic, { decide });
      await client.append(events.slice(0, KEYS.length));
      await follower.untilSettled(KEYS.length);
      await client.append(events.slice(KEYS.length));
      await follower.untilSettled(events.length);
      const good = events.filter(({ key }) => key !== KEYS[1] && key !== KEYS[2]);
      everyEffectOnce(await setup.tables.effects.all(), good);
      const parked = await setup.tables.parked.list({ group, limit: 10 });
      assert.deepEqual(
        parked.map((row) => [row.reason, row.attempts]),
        Array(4).fill(['unclassified', 3]),
      );
      assert.equal(follower.health().up, true);
    },
  },
];

const byKey = (a: Effect, b: Effect): number => a.key.localeCompare(b.key);

/** A replica whose first batches wait at the gate before they are settled. */
async function slowReplica({ tables, log }: PipelineSetup, group: string, topic: string, inHand: Gate, gate: Gate) {
  const client = await log.open();
  await client.declare({ [topic]: { partitions: 4 } });
  const settle = settling(tables, effectHandler(group, tables.effects) as AnyHandler);
  const onBatch = async (batch: readonly Delivered[]): Promise<void> => {
    inHand.open();
    await gate.opened;
    await settle(batch);
  };
  return { client, follower: await Follower.of(log, client, { group, topics: [topic], maxBatch: 5, onBatch }) };
}

/** A replica that takes one message at a time, so that each is settled for itself. */
async function replicaOfOnes({ tables, log }: PipelineSetup, group: string, topic: string, behaviour: Behaviour = {}) {
  const client = await log.open();
  await client.declare({ [topic]: { partitions: 4 } });
  const onBatch = settling(tables, effectHandler(group, tables.effects, behaviour) as AnyHandler);
  return { client, follower: await Follower.of(log, client, { group, topics: [topic], maxBatch: 1, onBatch }) };
}

export const pipelineSuite = suite('pipeline', pipelineCases);
