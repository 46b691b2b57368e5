import type { Transaction } from '@mirrorloop/messaging';
import { type Sql, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type CustomerMet, CustomersMet } from '../../features/trace-the-way/customers-met.js';

@Injectable()
export class PostgresCustomersMet extends CustomersMet {
  /** The statement that writes a customer locks its row, so what follows it is seen by nobody half done. */
  async save(customers: readonly CustomerMet[], tx: Transaction): Promise<void> {
    const sql = sqlOf(tx);
    const newer = await keepNewer(customers, sql);
    await replaceSubjects(
      customers.filter(({ customerId }) => newer.has(customerId)),
      sql,
    );
  }
}

/** In order, so that two batches don't wait in a circle. */
async function keepNewer(customers: readonly CustomerMet[], sql: Sql): Promise<ReadonlySet<string>> {
  const rows = await sql.prepared<{ customer_id: string }>(
    `INSERT INTO traced_customer AS known (customer_id, version, store)
     SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[]) AS c (id, version, store) ORDER BY id
     ON CONFLICT (customer_id) DO UPDATE SET version = excluded.version, store = excluded.store
       WHERE known.version < excluded.version
     RETURNING customer_id`,
    [
      customers.map(({ customerId }) => customerId),
      customers.map(({ version }) => version),
      customers.map(({ store }) => store),
    ],
  );
  return new Set(rows.map(({ customer_id }) => customer_id));
}

async function replaceSubjects(customers: readonly CustomerMet[], sql: Sql): Promise<void> {
  const pairs = customers.flatMap(({ customerId, subjects }) => subjects.map((subject) => [customerId, subject]));
  // Versions begin with 1: before that one nobody had any.
  const hadSome = customers.filter(({ version }) => version > 1).map(({ customerId }) => customerId);
  if (pairs.length + hadSome.length === 0) return;
  await sql.query(REPLACE_SUBJECTS, [hadSome, pairs.map(([holder]) => holder), pairs.map(([, subject]) => subject)]);
}

/**
 * What is held is read once, one customer after the other, by index, however little the planner knows of the table so
 * far. Then what isn't wanted goes and what isn't held comes.
 */
const REPLACE_SUBJECTS = `
  WITH held AS MATERIALIZED (
    SELECT s.ctid, c.customer_id, s.subject_id FROM unnest($1::uuid[]) AS c (customer_id) CROSS JOIN LATERAL
      (SELECT ctid, subject_id FROM traced_customer_subject WHERE customer_id = c.customer_id OFFSET 0) s
  ), wanted AS MATERIALIZED (
    SELECT * FROM unnest($2::uuid[], $3::uuid[]) AS w (customer_id, subject_id)
  ), dropped AS (
    DELETE FROM traced_customer_subject WHERE ctid = ANY (ARRAY(
      SELECT h.ctid FROM held h WHERE NOT EXISTS (
        SELECT FROM wanted w WHERE w.customer_id = h.customer_id AND w.subject_id = h.subject_id)))
  )
  INSERT INTO traced_customer_subject (customer_id, subject_id)
  SELECT DISTINCT customer_id, subject_id FROM wanted w
  WHERE NOT EXISTS (SELECT FROM held h WHERE h.customer_id = w.customer_id AND h.subject_id = w.subject_id)`;
