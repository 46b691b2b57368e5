import assert from 'node:assert/strict';
import type { Delivered, Envelope, Log } from '@mirrorloop/messaging';
import { eventually } from '../eventually.js';
import type { Case } from './case.js';
import { firstDeliveries, inOrderOfKey } from './expectations.js';
import { Gate } from './gate.js';
import type { LogSetup } from './setups.js';
import { Follower } from './subscribers.js';
import { event, eventsOf, fresh, idsOf, range } from './things.js';

const KEYS = range(24).map((i) => `key ${i}`);

/** Everything the group settled, whoever of it did; at least once each. */
async function untilGroupSettled(setup: LogSetup, followers: readonly Follower[], events: readonly Envelope[]) {
  const left = (): string[] => {
    const settled = new Set(followers.flatMap((follower) => idsOf(follower.settled)));
    return idsOf(events).filter((id) => !settled.has(id));
  };
  await eventually(() => left().length === 0, { withinMs: setup.withinMs, missing: 'messages settled by the group' });
}

/** Two clients of one log, as two replicas of a service have. */
const twoClients = async (setup: LogSetup, topic: string): Promise<[Log, Log]> => {
  const [one, two] = [await setup.open(), await setup.open()];
  await Promise.all([one, two].map((log) => log.declare({ [topic]: { partitions: 6 } })));
  return [one, two];
};

export const sharingCases: readonly Case<LogSetup>[] = [
  {
    name: 'gives a group of two each message, and what one leaves behind to the other',
    async run(setup) {
      const [topic, group] = [fresh('shared'), fresh('g')];
      const [one, two] = await twoClients(setup, topic);
      const events = eventsOf(topic, KEYS, 10);
      const followers = await Promise.all([one, two].map((log) => Follower.of(setup, log, { group, topics: [topic] })));
      await one.append(events.slice(0, 120));
      await untilGroupSettled(setup, followers, events.slice(0, 120));
      await followers[0]!.close();
      await two.append(events.slice(120));
      await untilGroupSettled(setup, followers, events);
      for (const { delivered } of followers) inOrderOfKey(firstDeliveries(delivered));
      await Promise.all([one.close(), two.close()]);
    },
  },
  {
    name: 'loses nothing and keeps the order of keys when a second subscriber comes and the first goes in mid-batch',
    async run(setup) {
      const [topic, group] = [fresh('rebalanced'), fresh('g')];
      const [one, two] = await twoClients(setup, topic);
      const events = eventsOf(topic, KEYS, 10);
      await one.append(events);
      const [inHand, gate] = [new Gate(), new Gate()];
      const settledInOrder: Envelope[] = [];
      const noted = (batch: readonly Delivered[]): void =>
        void settledInOrder.push(...batch.flatMap(({ envelope }) => envelope ?? []));
      const slow = async (batch: readonly Delivered[]): Promise<void> => {
        inHand.open();
        await gate.opened;
        noted(batch);
      };
      const first = await Follower.of(setup, one, { group, topics: [topic], maxBatch: 5, onBatch: slow });
      await inHand.opened;
      const second = await Follower.of(setup, two, {
        group,
        topics: [topic],
        maxBatch: 5,
        onBatch: (batch) => Promise.resolve(noted(batch)),
      });
      const leaving = gate.openSoon().then(() => first.close());
      await untilGroupSettled(setup, [first, second], events);
      await leaving;
      const seen = new Set<string>();
      inOrderOfKey(settledInOrder.filter(({ id }) => !seen.has(id) && seen.add(id)));
      await Promise.all([one.close(), two.close()]);
    },
  },
  {
    name: 'hears of what another client appends',
    async run(setup) {
      const topic = fresh('heard');
      const [one, two] = await twoClients(setup, topic);
      const follower = await Follower.of(setup, two, { group: fresh('g'), topics: [topic] });
      for (const n of range(3)) {
        await one.append([event(topic, 'a', n + 1)]);
        await follower.untilSettled(n + 1);
      }
      assert.equal((await one.health()).up, true);
      await Promise.all([one.close(), two.close()]);
    },
  },
];
