import assert from 'node:assert/strict';
import { type AnyContract, defineEvent } from '@mirrorloop/contracts';
import { type Delivered, type Envelope, type Outcome, replayBatch, settleBatch } from '@mirrorloop/messaging';
import { z } from 'zod';
import type { Case } from './case.js';
import { effectHandler, runtimeOf } from './handlers.js';
import type { Tables } from './setups.js';
import { deliver, event, fresh, thingHappened } from './things.js';

const note = ({ data }: { data: unknown }): string => JSON.stringify(data);

/** What a reader of today's contract makes of these, neighbours of one another. */
async function read(tables: Tables, ...batch: Delivered[]): Promise<{ outcomes: Outcome[]; notes: string[] }> {
  const handler = effectHandler(fresh('g.h'), tables.effects, { note });
  const outcomes = await settleBatch(handler, batch, runtimeOf(tables));
  return { outcomes, notes: (await tables.effects.all()).map((effect) => effect.note) };
}

const withData = (key: string, data: unknown, change: Partial<Envelope> = {}): Envelope =>
  event('t', key, 1, { data: typeof data === 'string' ? data : JSON.stringify(data), ...change });

const declare = (type: string): AnyContract =>
  defineEvent({
    type,
    topic: 'conformance.things',
    summary: 'A contract that came later.',
    key: ({ thing }) => thing,
    schema: z.strictObject({ thing: z.string() }),
    examples: [{ thing: 'a' }],
  }) as AnyContract;

export const versionCases: readonly Case<Tables>[] = [
  {
    name: 'reads an event of a later version: drops fields it does not know, reads a new value as unknown',
    async run(tables) {
      const later = { thing: 'a', size: 'enormous', note: 'n', colour: 'red', parts: [{ deep: true }] };
      const { notes } = await read(tables, ...deliver(withData('a', later)));
      assert.deepEqual(notes, ['{"thing":"a","size":"unknown","note":"n"}']);
    },
  },
  {
    name: 'reads an event of an earlier version, which has no optional field yet',
    async run(tables) {
      const { notes } = await read(tables, ...deliver(withData('a', { thing: 'a', size: 'small' })));
      assert.deepEqual(notes, ['{"thing":"a","size":"small"}']);
    },
  },
  {
    name: 'parks what is unreadable, no JSON or breaks its contract, each with why, and handles its neighbours',
    async run(tables) {
      const good = (n: number): Envelope => event('t', 'good', n);
      const [first, noJson, breach, last] = deliver(
        good(1),
        withData('j', '{"thing":'),
        withData('c', { thing: 7, size: 'small' }),
        good(2),
      ) as [Delivered, Delivered, Delivered, Delivered];
      const raw: Delivered = { topic: 't', partition: 0, position: '77', envelope: null, unreadable: '\u0000 what' };
      const { outcomes } = await read(tables, first, raw, noJson, breach, last);
      assert.deepEqual(
        outcomes.map((outcome) => (outcome.kind === 'parked' ? outcome.reason : outcome.kind)),
        ['handled', 'unreadable', 'unreadable', 'contract', 'handled'],
      );
      const rows = (await tables.parked.list({ limit: 9 })).reverse();
      assert.deepEqual(
        rows.map(({ message }) => message),
        [raw, noJson, breach],
      );
      assert.match(rows[2]!.error, /thing/);
    },
  },
  {
    name: 'parks an event that nobody knows; once a handler knows it, a replay has its effect',
    async run(tables) {
      const [group, type] = [fresh('g.h'), `conformance.${fresh('surprise')}.v1`];
      const surprise = deliver(withData('a', { thing: 'a' }, { type }));
      const [outcome] = await settleBatch(effectHandler(group, tables.effects), surprise, runtimeOf(tables));
      assert.deepEqual([outcome!.kind, outcome!.kind === 'parked' && outcome!.reason], ['parked', 'unhandled']);

      const contracts = [thingHappened() as AnyContract, declare(type)];
      const knowing = effectHandler(group, tables.effects, { contracts });
      const parked = (await tables.parked.list({ group, limit: 9 })).map(({ message }) => message);
      assert.deepEqual(await replayBatch(knowing, parked, runtimeOf(tables)), [{ kind: 'handled' }]);
      assert.deepEqual(
        (await tables.effects.all()).map(({ eventId }) => eventId),
        [surprise[0]!.envelope!.id],
      );
    },
  },
  {
    name: "passes over an event of its topic that is declared, but isn't for this group",
    async run(tables) {
      const { type } = declare(`conformance.${fresh('other')}.v1`);
      const { outcomes } = await read(tables, ...deliver(withData('a', { thing: 'a' }, { type })));
      assert.deepEqual(outcomes, [{ kind: 'unchanged', reason: 'not for this group' }]);
      assert.equal(await tables.parked.count(), 0);
    },
  },
];
