import assert from 'node:assert/strict';
import { Unavailable } from '@mirrorloop/kernel';
import { settleBatch } from '@mirrorloop/messaging';
import type { Case } from './case.js';
import { everyEffectOnce } from './expectations.js';
import { type Behaviour, effectHandler, runtimeOf } from './handlers.js';
import type { Tables } from './setups.js';
import { deliver, eventsOf, fresh } from './things.js';

const EVENTS = eventsOf('t', ['a', 'b', 'c', 'd'], 25);

/** The batch fails as a whole, in one attempt, and has all its effects when the trouble is over. */
async function waits(tables: Tables, step: keyof Behaviour, trouble: Error, transactions: number): Promise<void> {
  const runtime = runtimeOf(tables);
  let over = false;
  const behaviour = {
    [step]: (): void => {
      if (!over) throw trouble;
    },
  };
  const handler = effectHandler(fresh('g.h'), tables.effects, behaviour);
  await assert.rejects(settleBatch(handler, deliver(...EVENTS), runtime), { message: trouble.message });
  assert.equal(runtime.transactions.begun, transactions, 'it was tried more than once');
  assert.deepEqual(await tables.effects.all(), []);
  assert.equal(await tables.parked.count(), 0);
  over = true;
  await settleBatch(handler, deliver(...EVENTS), runtime);
  everyEffectOnce(await tables.effects.all(), EVENTS);
}

const failing = (message: string, code: string): Error => Object.assign(new Error(message), { code });

export const waitingCases: readonly Case<Tables>[] = [
  {
    name: 'waits for what is away, whatever step needs it, and never halves the batch for it',
    async run(tables) {
      const steps = { prepare: 0, load: 1, decide: 1, save: 1 } as const;
      for (const [step, transactions] of Object.entries(steps)) {
        const own = { ...tables, effects: await scoped(tables) };
        await waits(own, step as keyof Behaviour, new Unavailable('the model is away'), transactions);
      }
    },
  },
  {
    name: 'waits for a database that is away, busy or shutting down, and for a lost connection',
    async run(tables) {
      const troubles = [
        failing('could not serialize access', '40001'),
        failing('too many connections', '53300'),
        failing('terminating connection due to administrator command', '57P01'),
        failing('connection failure', '08006'),
        failing('read ECONNRESET', 'ECONNRESET'),
        new Error('Connection terminated unexpectedly'),
      ];
      for (const trouble of troubles) await waits({ ...tables, effects: await scoped(tables) }, 'save', trouble, 1);
    },
  },
];

/** The effects from here on, so that one case can look at several rounds on one set of tables. */
async function scoped({ effects }: Tables): Promise<Tables['effects']> {
  const before = (await effects.all()).length;
  return {
    lock: (keys, tx) => effects.lock(keys, tx),
    add: (rows, tx) => effects.add(rows, tx),
    all: async () => (await effects.all()).slice(before),
  };
}
