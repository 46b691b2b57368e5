import assert from 'node:assert/strict';
import { Rejected } from '@mirrorloop/kernel';
import { type Delivered, type Outcome, replayBatch, settleBatch } from '@mirrorloop/messaging';
import type { Case } from './case.js';
import { everyEffectOnce } from './expectations.js';
import { type Behaviour, effectHandler, runtimeOf } from './handlers.js';
import type { Tables } from './setups.js';
import { deliver, event, eventsOf, fresh, range } from './things.js';

const FIVE_HUNDRED = range(500).map((i) => event('t', `k${i % 20}`, Math.floor(i / 20) + 1));
const POISON = FIVE_HUNDRED[321]!;

/** One of five hundred is poisoned: 499 have their effect, the one is parked for `reason`, in few transactions. */
async function oneOfFiveHundred(
  tables: Tables,
  behaviour: Behaviour,
  { reason, attempts, most }: { reason: string; attempts: number; most: number },
): Promise<void> {
  const runtime = runtimeOf(tables);
  const handler = effectHandler(fresh('g.h'), tables.effects, behaviour);
  const outcomes = await settleBatch(handler, deliver(...FIVE_HUNDRED), runtime);
  const at = FIVE_HUNDRED.indexOf(POISON);
  assert.deepEqual(
    outcomes.flatMap(({ kind }, i) => (kind === 'handled' ? [] : [[i, kind]])),
    [[at, 'parked']],
  );
  everyEffectOnce(
    await tables.effects.all(),
    FIVE_HUNDRED.filter((e) => e !== POISON),
  );
  const rows = await tables.parked.list({ limit: 10 });
  assert.deepEqual(
    rows.map((r) => [r.reason, r.attempts, r.message.envelope]),
    [[reason, attempts, POISON]],
  );
  assert.ok(runtime.transactions.begun <= most, `it took ${runtime.transactions.begun} transactions`);
}

const onPoison =
  (error: () => unknown) =>
  (event: { id: string }): void => {
    if (event.id === POISON.id) throw error();
  };

/** What a handler throws about one message is kept as the error of that message, and its neighbours go on. */
async function parkedFor(tables: Tables, thrown: unknown): Promise<{ outcomes: Outcome[]; error: string }> {
  const decide = ({ key }: { key: string }): void => {
    if (key === 'bad') throw thrown;
  };
  const handler = effectHandler(fresh('g.h'), tables.effects, { decide });
  const batch = deliver(event('t', 'good', 1), event('t', 'bad', 1), event('t', 'good', 2));
  const outcomes = await settleBatch(handler, batch, runtimeOf(tables));
  assert.deepEqual(
    outcomes.map(({ kind }) => kind),
    ['handled', 'parked', 'handled'],
  );
  const [row] = await tables.parked.list({ limit: 1 });
  return { outcomes, error: row!.error };
}

export const parkingCases: readonly Case<Tables>[] = [
  {
    name: 'parks the one of five hundred that is rejected, in one transaction',
    run: (tables) =>
      oneOfFiveHundred(
        tables,
        { decide: onPoison(() => new Rejected('no such store')) },
        { reason: 'rejected', attempts: 1, most: 1 },
      ),
  },
  {
    name: 'parks the one of five hundred whose decision has a TypeError after three tries alone, in few transactions',
    run: (tables) =>
      oneOfFiveHundred(
        tables,
        { decide: onPoison(() => new TypeError("Cannot read properties of undefined (reading 'x')")) },
        { reason: 'unclassified', attempts: 3, most: 7 },
      ),
  },
  {
    name: 'finds the one of five hundred that cannot be saved by halving, in few transactions',
    run: (tables) => {
      const save = (effects: readonly { eventId: string }[]): void => {
        if (effects.some(({ eventId }) => eventId === POISON.id))
          throw Object.assign(new Error('value too long for type character varying(9)'), { code: '22001' });
      };
      // Nine halvings, each a failed batch and a good one, then three tries alone and the parking.
      return oneOfFiveHundred(tables, { save }, { reason: 'unclassified', attempts: 3, most: 24 });
    },
  },
  {
    name: 'parks the one of five hundred that its preparation rejects, at once',
    run: (tables) => {
      const prepare = (events: readonly { id: string }[]): void => {
        if (events.some(({ id }) => id === POISON.id)) throw new Rejected('the text has no language');
      };
      return oneOfFiveHundred(tables, { prepare }, { reason: 'rejected', attempts: 1, most: 24 });
    },
  },
  {
    name: 'parks for whatever is thrown, be it no error at all',
    async run(tables) {
      for (const [thrown, error] of [
        ['a text', 'a text'],
        [undefined, 'undefined'],
        [null, 'null'],
        [{ a: 1 }, '[object Object]'],
      ] as const)
        assert.equal((await parkedFor(tables, thrown)).error, error);
    },
  },
  {
    name: "parks for a library error that calls itself final, and doesn't pass it on",
    async run(tables) {
      const final = Object.assign(new Error('never retry this'), {
        name: 'KafkaJSNonRetriableError',
        retriable: false,
      });
      assert.equal((await parkedFor(tables, final)).error, 'never retry this');
    },
  },
  {
    name: 'replays parked messages singly and all, one with a corrected payload, and parks again what fails again',
    async run(tables) {
      const group = fresh('g.h');
      const runtime = runtimeOf(tables);
      const events = eventsOf('t', ['a', 'b', 'c', 'd'], 1);
      const wrong = (): void => {
        throw new Rejected('the size is wrong');
      };
      await settleBatch(effectHandler(group, tables.effects, { decide: wrong }), deliver(...events), runtime);
      const onlyLarge = ({ data, key }: { data: { size: string }; key: string }): void => {
        if (data.size === 'small' && key !== 'b') throw new Rejected(`${key} is still too small`);
      };
      const repaired = effectHandler(group, tables.effects, { decide: onlyLarge, note: ({ data }) => data.size });
      const [a, b, ...others] = deliver(...events) as [Delivered, Delivered, ...Delivered[]];
      const corrected = { ...a, envelope: { ...a.envelope!, data: '{"thing":"a","size":"large"}' } };
      const replay = async (...batch: Delivered[]): Promise<string[]> =>
        (await replayBatch(repaired, batch, runtime)).map(({ kind }) => kind);

      assert.deepEqual(await replay(corrected), ['handled']);
      assert.deepEqual(await replay(b, ...others, corrected), ['handled', 'parked', 'parked', 'duplicate']);

      const effects = await tables.effects.all();
      assert.deepEqual(
        effects.map(({ key, note }) => [key, note]),
        [
          ['a', 'large'],
          ['b', 'small'],
        ],
      );
      const left = await tables.parked.list({ limit: 10 });
      assert.deepEqual(left.map(({ error }) => error).sort(), ['c is still too small', 'd is still too small']);
    },
  },
];
