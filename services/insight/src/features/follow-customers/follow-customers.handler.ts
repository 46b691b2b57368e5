import { CustomerChanged, type EventOf } from '@mirrorloop/contracts';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type Customer, Customers } from '../../domain/ports.js';

type Heard = EventOf<typeof CustomerChanged>;
/** This batch's own: the version each customer is known in, and what changed. */
interface State {
  readonly versions: Map<string, number>;
  readonly changed: Map<string, Customer>;
}

/** Keeps which subjects are which customer today, so that a merge or a split moves every count and rewrites nothing. */
@Injectable()
@Handles(CustomerChanged, { group: 'insight.follow-customers' })
export class FollowCustomersHandler implements BatchHandler<typeof CustomerChanged, State> {
  constructor(private readonly customers: Customers) {}

  async load(events: readonly Heard[], tx: Transaction): Promise<State> {
    const known = await this.customers.lock(
      events.map(({ data }) => data.customerId),
      tx,
    );
    return { versions: new Map(known), changed: new Map() };
  }

  decide(state: State, { data, sequence }: Heard): Decision<State> {
    const { customerId, subjects, segments, store, valueAYear } = data;
    if ((state.versions.get(customerId) ?? -1) >= sequence)
      return unchanged('a newer version of the customer is known');
    state.versions.set(customerId, sequence);
    state.changed.set(customerId, { customerId, sequence, subjects, segments, store, valueAYear });
    return decided(state);
  }

  async save({ changed }: State, tx: Transaction): Promise<void> {
    if (changed.size > 0) await this.customers.save([...changed.values()], tx);
  }
}
