import type { CustomerView, Page, SignalView } from '@mirrorloop/contracts';
import { NotFound } from '@mirrorloop/kernel';
import type { Identifier } from '@mirrorloop/matching';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { Traits } from '../../domain/traits.js';
import { CustomerViews, type PageOf } from '../../features/show-customers/customer-views.js';
import { asUuid, exactly, pageOf, placeOf } from './paged.js';
import { SIGNAL_COLUMNS, type SignalRow, signalView } from './signal-views.js';

/** Customers `c`, with their subjects, the identifiers of those, and what they did. */
const CUSTOMERS = `SELECT c.id, c.version, c.traits, c.created_at, ${exactly('c.created_at')} AS at,
    u.subjects, u.signals, i.identifiers, f.first_at
  FROM picked c
  JOIN LATERAL (SELECT array_agg(id ORDER BY id) AS subjects, sum(signals) AS signals FROM subject WHERE customer_id = c.id) u ON true
  JOIN LATERAL (SELECT jsonb_agg(DISTINCT one) AS identifiers
                FROM subject, jsonb_array_elements(identifiers) AS one WHERE customer_id = c.id) i ON true
  JOIN LATERAL (SELECT min(first.occurred_at) AS first_at FROM unnest(u.subjects) AS one
                JOIN LATERAL (SELECT min(occurred_at) AS occurred_at FROM signal WHERE subject_id = one) first ON true) f ON true
  ORDER BY c.created_at DESC, c.id DESC`;

@Injectable()
export class PostgresCustomerViews extends CustomerViews {
  constructor(private readonly database: Database) {
    super();
  }

  async view(id: string): Promise<CustomerView> {
    const [row] = await this.database.query<CustomerRow>(
      `WITH picked AS (SELECT * FROM customer WHERE id = $1) ${CUSTOMERS}`,
      [await this.living(id)],
    );
    return customerView(row!);
  }

  async list({ cursor, limit }: PageOf): Promise<Page<CustomerView>> {
    const { at, id } = placeOf(cursor);
    const rows = await this.database.query<CustomerRow>(
      `WITH picked AS (SELECT * FROM customer WHERE merged_into IS NULL AND (created_at, id) < ($1, $2)
                       ORDER BY created_at DESC, id DESC LIMIT $3) ${CUSTOMERS}`,
      [at, id, limit],
    );
    const [count] = await this.database.query<{ customers: string }>('SELECT customers FROM customer_count');
    return pageOf(rows, { limit, total: Number(count!.customers), view: customerView });
  }

  /** No more than a handful: an identifier has one customer, and can be read in five ways. */
  async find(identifiers: readonly Identifier[], { limit }: PageOf): Promise<Page<CustomerView>> {
    const rows = await this.database.query<CustomerRow>(
      `WITH named AS (SELECT DISTINCT s.customer_id FROM unnest($1::text[], $2::text[]) AS n(type, value)
                      JOIN identifier i USING (type, value) JOIN subject s ON s.id = i.subject_id),
            picked AS (SELECT c.* FROM customer c JOIN named ON named.customer_id = c.id) ${CUSTOMERS}`,
      [identifiers.map(({ type }) => type), identifiers.map(({ value }) => value)],
    );
    return { items: rows.slice(0, limit).map(customerView), next: null, total: rows.length };
  }

  async timeline(id: string, { cursor, limit }: PageOf): Promise<Page<SignalView>> {
    const customer = await this.living(id);
    const { at, id: after } = placeOf(cursor);
    const rows = await this.database.query<SignalRow>(
      `SELECT ${SIGNAL_COLUMNS} FROM subject u
       JOIN LATERAL (SELECT * FROM signal WHERE subject_id = u.id AND (occurred_at, id) < ($2, $3)
                     ORDER BY occurred_at DESC, id DESC LIMIT $4) s ON true
       WHERE u.customer_id = $1 ORDER BY s.occurred_at DESC, s.id DESC LIMIT $4`,
      [customer, at, after, limit],
    );
    const [sum] = await this.database.query<{ n: string }>(
      'SELECT sum(signals) AS n FROM subject WHERE customer_id = $1',
      [customer],
    );
    return pageOf(rows, { limit, total: Number(sum!.n), view: signalView });
  }

  /** Follows a merged customer to the one it is part of today. */
  private async living(id: string): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `WITH RECURSIVE way AS (
         SELECT id, merged_into FROM customer WHERE id = $1
         UNION SELECT c.id, c.merged_into FROM customer c JOIN way ON c.id = way.merged_into)
       SELECT id FROM way WHERE merged_into IS NULL`,
      [asUuid(id)],
    );
    if (!row) throw new NotFound('customer');
    return row.id;
  }
}

interface CustomerRow {
  id: string;
  at: string;
  version: string;
  traits: Traits;
  created_at: Date;
  subjects: string[];
  signals: string;
  identifiers: { type: string; value: string }[];
  first_at: Date | null;
}

const customerView = (row: CustomerRow): CustomerView => ({
  id: row.id,
  version: Number(row.version),
  subjects: row.subjects,
  identifiers: row.identifiers.map(({ type, value }) => ({ type, value })),
  segments: [...(row.traits.segments?.value ?? [])],
  store: row.traits.store?.value ?? null,
  valueAYear: row.traits.valueAYear?.value ?? null,
  signals: Number(row.signals),
  firstSeenAt: (row.first_at ?? row.created_at).toISOString(),
});
