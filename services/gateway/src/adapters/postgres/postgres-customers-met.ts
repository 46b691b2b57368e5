import type { Transaction } from '@mirrorloop/messaging';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type CustomerMet, CustomersMet } from '../../features/trace-the-way/customers-met.js';

@Injectable()
export class PostgresCustomersMet extends CustomersMet {
  async lock(ids: readonly string[], tx: Transaction): Promise<ReadonlyMap<string, number>> {
    const rows = await sqlOf(tx).query<{ customer_id: string; version: string }>(
      'SELECT customer_id, version FROM traced_customer WHERE customer_id = ANY($1::uuid[]) ORDER BY customer_id FOR UPDATE',
      [ids],
    );
    return new Map(rows.map(({ customer_id, version }) => [customer_id, Number(version)]));
  }

  async save(customers: readonly CustomerMet[], tx: Transaction): Promise<void> {
    const sql = sqlOf(tx);
    const pairs = customers.flatMap(({ customerId, subjects }) => subjects.map((subject) => [subject, customerId]));
    const [subjects, holders] = [pairs.map(([subject]) => subject), pairs.map(([, holder]) => holder)];
    const ids = customers.map(({ customerId }) => customerId);
    await sql.query(
      `INSERT INTO traced_customer (customer_id, version, store)
       SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[]) AS c (id, version, store) ORDER BY id
       ON CONFLICT (customer_id) DO UPDATE SET version = excluded.version, store = excluded.store`,
      [ids, customers.map(({ version }) => version), customers.map(({ store }) => store)],
    );
    await sql.query(
      `DELETE FROM traced_customer_subject s WHERE customer_id = ANY($1::uuid[]) AND NOT EXISTS (
         SELECT FROM unnest($2::uuid[], $3::uuid[]) AS n (subject_id, customer_id)
         WHERE n.subject_id = s.subject_id AND n.customer_id = s.customer_id)`,
      [ids, subjects, holders],
    );
    await sql.query(
      'INSERT INTO traced_customer_subject (subject_id, customer_id) SELECT * FROM unnest($1::uuid[], $2::uuid[]) ON CONFLICT DO NOTHING',
      [subjects, holders],
    );
  }
}
