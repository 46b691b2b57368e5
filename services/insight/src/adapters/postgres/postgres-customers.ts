import { arrayLiteral, type Sql, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type Customer, Customers, type OpenTransaction } from '../../domain/ports.js';
import { columnsOf } from './columns.js';

@Injectable()
export class PostgresCustomers extends Customers {
  /** The statement that writes a customer locks its row, so what follows it is seen by nobody half done. */
  async save(customers: readonly Customer[], tx: OpenTransaction): Promise<void> {
    const sql = sqlOf(tx);
    const written = await keepNewer(sql, customers);
    const newer = customers.filter(({ customerId }) => written.has(customerId));
    // Versions begin with 1: before that one nobody had any subjects.
    const hadSome = newer.filter(({ sequence }) => sequence > 1).map(({ customerId }) => customerId);
    await Promise.all([touchInsights(sql, newer, hadSome), replaceSubjects(sql, newer, hadSome)]);
  }
}

/** In order, so that two batches don't wait in a circle. */
async function keepNewer(sql: Sql, customers: readonly Customer[]): Promise<ReadonlySet<string>> {
  const rows = await sql.prepared<{ customer_id: string }>(
    `INSERT INTO customer AS known (customer_id, sequence, segments, store, value_amount, value_currency)
     SELECT customer_id, sequence, segments::text[], store, value_amount, value_currency
     FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::float8[], $6::text[])
       AS c (customer_id, sequence, segments, store, value_amount, value_currency)
     ORDER BY customer_id
     ON CONFLICT (customer_id) DO UPDATE SET sequence = excluded.sequence, segments = excluded.segments,
       store = excluded.store, value_amount = excluded.value_amount, value_currency = excluded.value_currency
       WHERE known.sequence < excluded.sequence
     RETURNING customer_id`,
    columnsOf(
      customers,
      (c) => c.customerId,
      (c) => c.sequence,
      (c) => arrayLiteral(c.segments),
      (c) => c.store,
      (c) => c.valueAYear?.amount,
      (c) => c.valueAYear?.currency,
    ),
  );
  return new Set(rows.map(({ customer_id }) => customer_id));
}

async function replaceSubjects(sql: Sql, customers: readonly Customer[], hadSome: readonly string[]): Promise<void> {
  const pairs = customers.flatMap(({ customerId, subjects }) => subjects.map((subject) => ({ customerId, subject })));
  if (pairs.length + hadSome.length === 0) return;
  const wanted = columnsOf(
    pairs,
    (p) => p.customerId,
    (p) => p.subject,
  );
  await sql.query(REPLACE_SUBJECTS, [hadSome, ...wanted]);
}

/**
 * What is held is read once, one customer after the other, by index, however little the planner knows of the table so
 * far. Then what isn't wanted goes and what isn't held comes.
 */
const REPLACE_SUBJECTS = `
  WITH held AS MATERIALIZED (
    SELECT s.ctid, c.customer_id, s.subject_id FROM unnest($1::uuid[]) AS c (customer_id) CROSS JOIN LATERAL
      (SELECT ctid, subject_id FROM customer_subject WHERE customer_id = c.customer_id OFFSET 0) s
  ), wanted AS MATERIALIZED (
    SELECT * FROM unnest($2::uuid[], $3::uuid[]) AS w (customer_id, subject_id)
  ), dropped AS (
    DELETE FROM customer_subject WHERE ctid = ANY (ARRAY(
      SELECT h.ctid FROM held h WHERE NOT EXISTS (
        SELECT FROM wanted w WHERE w.customer_id = h.customer_id AND w.subject_id = h.subject_id)))
  )
  INSERT INTO customer_subject (customer_id, subject_id)
  SELECT DISTINCT customer_id, subject_id FROM wanted w
  WHERE NOT EXISTS (SELECT FROM held h WHERE h.customer_id = w.customer_id AND h.subject_id = w.subject_id)`;

/**
 * Insights that rest on signals of these subjects, old or new, are to be sized again. Locked in order, so that two
 * batches don't wait in a circle. Lists rather than joins, so that the few are looked up by index: a planner that knows
 * nothing of young tables yet read all of them, 30 ms a batch.
 */
async function touchInsights(sql: Sql, customers: readonly Customer[], hadSome: readonly string[]): Promise<void> {
  const subjects = customers.flatMap((customer) => customer.subjects);
  if (subjects.length + hadSome.length === 0) return;
  await sql.query(
    `WITH resting AS (
       SELECT id FROM insight WHERE id IN (
         SELECT insight_id FROM insight_evidence WHERE subject_id = ANY (
           $1::uuid[] || ARRAY(SELECT subject_id FROM customer_subject WHERE customer_id = ANY($2::uuid[]))))
       ORDER BY id FOR UPDATE
     )
     UPDATE insight i SET resize_since = coalesce(i.resize_since, clock_timestamp()), resize_latest = clock_timestamp()
     FROM resting WHERE i.id = resting.id`,
    [subjects, hadSome],
  );
}
