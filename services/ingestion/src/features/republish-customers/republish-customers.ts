import { CustomerChanged } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';
import { type AgainFrom, Republisher, type ToldAgain } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { CustomersInOrder, type CustomerWithSubjects } from './customers-in-order.js';

/** Tells every customer again as it is now, those that became part of another included. */
@Injectable()
export class RepublishCustomers extends Republisher {
  readonly topic = CustomerChanged.topic;
  readonly dated = false;

  constructor(private readonly customers: CustomersInOrder) {
    super();
  }

  async page({ after, limit }: AgainFrom, tx: Transaction): Promise<{ told: ToldAgain[]; next: string | null }> {
    const customers = await this.customers.after(after, limit, tx);
    return { told: customers.map(toldAgain), next: customers.length === limit ? customers.at(-1)!.id : null };
  }
}

const toldAgain = ({ id, version, traits, mergedInto, subjects }: CustomerWithSubjects): ToldAgain => ({
  id: `${id}/${version}`,
  correlationId: id,
  event: CustomerChanged.of(
    {
      customerId: id,
      subjects: [...subjects],
      segments: [...(traits.segments?.value ?? [])],
      store: traits.store?.value ?? null,
      valueAYear: traits.valueAYear?.value ?? null,
      mergedInto,
    },
    version,
  ),
});
