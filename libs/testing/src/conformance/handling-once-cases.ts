import assert from 'node:assert/strict';
import { Rejected } from '@mirrorloop/kernel';
import { type Delivered, type Envelope, replayBatch, settleBatch } from '@mirrorloop/messaging';
import type { Case } from './case.js';
import { everyEffectOnce } from './expectations.js';
import { Gate } from './gate.js';
import { type Behaviour, effectHandler, runtimeOf } from './handlers.js';
import type { Tables } from './setups.js';
import { deliver, event, eventsOf, fresh, thingHappened } from './things.js';

export const onceCases: readonly Case<Tables>[] = [
  {
    name: 'gives a message that comes twice in a batch, or again in a later one, its effect once',
    async run(tables) {
      const handler = effectHandler(fresh('g.h'), tables.effects);
      const runtime = runtimeOf(tables);
      const [a, b] = deliver(...eventsOf('t', ['a', 'b'], 1)) as [Delivered, Delivered];
      const kinds = async (...batch: Delivered[]): Promise<string[]> =>
        (await settleBatch(handler, batch, runtime)).map(({ kind }) => kind);
      assert.deepEqual(await kinds(a, a, b), ['handled', 'duplicate', 'handled']);
      assert.deepEqual(await kinds(b, a), ['duplicate', 'duplicate']);
      assert.deepEqual(await kinds(), []);
      everyEffectOnce(await tables.effects.all(), eventsOf('t', ['a', 'b'], 1));
    },
  },
  {
    name: 'gives a batch that two consumers have in hand at once its effects once',
    async run(tables) {
      const group = fresh('g.h');
      const events = eventsOf('t', ['a', 'b', 'c'], 20);
      const [inHand, gate] = [new Gate(), new Gate()];
      const load = (): Promise<void> => {
        inHand.open();
        return gate.opened;
      };
      const settle = (behaviour: Behaviour): Promise<unknown> =>
        settleBatch(effectHandler(group, tables.effects, behaviour), deliver(...events), runtimeOf(tables));
      const first = settle({ load });
      await inHand.opened;
      const others = [settle({}), settle({})];
      await gate.openSoon();
      await Promise.all([first, ...others]);
      everyEffectOnce(await tables.effects.all(), events);
    },
  },
  {
    name: 'acknowledges A, B and D and parks C and E; a repeat changes nothing, a replay of C and E has their effect',
    async run(tables) {
      const group = fresh('g.h');
      const runtime = runtimeOf(tables);
      const events = ['A', 'B', 'C', 'D', 'E'].map((key) => event('t', key, 1));
      const refuse = ({ key }: { key: string }): void => {
        if (['C', 'E'].includes(key)) throw new Rejected(`${key} has no store`);
      };
      const refusing = effectHandler(group, tables.effects, { decide: refuse });
      const first = await settleBatch(refusing, deliver(...events), runtime);
      assert.deepEqual(
        first.map(({ kind }) => kind),
        ['handled', 'handled', 'parked', 'handled', 'parked'],
      );
      const again = await settleBatch(refusing, deliver(...events), runtime);
      assert.deepEqual(
        again.map(({ kind }) => kind),
        Array(5).fill('duplicate'),
      );
      assert.deepEqual(
        (await tables.effects.all()).map(({ key }) => key),
        ['A', 'B', 'D'],
      );

      const parked = (await tables.parked.list({ group, limit: 10 })).map(({ message }) => message);
      await replayBatch(effectHandler(group, tables.effects), parked, runtime);
      everyEffectOnce(await tables.effects.all(), events);
      assert.equal(await tables.parked.count(), 0);
    },
  },
  {
    name: 'publishes what a message caused once, under an id that its cause gives it',
    async run(tables) {
      const publish = (): ReturnType<ReturnType<typeof thingHappened>['of']>[] => [
        thingHappened().of({ thing: 'told', size: 'large' }, 3),
      ];
      const handler = effectHandler('g.teller', tables.effects, { publish });
      for (const _ of [1, 2]) await settleBatch(handler, deliver(event('t', 'a', 1)), runtimeOf(tables));
      const sent: Envelope[] = [];
      await tables.unsent.relay(10, (envelopes) => Promise.resolve(void sent.push(...envelopes)));
      const [cause] = [event('t', 'a', 1)];
      assert.equal(sent.length, 1);
      const { causationId, correlationId, key, sequence, source } = sent[0]!;
      assert.deepEqual(
        { causationId, correlationId, key, sequence, source },
        { causationId: cause.id, correlationId: cause.correlationId, key: 'told', sequence: 3, source: '/g' },
      );
    },
  },
  {
    name: 'leaves no trace of a batch that fails after it was saved',
    async run(tables) {
      const group = fresh('g.h');
      const runtime = runtimeOf(tables);
      let broken = true;
      const save = (): void => {
        if (broken) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      };
      const handler = effectHandler(group, tables.effects, { save });
      await assert.rejects(settleBatch(handler, deliver(event('t', 'a', 1)), runtime), /deadlock/);
      assert.deepEqual(await tables.effects.all(), []);
      broken = false;
      const outcomes = await settleBatch(handler, deliver(event('t', 'a', 1)), runtime);
      assert.deepEqual(outcomes, [{ kind: 'handled' }]);
    },
  },
];
