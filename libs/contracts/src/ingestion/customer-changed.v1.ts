import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, money } from '../shapes.js';

export const CustomerChanged = defineEvent({
  type: 'ingestion.customer-changed.v1',
  topic: 'ingestion.customers',
  summary: 'A customer is another set of subjects than before, or is known better. Carries no identifier values.',
  key: (customer) => customer.customerId,
  schema: z.strictObject({
    customerId: id,
    subjects: z.array(id),
    segments: z.array(z.string()),
    store: z.string().nullable(),
    valueAYear: money.nullable(),
    /** The customer that this one became part of; its subjects are then empty here. */
    mergedInto: id.nullable(),
  }),
  examples: [
    {
      customerId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e20',
      subjects: ['0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e11'],
      segments: ['regular'],
      store: 'Leeds',
      valueAYear: { amount: 387, currency: 'EUR' },
      mergedInto: null,
    },
  ],
});
