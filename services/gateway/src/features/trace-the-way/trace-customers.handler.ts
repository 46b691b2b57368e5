import { CustomerChanged, type EventOf } from '@mirrorloop/contracts';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type CustomerMet, CustomersMet } from './customers-met.js';

interface State {
  readonly versions: Map<string, number>;
  readonly met: Map<string, CustomerMet>;
}

/** Remembers in which store each customer's signals lie, so that whoever sees some stores traces those alone. */
@Handles(CustomerChanged, { group: 'gateway.trace-customers' })
@Injectable()
export class TraceCustomers implements BatchHandler<typeof CustomerChanged, State> {
  constructor(private readonly customers: CustomersMet) {}

  readonly load = async (events: readonly EventOf<typeof CustomerChanged>[], tx: Transaction): Promise<State> => {
    const ids = events.map(({ data }) => data.customerId);
    return { versions: new Map(await this.customers.lock(ids, tx)), met: new Map() };
  };

  readonly decide = (state: State, { data, sequence: version }: EventOf<typeof CustomerChanged>): Decision<State> => {
    const { customerId, subjects, store } = data;
    if ((state.versions.get(customerId) ?? -1) >= version) return unchanged('a newer version of the customer is known');
    state.versions.set(customerId, version);
    state.met.set(customerId, { customerId, version, store, subjects });
    return decided(state);
  };

  readonly save = async ({ met }: State, tx: Transaction): Promise<void> => {
    if (met.size > 0) await this.customers.save([...met.values()], tx);
  };
}
