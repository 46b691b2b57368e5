import assert from 'node:assert/strict';
import { type Delivered, messageId, type Parking, type ParkedRow } from '@mirrorloop/messaging';
import { type Case, suite } from './case.js';
import { Gate, undone } from './gate.js';
import type { Tables } from './setups.js';
import { deliver, event, range } from './things.js';

const AT = new Date('2026-11-20T09:00:00Z');
const [A, B] = deliver(event('t', 'a', 1), event('t', 'b', 1)) as [Delivered, Delivered];
const parking = (message: Delivered, change: Partial<Parking> = {}): Parking => ({
  message,
  reason: 'rejected',
  error: new Error('no such store'),
  attempts: 1,
  ...change,
});

const park = ({ parked, transactions }: Tables, group: string, ...parkings: Parking[]): Promise<void> =>
  transactions.run((tx) => parked.park(group, parkings, AT, tx));
const take = ({ parked, transactions }: Tables, group: string, ...messages: Delivered[]): Promise<ParkedRow[]> =>
  transactions.run((tx) => parked.take(group, messages.map(messageId), tx));

export const parkedCases: readonly Case<Tables>[] = [
  {
    name: 'keeps a message whole, with why it was parked',
    async run(tables) {
      await park(tables, 'g.one', parking(A, { reason: 'unclassified', attempts: 3 }));
      const [row] = await tables.parked.list({ limit: 10 });
      const { id, ...rest } = row!;
      const why = { reason: 'unclassified', error: 'no such store', attempts: 3 };
      assert.deepEqual(rest, { group: 'g.one', message: A, parkedAt: AT, ...why });
      assert.deepEqual(await tables.parked.get(id), row);
      assert.equal(await tables.parked.get('999999'), undefined);
      assert.equal(await tables.parked.get('not-an-id'), undefined);
    },
  },
  {
    name: 'keeps what no text column would take: the character U+0000, in message and error',
    async run(tables) {
      const wild: Delivered = { topic: 't', partition: 3, position: '12', envelope: null, unreadable: 'a\u0000b' };
      await park(tables, 'g.one', parking(wild, { reason: 'unreadable', error: new Error('bad \u0000 byte') }));
      const [row] = await tables.parked.list({ limit: 1 });
      assert.deepEqual(row!.message, wild);
      assert.match(row!.error, /^bad . byte$/su);
    },
  },
  {
    name: 'parks nothing in a transaction that fails',
    async run(tables) {
      await undone(tables.transactions, (tx) => tables.parked.park('g.one', [parking(A)], AT, tx));
      assert.equal(await tables.parked.count(), 0);
    },
  },
  {
    name: 'lists newest first, page by page, of one group or of all, and counts them',
    async run(tables) {
      const messages = deliver(...range(5).map((i) => event('t', 'k', i + 1)));
      for (const message of messages) await park(tables, 'g.one', parking(message));
      await park(tables, 'g.two', parking(A));
      const first = await tables.parked.list({ group: 'g.one', limit: 3 });
      const rest = await tables.parked.list({ group: 'g.one', limit: 3, before: first.at(-1)!.id });
      assert.deepEqual(
        [...first, ...rest].map(({ message }) => message),
        [...messages].reverse(),
      );
      assert.equal((await tables.parked.list({ limit: 10 })).length, 6);
      assert.deepEqual(await Promise.all(['g.one', 'g.two', undefined].map((g) => tables.parked.count(g))), [5, 1, 6]);
    },
  },
  {
    name: 'gives a message out once, to the group that parked it, and only if the transaction commits',
    async run(tables) {
      await park(tables, 'g.one', parking(A), parking(B));
      assert.deepEqual(await take(tables, 'g.two', A), []);
      await undone(tables.transactions, (tx) => tables.parked.take('g.one', [messageId(A)], tx));
      assert.deepEqual(
        (await take(tables, 'g.one', A)).map(({ message }) => message),
        [A],
      );
      assert.deepEqual(await take(tables, 'g.one', A), []);
      assert.equal(await tables.parked.count(), 1);
    },
  },
  {
    name: 'gives a message that two want at once to one of them',
    async run(tables) {
      await park(tables, 'g.one', parking(A));
      const gate = new Gate();
      const slow = tables.transactions.run(async (tx) => {
        const taken = await tables.parked.take('g.one', [messageId(A)], tx);
        await gate.opened;
        return taken;
      });
      const quick = take(tables, 'g.one', A);
      await gate.openSoon();
      assert.equal((await slow).length + (await quick).length, 1);
    },
  },
  {
    name: 'takes a message out and parks it again in one transaction',
    async run(tables) {
      const { parked, transactions } = tables;
      await park(tables, 'g.one', parking(A));
      await transactions.run(async (tx) => {
        await parked.take('g.one', [messageId(A)], tx);
        await parked.park('g.one', [parking(A, { error: new Error('still no such store') })], AT, tx);
      });
      assert.deepEqual(
        (await parked.list({ limit: 9 })).map(({ error }) => error),
        ['still no such store'],
      );
    },
  },
  {
    name: 'keeps a message that is parked twice once',
    async run(tables) {
      await park(tables, 'g.one', parking(A));
      await park(tables, 'g.one', parking(A), parking(B));
      assert.equal(await tables.parked.count('g.one'), 2);
    },
  },
];

export const parkedSuite = suite('parked messages', parkedCases);
