import type { Transaction } from '@mirrorloop/messaging';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { CustomersInOrder, type CustomerWithSubjects } from '../../features/republish-customers/customers-in-order.js';

@Injectable()
export class PostgresCustomersInOrder extends CustomersInOrder {
  async after(id: string | null, limit: number, tx: Transaction): Promise<CustomerWithSubjects[]> {
    const rows = await sqlOf(tx).query<Omit<CustomerWithSubjects, 'version'> & { version: string }>(
      `WITH page AS (SELECT * FROM customer WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2),
       owned AS (SELECT customer_id, array_agg(s.id::text ORDER BY s.id) AS ids FROM subject s
                 WHERE customer_id IN (SELECT id FROM page) GROUP BY customer_id)
       SELECT page.id, page.version, page.traits, page.merged_into AS "mergedInto", page.created_at AS "createdAt",
         coalesce(owned.ids, '{}') AS subjects
       FROM page LEFT JOIN owned ON owned.customer_id = page.id ORDER BY page.id`,
      [id, limit],
    );
    return rows.map((row) => ({ ...row, version: Number(row.version) }));
  }
}
