import { liesIn, searchedBySecrets, type Sight, type Stores } from '@mirrorloop/access';
import type { CustomerView, Page, SignalView } from '@mirrorloop/contracts';
import { NotFound } from '@mirrorloop/kernel';
import type { Identifier } from '@mirrorloop/matching';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { Traits } from '../../domain/traits.js';
import { CustomerViews, type PageOf } from '../../features/show-customers/customer-views.js';
import { asUuid, exactly, pageOf, placeOf } from './paged.js';
import { CUSTOMER_STORE, SIGNAL_COLUMNS, type SignalRow, signalView } from './signal-views.js';

/** Customers `c` that lie in stores `$1`; null is everything, which leaves the plan as it would be without. */
const IN_SIGHT = `($1::text[] IS NULL OR ${CUSTOMER_STORE} = ANY($1))`;
/** Signals `s` of a customer in sight that lie in stores `$1`: those that name no store lie where the customer does. */
const SIGNAL_OF_SEEN = `($1::text[] IS NULL OR s.store IS NULL OR s.store = ANY($1))`;

/**
 * Customers `c`, with their subjects, the identifiers of those, and what they did in stores `$1`. Everything they did is
 * counted already. Whoever sees the customer sees what names no store.
 */
const CUSTOMERS = `SELECT c.id, c.version, c.traits, c.created_at, ${exactly('c.created_at')} AS at,
    u.subjects, CASE WHEN $1::text[] IS NULL THEN u.signals ELSE f.signals END AS signals, i.identifiers, f.first_at
  FROM picked c
  JOIN LATERAL (SELECT array_agg(id ORDER BY id) AS subjects, sum(signals) AS signals FROM subject WHERE customer_id = c.id) u ON true
  JOIN LATERAL (SELECT jsonb_agg(DISTINCT one) AS identifiers
                FROM subject, jsonb_array_elements(identifiers) AS one WHERE customer_id = c.id) i ON true
  JOIN LATERAL (SELECT min(first.occurred_at) AS first_at, sum(first.signals) AS signals FROM unnest(u.subjects) AS one
                JOIN LATERAL (SELECT min(occurred_at) AS occurred_at, CASE WHEN $1::text[] IS NOT NULL THEN count(*) END AS signals
                              FROM signal s WHERE subject_id = one AND ${SIGNAL_OF_SEEN}) first ON true) f ON true
  ORDER BY c.created_at DESC, c.id DESC`;

@Injectable()
export class PostgresCustomerViews extends CustomerViews {
  constructor(private readonly database: Database) {
    super();
  }

  async view(id: string, sight: Sight): Promise<CustomerView> {
    const [row] = await this.database.query<CustomerRow>(
      `WITH picked AS (SELECT * FROM customer WHERE id = $2) ${CUSTOMERS}`,
      [sight.seen, await this.living(id, sight.seen)],
    );
    return customerView(row!, sight);
  }

  async list({ cursor, limit }: PageOf, sight: Sight): Promise<Page<CustomerView>> {
    const { at, id } = placeOf(cursor);
    const rows = await this.database.query<CustomerRow>(
      `WITH picked AS (SELECT * FROM customer c WHERE merged_into IS NULL AND ${IN_SIGHT} AND (created_at, id) < ($2, $3)
                       ORDER BY created_at DESC, id DESC LIMIT $4) ${CUSTOMERS}`,
      [sight.seen, at, id, limit],
    );
    return pageOf(rows, { limit, total: await this.total(sight.seen), view: (row) => customerView(row, sight) });
  }

  private async total(seen: Stores): Promise<number> {
    const [row] = seen
      ? await this.database.query<{ customers: string }>(
          `SELECT count(*) AS customers FROM customer c WHERE merged_into IS NULL AND ${IN_SIGHT}`,
          [seen],
        )
      : await this.database.query<{ customers: string }>('SELECT customers FROM customer_count');
    return Number(row!.customers);
  }

  /** No more than a handful: an identifier has one customer, and can be read in five ways. */
  async find(identifiers: readonly Identifier[], { limit }: PageOf, sight: Sight): Promise<Page<CustomerView>> {
    const rows = await this.database.query<CustomerRow>(
      `WITH named AS (SELECT DISTINCT s.customer_id FROM unnest($2::text[], $3::text[]) AS n(type, value)
                      JOIN identifier i USING (type, value) JOIN subject s ON s.id = i.subject_id),
            picked AS (SELECT c.* FROM customer c JOIN named ON named.customer_id = c.id
                       WHERE $4::text[] IS NULL OR ${CUSTOMER_STORE} = ANY($4)) ${CUSTOMERS}`,
      [
        sight.seen,
        identifiers.map(({ type }) => type),
        identifiers.map(({ value }) => value),
        searchedBySecrets(sight).seen,
      ],
    );
    return { items: rows.slice(0, limit).map((row) => customerView(row, sight)), next: null, total: rows.length };
  }

  async timeline(id: string, { cursor, limit }: PageOf, sight: Sight): Promise<Page<SignalView>> {
    const customer = await this.living(id, sight.seen);
    const { at, id: after } = placeOf(cursor);
    const rows = await this.database.query<SignalRow>(
      `SELECT ${SIGNAL_COLUMNS} FROM subject u
       JOIN LATERAL (SELECT * FROM signal s WHERE subject_id = u.id AND ${SIGNAL_OF_SEEN} AND (occurred_at, id) < ($3, $4)
                     ORDER BY occurred_at DESC, id DESC LIMIT $5) s ON true
       WHERE u.customer_id = $2 ORDER BY s.occurred_at DESC, s.id DESC LIMIT $5`,
      [sight.seen, customer, at, after, limit],
    );
    const total = await this.signalsOf(customer, sight.seen);
    return pageOf(rows, { limit, total, view: (row) => signalView(row, sight) });
  }

  private async signalsOf(customer: string, seen: Stores): Promise<number> {
    const [sum] = seen
      ? await this.database.query<{ n: string }>(
          `SELECT count(*) AS n FROM subject u JOIN signal s ON s.subject_id = u.id WHERE ${SIGNAL_OF_SEEN} AND u.customer_id = $2`,
          [seen, customer],
        )
      : await this.database.query<{ n: string }>('SELECT sum(signals) AS n FROM subject WHERE customer_id = $1', [
          customer,
        ]);
    return Number(sum!.n);
  }

  /** Follows a merged customer to the one it is part of today. Throws `NotFound`, as well for one out of sight. */
  private async living(id: string, seen: Stores): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `WITH RECURSIVE way AS (
         SELECT id, merged_into, store FROM customer WHERE id = $2
         UNION SELECT c.id, c.merged_into, c.store FROM customer c JOIN way ON c.id = way.merged_into)
       SELECT id FROM way c WHERE merged_into IS NULL AND ${IN_SIGHT}`,
      [seen, asUuid(id)],
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

const customerView = (row: CustomerRow, sight: Sight): CustomerView => ({
  ...namedBy(row, sight),
  id: row.id,
  version: Number(row.version),
  subjects: row.subjects,
  segments: [...(row.traits.segments?.value ?? [])],
  store: row.traits.store?.value ?? null,
  valueAYear: row.traits.valueAYear?.value ?? null,
  signals: Number(row.signals),
  firstSeenAt: (row.first_at ?? row.created_at).toISOString(),
});

function namedBy(
  { identifiers, traits }: CustomerRow,
  { unmasked }: Sight,
): Pick<CustomerView, 'identifiers' | 'masked'> {
  const masked = !liesIn(unmasked, traits.store?.value ?? null);
  return { identifiers: identifiers.map(({ type, value }) => ({ type, value: masked ? null : value })), masked };
}
