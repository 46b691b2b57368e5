import { CustomerChanged } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { handlerSpec, type HandlerSpec } from '@mirrorloop/testing';
import { MemoryCustomers } from '../../../test/in-memory-stores.js';
import { FollowCustomersHandler } from './follow-customers.handler.js';

describe('following customers', () => {
  let customers: MemoryCustomers;
  let spec: HandlerSpec;
  beforeEach(() => {
    customers = new MemoryCustomers();
    spec = handlerSpec(new FollowCustomersHandler(customers), { at: '2026-11-22T12:00:00Z' });
  });
  const changed = (sequence: number, subjects: string[]) =>
    spec.message(
      CustomerChanged,
      { customerId: derivedId('c'), subjects: subjects.map((s) => derivedId(s)) },
      { sequence },
    );
  const subjects = () => customers.table.get(derivedId('c'))?.subjects;

  it('keeps the newest version, in whatever order they come', async () => {
    expect(await spec.receive(changed(3, ['a', 'b', 'c']), changed(2, ['a', 'b']))).toEqual(['handled', 'unchanged']);
    await spec.receive(changed(1, ['a']));
    expect(subjects()).toHaveLength(3);
    expect(await spec.receive(changed(4, []))).toEqual(['handled']);
    expect(subjects()).toEqual([]);
  });
});
