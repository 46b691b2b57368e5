import assert from 'node:assert/strict';
import type { Envelope } from '@mirrorloop/messaging';
import { eventually } from '../eventually.js';
import { type Case, suite } from './case.js';
import { inOrderOfKey } from './expectations.js';
import { Gate, undone } from './gate.js';
import { concurrentWriters } from './writers.js';
import type { Tables } from './setups.js';
import { event, eventsOf, idsOf, range } from './things.js';

const put = ({ outbox, transactions }: Tables, ...envelopes: Envelope[]): Promise<void> =>
  transactions.run((tx) => outbox.append(envelopes, tx));

/** Relays until nothing is left; what was sent, in order. */
async function drain({ unsent }: Tables, limit = 1_000): Promise<Envelope[]> {
  const sent: Envelope[] = [];
  const send = (envelopes: readonly Envelope[]): Promise<void> => Promise.resolve(void sent.push(...envelopes));
  while ((await unsent.relay(limit, send)) !== 0);
  return sent;
}

export const outboxCases: readonly Case<Tables>[] = [
  {
    name: 'sends what was committed, whole and in the order in which it was put in',
    async run(tables) {
      const data = '{"n": 12345678901234567890, "text":"ä \\u0000 \\"", "order":{"b":1,"a":2}}';
      const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
      const whole = event('t', 'a', 1, { data, traceparent, causationId: 'cause', sequence: 7 });
      await put(tables, whole, event('t', 'b', 1));
      await put(tables, event('t', 'c', 1));
      assert.deepEqual(await drain(tables), [whole, event('t', 'b', 1), event('t', 'c', 1)]);
      assert.deepEqual(await drain(tables), []);
    },
  },
  {
    name: 'never sends what a failed transaction put in',
    async run(tables) {
      await undone(tables.transactions, (tx) => tables.outbox.append([event('t', 'a', 1)], tx));
      await put(tables, event('t', 'b', 1));
      assert.deepEqual(await drain(tables), [event('t', 'b', 1)]);
    },
  },
  {
    name: 'sends the oldest first, as many at a time as it was asked for',
    async run(tables) {
      await put(tables, ...eventsOf('t', ['a'], 7));
      const batches: number[] = [];
      const send = (envelopes: readonly Envelope[]): Promise<void> =>
        Promise.resolve(void batches.push(envelopes.length));
      assert.deepEqual([await tables.unsent.relay(3, send), await tables.unsent.relay(3, send)], [3, 3]);
      assert.deepEqual(await drain(tables), [event('t', 'a', 7)]);
      assert.deepEqual(batches, [3, 3]);
    },
  },
  {
    name: 'sends again what it could not mark, because sending failed',
    async run(tables) {
      await put(tables, ...eventsOf('t', ['a'], 3));
      await assert.rejects(
        tables.unsent.relay(10, () => Promise.reject(new Error('the log is away'))),
        /away/,
      );
      assert.deepEqual(await drain(tables), eventsOf('t', ['a'], 3));
    },
  },
  {
    name: 'sends again what it could not mark, because the database went away in between',
    async run(tables) {
      await put(tables, ...eventsOf('t', ['a'], 3));
      const sent: Envelope[] = [];
      const relaying = tables.unsent.relay(10, async (envelopes) => {
        sent.push(...envelopes);
        if (!tables.breakConnections) throw new Error('lost after sending');
        await tables.breakConnections();
      });
      await assert.rejects(relaying);
      const again: Envelope[] = [];
      const sendAgain = (envelopes: readonly Envelope[]): Promise<void> =>
        Promise.resolve(void again.push(...envelopes));
      // The pool may still hand out a connection that is lost; the relay tries again too.
      await eventually(() => tables.unsent.relay(10, sendAgain), { missing: 'a relay after the loss' });
      assert.deepEqual(idsOf(again).slice(-3), idsOf(sent));
    },
  },
  {
    name: 'never loses an event that was put in early and committed after later ones were sent',
    async run(tables) {
      const [put1, gate] = [new Gate(), new Gate()];
      const late = tables.transactions.run(async (tx) => {
        await tables.outbox.append([event('t', 'late', 1)], tx);
        put1.open();
        await gate.opened;
      });
      await put1.opened;
      await put(tables, event('t', 'early', 1));
      assert.deepEqual(await drain(tables), [event('t', 'early', 1)]);
      gate.open();
      await late;
      assert.deepEqual(await drain(tables), [event('t', 'late', 1)]);
    },
  },
  {
    name: 'keeps the order of a key when a transaction that began first comes to the key second',
    async run(tables) {
      const { transactions, inbox, outbox } = tables;
      const [begun, gate] = [new Gate(), new Gate()];
      const second = transactions.run(async (tx) => {
        await inbox.claim('g', ['first write: a transaction takes its number now'], tx);
        begun.open();
        await gate.opened;
        await outbox.append([event('t', 'k', 2)], tx);
      });
      await begun.opened;
      await transactions.run(async (tx) => {
        await inbox.claim('g', ['another'], tx);
        await outbox.append([event('t', 'k', 1)], tx);
      });
      gate.open();
      await second;
      assert.deepEqual(await drain(tables), [event('t', 'k', 1), event('t', 'k', 2)]);
    },
  },
  {
    name: 'lets one of two relays send at a time, and tells the other',
    async run(tables) {
      await put(tables, ...eventsOf('t', ['a'], 4));
      const [sending, gate] = [new Gate(), new Gate()];
      const first = tables.unsent.relay(10, () => {
        sending.open();
        return gate.opened;
      });
      await sending.opened;
      const none = (): Promise<void> => Promise.reject(new Error('two relays sent at once'));
      assert.equal(await tables.unsent.relay(10, none), null);
      gate.open();
      assert.equal(await first, 4);
      assert.equal(await tables.unsent.relay(10, none), 0);
    },
  },
  {
    name: 'sends every event of sixteen writers at once through two relays, once and in order of key',
    async run(tables) {
      const sent: Envelope[] = [];
      const { done, committed } = concurrentWriters(tables, { writers: 16, transactions: 25, keys: 8 });
      const send = (envelopes: readonly Envelope[]): Promise<void> => Promise.resolve(void sent.push(...envelopes));
      let writing = true;
      const relay = async (): Promise<void> => {
        while (writing) await tables.unsent.relay(5, send);
      };
      await Promise.all([relay(), relay(), done.finally(() => (writing = false))]);
      sent.push(...(await drain(tables)));
      assert.deepEqual(idsOf(sent).sort(), idsOf(committed).sort());
      inOrderOfKey(sent);
    },
  },
  {
    name: 'tells how long the oldest has waited, and nothing when none waits',
    async run(tables) {
      assert.equal(await tables.unsent.ageOfOldestMs(), 0);
      await put(tables, ...range(2).map((n) => event('t', 'a', n + 1)));
      assert.ok((await tables.unsent.ageOfOldestMs()) > 0);
      await drain(tables);
      assert.equal(await tables.unsent.ageOfOldestMs(), 0);
    },
  },
];

export const outboxSuite = suite('outbox', outboxCases);
