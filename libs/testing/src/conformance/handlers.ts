import type { AnyContract, EventOf, Outgoing } from '@mirrorloop/contracts';
import { HeldClock } from '@mirrorloop/kernel';
import {
  type BatchHandler,
  decided,
  type Decision,
  Handles,
  type Runtime,
  type Transaction,
  Transactions,
} from '@mirrorloop/messaging';
import type { Effect, Effects, Tables } from './setups.js';
import { thingHappened } from './things.js';

type Event = EventOf<AnyContract>;

/** What a case makes its handler do at each step; each may throw. */
export interface Behaviour {
  readonly contracts?: readonly AnyContract[];
  readonly prepare?: (events: readonly Event[]) => void;
  readonly load?: (events: readonly Event[]) => void | Promise<void>;
  readonly decide?: (event: Event) => void;
  readonly save?: (effects: readonly Effect[]) => void;
  readonly note?: (event: Event) => string;
  readonly publish?: (event: Event) => readonly Outgoing[];
}

/** A handler of a group, which leaves one effect for each event. */
export function effectHandler(group: string, effects: Effects, behaviour: Behaviour = {}): EffectHandler {
  class Handler extends EffectHandler {}
  Handles(behaviour.contracts ?? [thingHappened() as AnyContract], { group })(Handler);
  return new Handler(effects, behaviour);
}

export class EffectHandler implements BatchHandler<AnyContract, readonly Effect[]> {
  constructor(
    private readonly effects: Effects,
    private readonly behaviour: Behaviour,
  ) {}

  prepare = (events: readonly Event[]): Promise<undefined> => {
    this.behaviour.prepare?.(events);
    return Promise.resolve(undefined);
  };
  load = async (events: readonly Event[], tx: Transaction): Promise<readonly Effect[]> => {
    await this.behaviour.load?.(events);
    await this.effects.lock(
      events.map(({ key }) => key),
      tx,
    );
    return [];
  };
  decide = (state: readonly Effect[], event: Event): Decision<readonly Effect[]> => {
    this.behaviour.decide?.(event);
    const note = this.behaviour.note?.(event) ?? '';
    const effect = { key: event.key, eventId: event.id, sequence: event.sequence, note };
    return decided([...state, effect], ...(this.behaviour.publish?.(event) ?? []));
  };
  save = async (state: readonly Effect[], tx: Transaction): Promise<void> => {
    await this.effects.add(state, tx);
    this.behaviour.save?.(state);
  };
}

/** Counts the transactions that were begun. */
export class CountedTransactions extends Transactions {
  begun = 0;

  constructor(private readonly inner: Transactions) {
    super();
  }

  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    this.begun += 1;
    return this.inner.run(work);
  }
}

export interface CountedRuntime extends Runtime {
  readonly transactions: CountedTransactions;
}

export const runtimeOf = ({ transactions, inbox, outbox, parked }: Tables): CountedRuntime => ({
  transactions: new CountedTransactions(transactions),
  inbox,
  outbox,
  parked,
  clock: new HeldClock(new Date('2026-11-20T09:00:00Z')),
});
