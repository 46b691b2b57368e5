import { type Sql, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type Customer, Customers, type OpenTransaction } from '../../domain/ports.js';
import { columnsOf } from './columns.js';

@Injectable()
export class PostgresCustomers extends Customers {
  async lock(ids: readonly string[], tx: OpenTransaction): Promise<ReadonlyMap<string, number>> {
    const rows = await sqlOf(tx).query<{ customer_id: string; sequence: string }>(
      'SELECT customer_id, sequence FROM customer WHERE customer_id = ANY($1::uuid[]) ORDER BY customer_id FOR UPDATE',
      [ids],
    );
    return new Map(rows.map(({ customer_id, sequence }) => [customer_id, Number(sequence)]));
  }

  async save(customers: readonly Customer[], tx: OpenTransaction): Promise<void> {
    const sql = sqlOf(tx);
    await upsert(sql, customers);
    await touchInsights(sql, customers);
    await replaceSubjects(sql, customers);
  }
}

async function upsert(sql: Sql, customers: readonly Customer[]): Promise<void> {
  await sql.query(
    `INSERT INTO customer (customer_id, sequence, segments, store, value_amount, value_currency)
     SELECT customer_id, sequence, ARRAY(SELECT jsonb_array_elements_text(segments::jsonb)), store, value_amount, value_currency
     FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::float8[], $6::text[])
       AS c (customer_id, sequence, segments, store, value_amount, value_currency)
     ORDER BY customer_id
     ON CONFLICT (customer_id) DO UPDATE SET sequence = excluded.sequence, segments = excluded.segments,
       store = excluded.store, value_amount = excluded.value_amount, value_currency = excluded.value_currency`,
    columnsOf(
      customers,
      (c) => c.customerId,
      (c) => c.sequence,
      (c) => JSON.stringify(c.segments),
      (c) => c.store,
      (c) => c.valueAYear?.amount,
      (c) => c.valueAYear?.currency,
    ),
  );
}

async function replaceSubjects(sql: Sql, customers: readonly Customer[]): Promise<void> {
  const pairs = customers.flatMap(({ customerId, subjects }) => subjects.map((subject) => ({ customerId, subject })));
  const values = [
    customers.map((c) => c.customerId),
    ...columnsOf(
      pairs,
      (p) => p.customerId,
      (p) => p.subject,
    ),
  ];
  await sql.query(
    `DELETE FROM customer_subject s WHERE s.customer_id = ANY($1::uuid[])
       AND NOT EXISTS (SELECT FROM unnest($2::uuid[], $3::uuid[]) AS n (customer_id, subject_id)
         WHERE n.customer_id = s.customer_id AND n.subject_id = s.subject_id)`,
    values,
  );
  await sql.query(
    `INSERT INTO customer_subject (customer_id, subject_id) SELECT * FROM unnest($1::uuid[], $2::uuid[]) ON CONFLICT DO NOTHING`,
    values.slice(1),
  );
}

/**
 * Insights that rest on signals of these subjects, old or new, are to be sized again. Locked in order, so that two
 * batches don't wait in a circle. Lists rather than joins, so that the few are looked up by index: a planner that knows
 * nothing of young tables yet read all of them, 30 ms a batch.
 */
async function touchInsights(sql: Sql, customers: readonly Customer[]): Promise<void> {
  await sql.query(
    `WITH theirs AS (
       SELECT unnest($1::uuid[]) AS subject_id
       UNION SELECT subject_id FROM customer_subject WHERE customer_id = ANY($2::uuid[])
     ), resting AS (
       SELECT id FROM insight WHERE id IN (
         SELECT insight_id FROM insight_evidence WHERE signal_id = ANY (ARRAY(
           SELECT signal_id FROM signal WHERE subject_id = ANY (ARRAY(SELECT subject_id FROM theirs)))))
       ORDER BY id FOR UPDATE
     )
     UPDATE insight i SET resize_since = coalesce(i.resize_since, clock_timestamp()), resize_latest = clock_timestamp()
     FROM resting WHERE i.id = resting.id`,
    [customers.flatMap(({ subjects }) => subjects), customers.map(({ customerId }) => customerId)],
  );
}
