import assert from 'node:assert/strict';
import type { Delivered, Log, Position } from '@mirrorloop/messaging';
import { eventually } from '../eventually.js';
import type { Case } from './case.js';
import type { LogSetup } from './setups.js';
import { event, eventsOf, fresh, idsOf, range } from './things.js';

const KEYS = range(8).map((i) => `key ${i}`);

const beginnings = async (log: Log, topic: string): Promise<Position[]> =>
  (await log.extents([topic])).map(({ topic, partition, first }) => ({ topic, partition, position: first }));
const ends = async (log: Log, topic: string): Promise<Position[]> =>
  (await log.extents([topic])).map(({ topic, partition, next }) => ({ topic, partition, position: next }));

/** Reads on until nothing comes any more. */
async function readAll(
  log: Log,
  from: readonly Position[],
  limit = 7,
): Promise<{ got: Delivered[]; at: readonly Position[] }> {
  const got: Delivered[] = [];
  for (let at = from; ;) {
    const { messages, next } = await log.readOn(at, { limit, waitMs: 0 });
    got.push(...messages);
    if (messages.length === 0) return { got, at: next };
    at = next;
  }
}

function eachOnceInOrder(got: readonly Delivered[], ids: readonly string[]): void {
  assert.deepEqual(idsOf(got).sort(), [...ids].sort());
  const last = new Map<string, number>();
  for (const { envelope } of got) {
    assert.ok(envelope!.sequence > (last.get(envelope!.key) ?? 0), `${envelope!.key} went back`);
    last.set(envelope!.key, envelope!.sequence);
  }
}

async function declared(setup: LogSetup, partitions: number): Promise<{ log: Log; topic: string }> {
  const [log, topic] = [await setup.open(), fresh('looked-at')];
  await log.declare({ [topic]: { partitions } });
  return { log, topic };
}

export const lookingOnCases: readonly Case<LogSetup>[] = [
  {
    name: 'hands a looker-on each message once and in order, from the beginning on, in stretches',
    async run(setup) {
      const { log, topic } = await declared(setup, 4);
      const events = eventsOf(topic, KEYS, 10);
      await log.append(events);
      const { got, at } = await readAll(log, await beginnings(log, topic));
      eachOnceInOrder(got, idsOf(events));
      assert.deepEqual(at, await ends(log, topic));
    },
  },
  {
    name: 'goes on for a looker-on where it was, in another process too, and tells no group of it',
    async run(setup) {
      const { log, topic } = await declared(setup, 3);
      await log.append(eventsOf(topic, KEYS, 3));
      const { at } = await readAll(log, await beginnings(log, topic));
      const later = KEYS.map((key) => event(topic, key, 4));
      await log.append(later);
      const other = await setup.open();
      eachOnceInOrder((await readAll(other, at)).got, idsOf(later));
      const whole = async () => (await log.lag(group, [topic])) === 8 * 4;
      const group = fresh('g');
      await eventually(whole, { missing: 'a group that has yet to settle all of it' });
    },
  },
  {
    name: 'lets a looker-on wait for what another process appends, and ends the wait when asked',
    async run(setup) {
      const { log, topic } = await declared(setup, 2);
      const at = await ends(log, topic);
      const waiting = log.readOn(at, { limit: 10, waitMs: 30_000 });
      const other = await setup.open();
      await other.declare({ [topic]: { partitions: 2 } });
      await other.append([event(topic, 'a', 1)]);
      const { messages, next } = await waiting;
      assert.deepEqual(idsOf(messages), [event(topic, 'a', 1).id]);

      const asked = new AbortController();
      const ended = log.readOn(next, { limit: 10, waitMs: 3_000, signal: asked.signal });
      asked.abort();
      assert.deepEqual(await ended, { messages: [], next, lost: [] });
    },
  },
  {
    name: 'tells a looker-on of a position that is forgotten or was never reached, and what there is instead',
    async run(setup) {
      const { log, topic } = await declared(setup, 1);
      for (const n of range(6)) await log.append([event(topic, 'a', n + 1)]);
      const [begin] = await beginnings(log, topic);
      await setup.forgetBefore({ ...begin!, position: '4' });
      const [after] = await beginnings(log, topic);
      assert.equal(after!.position, '4');

      for (const asked of [begin!, { ...begin!, position: '1000' }]) {
        const { lost, next, messages } = await log.readOn([asked], { limit: 10, waitMs: 0 });
        assert.deepEqual(lost, [asked]);
        const rest = [...messages, ...(await readAll(log, next)).got];
        assert.deepEqual(
          idsOf(rest),
          [5, 6].map((n) => event(topic, 'a', n).id),
        );
      }
    },
  },
  {
    name: 'knows no extents of a topic that nobody declared',
    async run(setup) {
      const log = await setup.open();
      assert.deepEqual(await log.extents([fresh('nobody')]), []);
    },
  },
];
