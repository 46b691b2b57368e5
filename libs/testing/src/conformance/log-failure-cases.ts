import assert from 'node:assert/strict';
import type { Delivered, Log } from '@mirrorloop/messaging';
import { eventually } from '../eventually.js';
import type { Case } from './case.js';
import { firstDeliveries, inOrderOfKey } from './expectations.js';
import { Gate } from './gate.js';
import type { LogSetup } from './setups.js';
import { Follower, partitionsOfKeys } from './subscribers.js';
import { event, eventsOf, fresh, idsOf, range } from './things.js';

const nameOf = ({ envelope }: Delivered): string => `${envelope!.key}${envelope!.sequence}`;
const namesOf = (messages: readonly Delivered[]): string[] => messages.map(nameOf);

/** Two keys that lie in different partitions of the topic. */
async function twoKeysApart(setup: LogSetup, log: Log, topic: string): Promise<[string, string]> {
  const keys = range(20).map((i) => `k${i}-`);
  await log.append(keys.map((key) => event(topic, key, 0)));
  const partitions = await partitionsOfKeys(setup, log, topic, keys.length);
  const other = keys.find((key) => partitions.get(key) !== partitions.get(keys[0]!));
  assert.ok(other, 'all of twenty keys lie in one of several partitions');
  return [keys[0]!, other];
}

export const failureCases: readonly Case<LogSetup>[] = [
  {
    name: 'after a restart gives back what was rejected, and what lay behind it, and nothing that was acknowledged',
    async run(setup) {
      const [topic, group] = [fresh('first'), fresh('g')];
      const log = await setup.open();
      await log.declare({ [topic]: { partitions: 3 } });
      const [x, y] = await twoKeysApart(setup, log, topic);
      // A, B, C of one key; D, E of another whose partition goes on when C's stops: acknowledge A, B, D; reject C, E.
      const [A, B, C, D, E] = [`${x}1`, `${x}2`, `${x}3`, `${y}1`, `${y}2`];
      await log.append([
        event(topic, x, 1),
        event(topic, x, 2),
        event(topic, x, 3),
        event(topic, y, 1),
        event(topic, y, 2),
      ]);
      const onBatch = ([message]: readonly Delivered[]): Promise<void> =>
        [C, E].includes(nameOf(message!)) ? Promise.reject(new Error('not now')) : Promise.resolve();
      const before = await Follower.of(setup, log, { group, topics: [topic], maxBatch: 1, onBatch });
      await before.until((settled) => [A, B, D].every((n) => namesOf(settled).includes(n!)), 'A, B and D');
      const rejected = (): boolean => [C, E].every((n) => namesOf(before.delivered).includes(n!));
      await eventually(rejected, { withinMs: setup.withinMs, missing: 'C and E' });
      await log.close();

      const restarted = await setup.open();
      const after = await Follower.of(setup, restarted, { group, topics: [topic], maxBatch: 1 });
      await after.until((settled) => [C, E].every((n) => namesOf(settled).includes(n!)), 'C and E, a second time');
      assert.deepEqual(
        namesOf(after.settled).filter((n) => [A, B, D].includes(n)),
        [],
      );
      await restarted.close();
    },
  },
  {
    name: 'delivers a batch again, in the same order, until it is settled, and skips nothing',
    async run(setup) {
      const [log, topic] = [await setup.open(), fresh('again')];
      await log.declare({ [topic]: { partitions: 2 } });
      const events = eventsOf(topic, ['a', 'b', 'c'], 10);
      await log.append(events);
      let failures = 0;
      const onBatch = (): Promise<void> =>
        failures++ % 3 === 2 ? Promise.resolve() : Promise.reject(new Error('try again'));
      const follower = await Follower.of(setup, log, { group: fresh('g'), topics: [topic], maxBatch: 8, onBatch });
      await follower.untilSettled(events.length);
      assert.deepEqual(idsOf(firstDeliveries(follower.settled)).sort(), idsOf(events).sort());
      inOrderOfKey(firstDeliveries(follower.delivered));
      inOrderOfKey(firstDeliveries(follower.settled));
      await log.close();
    },
  },
  {
    name: 'lets neighbours go on while a partition waits, tells that it waits and why, and goes on when it can',
    async run(setup) {
      const [log, topic, group] = [await setup.open(), fresh('stopped'), fresh('g')];
      await log.declare({ [topic]: { partitions: 4 } });
      const keys = range(16).map((i) => `k${i}`);
      const events = eventsOf(topic, keys, 3);
      await log.append(events);
      const partitions = await partitionsOfKeys(setup, log, topic, events.length);
      const stuck = partitions.get('k0')!;
      const neighbours = events.filter(({ key }) => partitions.get(key) !== stuck);
      let healed = false;
      const onBatch = ([first]: readonly Delivered[]): Promise<void> =>
        first!.partition === stuck && !healed ? Promise.reject(new Error('the till is away')) : Promise.resolve();
      const follower = await Follower.of(setup, log, { group, topics: [topic], maxBatch: 2, onBatch });
      await follower.untilSettled(neighbours.length);
      assert.ok(follower.settled.every(({ partition }) => partition !== stuck));
      const waits = (): boolean => {
        const [waiting] = follower.health().waiting;
        return waiting?.topic === topic && waiting.partition === stuck && /the till is away/.test(waiting.error);
      };
      await eventually(waits, { withinMs: setup.withinMs, missing: 'the partition that waits, in the health' });
      healed = true;
      await follower.untilSettled(events.length);
      inOrderOfKey(firstDeliveries(follower.settled));
      const well = (): boolean => follower.health().waiting.length === 0;
      await eventually(well, { withinMs: setup.withinMs, missing: 'a health without waiting partitions' });
      await log.close();
    },
  },
  {
    name: 'goes on after anything that a subscriber throws, also a library error that calls itself final',
    async run(setup) {
      const [log, topic] = [await setup.open(), fresh('thrown')];
      await log.declare({ [topic]: { partitions: 1 } });
      const final = Object.assign(new Error('never retry this'), {
        name: 'KafkaJSNonRetriableError',
        retriable: false,
      });
      const thrown: unknown[] = [new TypeError("can't read x of undefined"), 'a text', undefined, null, final];
      const onBatch = (): Promise<void> => (thrown.length > 0 ? Promise.reject(thrown.shift()) : Promise.resolve());
      const follower = await Follower.of(setup, log, { group: fresh('g'), topics: [topic], onBatch });
      await log.append(eventsOf(topic, ['a'], 3));
      await follower.untilSettled(3);
      assert.equal(follower.health().up, true);
      await log.append([event(topic, 'a', 4)]);
      await follower.untilSettled(4);
      await log.close();
    },
  },
  {
    name: 'lets the batch in hand finish when it closes, and does not deliver it again',
    async run(setup) {
      const [topic, group] = [fresh('drained'), fresh('g')];
      const log = await setup.open();
      await log.declare({ [topic]: { partitions: 1 } });
      await log.append(eventsOf(topic, ['a'], 5));
      const [begun, gate] = [new Gate(), new Gate()];
      const onBatch = (): Promise<void> => {
        begun.open();
        return gate.opened;
      };
      const first = await Follower.of(setup, log, { group, topics: [topic], maxBatch: 2, onBatch });
      await begun.opened;
      let closed = false;
      const closing = first.close().then(() => (closed = true));
      await gate.openSoon();
      assert.equal(closed, false, 'it closed while a batch was in hand');
      await closing;
      assert.ok(first.settled.length >= 2);

      const second = await Follower.of(setup, log, { group, topics: [topic] });
      await second.untilSettled(5 - first.settled.length);
      assert.deepEqual(idsOf([...first.settled, ...second.delivered]), idsOf(eventsOf(topic, ['a'], 5)));
      await log.close();
    },
  },
  {
    name: 'goes on where it was when its connections are lost',
    async run(setup) {
      const [log, topic, group] = [await setup.open(), fresh('lost'), fresh('g')];
      await log.declare({ [topic]: { partitions: 3 } });
      const events = eventsOf(topic, ['a', 'b', 'c', 'd'], 10);
      await log.append(events.slice(0, 20));
      const follower = await Follower.of(setup, log, { group, topics: [topic], maxBatch: 4 });
      await follower.untilSettled(20);
      await setup.breakConnections?.();
      const append = (): Promise<boolean> => log.append(events.slice(20)).then(() => true);
      await eventually(append, { withinMs: setup.withinMs, missing: 'an append after the loss' });
      await follower.until(
        (settled) => new Set(idsOf(settled)).size === events.length,
        'what was appended after the loss',
      );
      inOrderOfKey(firstDeliveries(follower.delivered));
      assert.equal(follower.health().up, true);
      await log.close();
    },
  },
];
