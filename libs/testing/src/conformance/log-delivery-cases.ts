import assert from 'node:assert/strict';
import type { Delivered, Envelope } from '@mirrorloop/messaging';
import { eventually } from '../eventually.js';
import type { Case } from './case.js';
import { firstDeliveries, inOrderOfKey } from './expectations.js';
import type { LogSetup } from './setups.js';
import { Follower } from './subscribers.js';
import { event, eventsOf, fresh, idsOf, range } from './things.js';

const KEYS = range(12).map((i) => `key ${i}`);

/** What hands out each message of one partition has to be: whole, of one topic, in rising positions. */
function inOrderOfPosition(batches: readonly (readonly Delivered[])[]): void {
  const last = new Map<string, bigint>();
  for (const { topic, partition, position } of batches.flat()) {
    const slice = `${topic}/${partition}`;
    assert.ok(BigInt(position) > (last.get(slice) ?? -1n), `${slice} went back to ${position}`);
    last.set(slice, BigInt(position));
  }
}

export const deliveryCases: readonly Case<LogSetup>[] = [
  {
    name: 'delivers each message whole, those of one key in one partition and in order',
    async run(setup) {
      const [log, topic] = [await setup.open(), fresh('delivered')];
      await log.declare({ [topic]: { partitions: 4 } });
      const events = eventsOf(topic, KEYS, 20);
      for (const i of range(4)) await log.append(events.slice(i * 60, i * 60 + 60));
      const follower = await Follower.of(setup, log, { group: fresh('g'), topics: [topic] });
      await follower.untilSettled(events.length);

      const got = new Map(firstDeliveries(follower.delivered).map((e) => [e.id, e]));
      assert.deepEqual(
        events.map(({ id }) => got.get(id)),
        events,
      );
      inOrderOfPosition(follower.batches);
      inOrderOfKey([...got.values()]);
      const places = new Set(follower.delivered.map(({ envelope, partition }) => `${envelope!.key}@${partition}`));
      assert.equal(places.size, KEYS.length);
      await log.close();
    },
  },
  {
    name: 'keeps every character and every attribute of an event',
    async run(setup) {
      const [log, topic] = [await setup.open(), fresh('wild')];
      await log.declare({ [topic]: { partitions: 1 } });
      const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
      const data = '{ "n": 12345678901234567890,\n "text": "zwölf 🎁 \\u0000 \\ud83d" }';
      const wild = event(topic, 'ключ "1"', 9, { data, traceparent, causationId: 'cause', correlationId: 'ö' });
      const tame = event(topic, 'b', 1);
      await log.append([wild, tame]);
      const follower = await Follower.of(setup, log, { group: fresh('g'), topics: [topic] });
      await follower.untilSettled(2);
      assert.deepEqual(firstDeliveries(follower.delivered), [wild, tame]);
      await log.close();
    },
  },
  {
    name: 'hands out batches of one partition, no larger than asked for, one of a partition at a time',
    async run(setup) {
      const [log, one, two] = [await setup.open(), fresh('one'), fresh('two')];
      await log.declare({ [one]: { partitions: 3 }, [two]: { partitions: 2 } });
      await log.append([...eventsOf(one, KEYS, 5), ...eventsOf(two, KEYS, 5)]);
      const inHand = new Map<string, number>();
      const onBatch = async (batch: readonly Delivered[]): Promise<void> => {
        const slices = new Set(batch.map(({ topic, partition }) => `${topic}/${partition}`));
        assert.equal(slices.size, 1);
        const [slice] = slices as unknown as [string];
        inHand.set(slice, (inHand.get(slice) ?? 0) + 1);
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (inHand.get(slice) !== 1) inHand.set('two at a time', 1);
        inHand.set(slice, inHand.get(slice)! - 1);
      };
      const follower = await Follower.of(setup, log, { group: fresh('g'), topics: [one, two], maxBatch: 7, onBatch });
      await follower.untilSettled(120);
      assert.equal(inHand.has('two at a time'), false);
      assert.ok(follower.batches.every((batch) => batch.length > 0 && batch.length <= 7));
      assert.equal(follower.delivered.length, 120);
      await log.close();
    },
  },
  {
    name: 'gives every group every message, a new one from the beginning',
    async run(setup) {
      const [log, topic] = [await setup.open(), fresh('groups')];
      await log.declare({ [topic]: { partitions: 2 } });
      const events = eventsOf(topic, KEYS, 2);
      const early = await Follower.of(setup, log, { group: fresh('early'), topics: [topic] });
      await log.append(events);
      await early.untilSettled(events.length);
      const late = await Follower.of(setup, log, { group: fresh('late'), topics: [topic] });
      await late.untilSettled(events.length);
      assert.deepEqual(idsOf(late.settled).sort(), idsOf(events).sort());
      await log.close();
    },
  },
  {
    name: 'counts what a group has yet to settle',
    async run(setup) {
      const [log, topic, group] = [await setup.open(), fresh('lag'), fresh('g')];
      await log.declare({ [topic]: { partitions: 3 } });
      await log.append(eventsOf(topic, KEYS, 3));
      assert.equal(await log.lag(group, [topic]), 36);
      const follower = await Follower.of(setup, log, { group, topics: [topic] });
      const caughtUp = async (): Promise<boolean> => (await log.lag(group, [topic])) === 0;
      await eventually(caughtUp, { withinMs: setup.withinMs, missing: 'a lag of 0' });
      await follower.close();
      await log.append([event(topic, 'one more', 1)]);
      assert.equal(await log.lag(group, [topic]), 1);
      await log.close();
    },
  },
  {
    name: 'tells a group that is behind by its time from one that keeps up, and from one that never was',
    async run(setup) {
      const [log, topic, group] = [await setup.open(), fresh('behind'), fresh('g')];
      await log.declare({ [topic]: { partitions: 3 } });
      await log.append(eventsOf(topic, KEYS, 2));
      assert.equal(await log.isBehind(group, [topic], 0), false, 'it never was');
      const follower = await Follower.of(setup, log, { group, topics: [topic] });
      const keepsUp = async (): Promise<boolean> => (await log.lag(group, [topic])) === 0;
      await eventually(keepsUp, { withinMs: setup.withinMs, missing: 'a lag of 0' });
      assert.equal(await log.isBehind(group, [topic], 0), false, 'it has settled everything');
      await follower.close();
      await log.append([event(topic, 'one more', 1)]);
      assert.equal(await log.isBehind(group, [topic], 60_000), false, 'not for a minute yet');
      const behind = (): Promise<boolean> => log.isBehind(group, [topic], 100);
      await eventually(behind, { withinMs: setup.withinMs, missing: 'a group that is behind by 100 ms' });
      await log.close();
    },
  },
  {
    name: 'takes declarations and appends of several clients at once',
    async run(setup) {
      const topic = fresh('crowd');
      const clients = await Promise.all(range(3).map(() => setup.open()));
      await Promise.all(clients.map((client) => client.declare({ [topic]: { partitions: 4 } })));
      const events: Envelope[] = [];
      const write = async (c: number): Promise<void> => {
        for (const n of range(10)) {
          const batch = KEYS.map((key) => event(topic, `${c} ${key}`, n + 1));
          events.push(...batch);
          await clients[c]!.append(batch);
        }
      };
      await Promise.all(range(3).map(write));
      const follower = await Follower.of(setup, clients[0]!, { group: fresh('g'), topics: [topic] });
      await follower.untilSettled(events.length);
      assert.deepEqual(idsOf(follower.settled).sort(), idsOf(events).sort());
      inOrderOfKey(firstDeliveries(follower.delivered));
      await Promise.all(clients.map((client) => client.close()));
    },
  },
  {
    name: 'hands on what is no event of ours, as it came',
    async run(setup) {
      if (!setup.appendRaw) return; // nobody else can write to this log
      const [log, topic] = [await setup.open(), fresh('raw')];
      await log.declare({ [topic]: { partitions: 1 } });
      await setup.appendRaw(topic, 'no event of ours');
      await log.append([event(topic, 'a', 1)]);
      const follower = await Follower.of(setup, log, { group: fresh('g'), topics: [topic] });
      await follower.untilSettled(2);
      const [raw, whole] = follower.settled;
      assert.deepEqual([raw!.envelope, raw!.unreadable], [null, 'no event of ours']);
      assert.deepEqual(whole!.envelope, event(topic, 'a', 1));
      await log.close();
    },
  },
];
