import assert from 'node:assert/strict';
import type { Transaction } from '@mirrorloop/messaging';
import { type Case, suite } from './case.js';
import { Gate, undone } from './gate.js';
import type { Tables } from './setups.js';

const claim = ({ inbox, transactions }: Tables, ids: readonly string[], group = 'g.one'): Promise<string[]> =>
  transactions.run(async (tx) => [...(await inbox.claim(group, ids, tx))].sort());

/** Claims, and holds the transaction open until the gate opens. */
const claimAndHold = (tables: Tables, id: string, gate: Gate, claimed: Gate, end?: Error): Promise<void> =>
  tables.transactions.run(async (tx: Transaction) => {
    await tables.inbox.claim('g.one', [id], tx);
    claimed.open();
    await gate.opened;
    if (end) throw end;
  });

export const inboxCases: readonly Case<Tables>[] = [
  {
    name: 'gives out an id once',
    async run(tables) {
      assert.deepEqual(await claim(tables, ['a', 'b']), ['a', 'b']);
      assert.deepEqual(await claim(tables, ['b', 'c']), ['c']);
    },
  },
  {
    name: 'forgets a claim whose transaction failed',
    async run(tables) {
      const { inbox, transactions } = tables;
      await undone(transactions, (tx) => inbox.claim('g.one', ['a'], tx));
      assert.deepEqual(await claim(tables, ['a']), ['a']);
    },
  },
  {
    name: 'knows what each group handled, apart from the others',
    async run(tables) {
      assert.deepEqual(await claim(tables, ['a'], 'g.one'), ['a']);
      assert.deepEqual(await claim(tables, ['a'], 'g.two'), ['a']);
    },
  },
  {
    name: 'takes the same id twice in one claim, and no id at all',
    async run(tables) {
      assert.deepEqual(await claim(tables, ['a', 'a']), ['a']);
      assert.deepEqual(await claim(tables, []), []);
    },
  },
  {
    name: 'lets a second claim of an id wait for the first, and refuses it when the first commits',
    async run(tables) {
      const [gate, claimed] = [new Gate(), new Gate()];
      const first = claimAndHold(tables, 'a', gate, claimed);
      await claimed.opened;
      const second = claim(tables, ['a']);
      await gate.openSoon();
      await first;
      assert.deepEqual(await second, []);
    },
  },
  {
    name: 'lets a second claim of an id wait for the first, and grants it when the first fails',
    async run(tables) {
      const [gate, claimed] = [new Gate(), new Gate()];
      const first = claimAndHold(tables, 'a', gate, claimed, new Error('undone'));
      await claimed.opened;
      const second = claim(tables, ['a']);
      await gate.openSoon();
      await assert.rejects(first, /undone/);
      assert.deepEqual(await second, ['a']);
    },
  },
  {
    name: 'never deadlocks over batches that overlap in another order',
    async run(tables) {
      const ids = Array.from({ length: 60 }, (_, i) => `m${i}`);
      const orders = [ids, [...ids].reverse(), [...ids].sort(() => 0.5 - Math.random()), ids.slice(30)];
      const granted = await Promise.all(orders.map((order) => claim(tables, order)));
      assert.deepEqual(granted.flat().sort(), [...ids].sort());
    },
  },
];

export const inboxSuite = suite('inbox', inboxCases);
