import { CustomerChanged, type EventOf } from '@mirrorloop/contracts';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type CustomerMet, CustomersMet } from './customers-met.js';

/** This batch's own: the newest version it brings of each customer. */
type Met = Map<string, CustomerMet>;

/** Remembers in which store each customer's signals lie, so that whoever sees some stores traces those alone. */
@Handles(CustomerChanged, { group: 'gateway.trace-customers', rowsTell: true })
@Injectable()
export class TraceCustomers implements BatchHandler<typeof CustomerChanged, Met> {
  constructor(private readonly customers: CustomersMet) {}

  readonly load = async (): Promise<Met> => new Map();

  readonly decide = (met: Met, { data, sequence: version }: EventOf<typeof CustomerChanged>): Decision<Met> => {
    const { customerId, subjects, store } = data;
    if ((met.get(customerId)?.version ?? -1) >= version) return unchanged('a newer version of the customer is known');
    met.set(customerId, { customerId, version, store, subjects });
    return decided(met);
  };

  readonly save = async (met: Met, tx: Transaction): Promise<void> => {
    if (met.size > 0) await this.customers.save([...met.values()], tx);
  };
}
