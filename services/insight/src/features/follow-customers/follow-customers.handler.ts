import { CustomerChanged, type EventOf } from '@mirrorloop/contracts';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type Customer, Customers } from '../../domain/ports.js';

type Heard = EventOf<typeof CustomerChanged>;
/** This batch's own: the newest version it brings of each customer. */
type Changed = Map<string, Customer>;

/** Keeps which subjects are which customer today, so that a merge or a split moves every count and rewrites nothing. */
@Injectable()
@Handles(CustomerChanged, { group: 'insight.follow-customers', rowsTell: true })
export class FollowCustomersHandler implements BatchHandler<typeof CustomerChanged, Changed> {
  constructor(private readonly customers: Customers) {}

  load(): Promise<Changed> {
    return Promise.resolve(new Map());
  }

  decide(changed: Changed, { data, sequence }: Heard): Decision<Changed> {
    const { customerId, subjects, segments, store, valueAYear } = data;
    if ((changed.get(customerId)?.sequence ?? -1) >= sequence)
      return unchanged('a newer version of the customer is known');
    changed.set(customerId, { customerId, sequence, subjects, segments, store, valueAYear });
    return decided(changed);
  }

  async save(changed: Changed, tx: Transaction): Promise<void> {
    if (changed.size > 0) await this.customers.save([...changed.values()], tx);
  }
}
