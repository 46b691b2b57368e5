import { CustomerChanged } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import type { Delivered } from '@mirrorloop/messaging';
import { MessageMaker } from '@mirrorloop/testing';
import fc from 'fast-check';
import { TraceDatabase } from '../../../test/trace-database.js';
import { TraceCustomers } from '../../features/trace-the-way/trace-customers.handler.js';
import { PostgresCustomersMet } from './postgres-customers-met.js';

let kept: TraceDatabase;
beforeAll(async () => void (kept = await TraceDatabase.open()));
afterAll(() => kept.close());

const messages = new MessageMaker(() => new Date('2026-11-22T12:00:00Z'));
const subject = (name: string): string => derivedId('subject', name);
/** Version 1 holds subject 1, version 2 subjects 1 and 2, version 3 is merged into another, version 4 holds subject 4. */
const SUBJECTS = [['1'], ['1', '2'], [], ['4']];
const version = (customerId: string, sequence: number): Delivered =>
  messages.message(
    CustomerChanged,
    { customerId, store: `store ${sequence}`, subjects: SUBJECTS[sequence - 1]!.map((n) => subject(customerId + n)) },
    { sequence },
  );
const newest = (customerId: string) => ({ version: '4', store: 'store 4', subjects: [subject(`${customerId}4`)] });

describe('customers met, in PostgreSQL', () => {
  it('are known as in their newest version, in whatever order, batches and repeats the versions arrive', async () => {
    const all = fc.shuffledSubarray([1, 2, 3, 4, 1, 2, 3, 4], { minLength: 8 });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(all, fc.nat(8), async (order, cut) => {
        const customer = derivedId('customer', String((run += 1)));
        const told = order.map((sequence) => version(customer, sequence));
        await arrive(told.slice(0, cut));
        await arrive(told.slice(cut));
        expect(await known(customer)).toEqual(newest(customer));
      }),
      { numRuns: 40 },
    );
  });

  it('stay so for one who stood still meanwhile with an older version in hand', async () => {
    const customer = derivedId('customer', 'of one who stood still');
    await kept.transactions.run(async (tx) => {
      await arrive([version(customer, 4)]);
      const old = { customerId: customer, version: 2, store: 'store 2', subjects: [subject(`${customer}2`)] };
      await new PostgresCustomersMet().save([old], tx);
    });
    expect(await known(customer)).toEqual(newest(customer));
  });

  it('are as the newer one says when it waited for the older to commit', async () => {
    const customer = derivedId('customer', 'of two at once');
    let newer: Promise<unknown> = Promise.resolve();
    await kept.transactions.run(async (tx) => {
      const old = { customerId: customer, version: 2, store: 'store 2', subjects: [subject(`${customer}2`)] };
      await new PostgresCustomersMet().save([old], tx);
      newer = arrive([version(customer, 4)]);
    });
    await newer;
    expect(await known(customer)).toEqual(newest(customer));
  });
});

const arrive = (batch: readonly Delivered[]) => kept.settle(new TraceCustomers(new PostgresCustomersMet()), batch);

async function known(customerId: string): Promise<unknown> {
  const [row] = await kept.database.query(
    `SELECT version, store, ARRAY(SELECT subject_id::text FROM traced_customer_subject s WHERE s.customer_id = c.customer_id
       ORDER BY subject_id) AS subjects FROM traced_customer c WHERE customer_id = $1`,
    [customerId],
  );
  return row;
}
