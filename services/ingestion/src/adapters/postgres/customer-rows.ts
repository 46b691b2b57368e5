import type { Sql } from '@mirrorloop/messaging-postgres';
import { type Customer, isNew, type Resolution } from '../../domain/identity.js';
import type { Entries } from '../../domain/signal-store.js';

/**
 * Those who are known count up, and the others come in with their customer: an UPDATE of a row writes half of what an
 * INSERT does that finds it there. One of the others may be there all the same: it was nobody's, without identifiers.
 */
const COUNT_UP = `
  WITH counted AS (
    UPDATE subject SET signals = subject.signals + k.signals FROM unnest($1::uuid[], $2::bigint[]) AS k(id, signals)
    WHERE subject.id = ANY($1::uuid[]) AND subject.id = k.id RETURNING subject.id, subject.signals
  ), added AS (
    INSERT INTO subject (id, customer_id, identifiers, signals, created_at)
    SELECT s.*, $7 FROM unnest($3::uuid[], $4::uuid[], $5::jsonb[], $6::bigint[]) AS s
    ON CONFLICT (id) DO UPDATE SET signals = subject.signals + excluded.signals RETURNING id, signals
  )
  SELECT * FROM counted UNION ALL SELECT * FROM added`;

/** Returns how many signals each has now. */
export async function countUpSubjects({ signals, resolution, at }: Entries, sql: Sql): Promise<Map<string, number>> {
  if (signals.length === 0) return new Map();
  const counts = new Map<string, number>();
  for (const { subjectId } of signals) counts.set(subjectId, (counts.get(subjectId) ?? 0) + 1);
  const fresh = new Map(resolution.subjects.map((subject) => [subject.id, subject]));
  const nobodys = new Set(signals.filter(({ signal }) => signal.identifiers.length === 0).map((it) => it.subjectId));
  const added = [...fresh.keys(), ...nobodys];
  const known = [...counts.keys()].filter((id) => !fresh.has(id) && !nobodys.has(id));
  const rows = await sql.query<{ id: string; signals: string }>(COUNT_UP, [
    known,
    known.map((id) => counts.get(id)),
    added,
    added.map((id) => fresh.get(id)?.customerId ?? null),
    added.map((id) => JSON.stringify(fresh.get(id)?.identifiers ?? [])),
    added.map((id) => counts.get(id)),
    at,
  ]);
  return new Map(rows.map((row) => [row.id, Number(row.signals)]));
}

/** As with subjects: those who are known are an UPDATE. */
const KEEP = `
  WITH kept AS (
    UPDATE customer SET version = k.version, traits = k.traits, merged_into = k.merged_into
    FROM unnest($1::uuid[], $2::bigint[], $3::jsonb[], $4::uuid[]) AS k(id, version, traits, merged_into)
    WHERE customer.id = ANY($1::uuid[]) AND customer.id = k.id
  )
  INSERT INTO customer (id, version, traits, created_at)
  SELECT * FROM unnest($5::uuid[], $6::bigint[], $7::jsonb[], $8::timestamptz[])
  ON CONFLICT (id) DO UPDATE SET version = excluded.version, traits = excluded.traits`;

export async function keepCustomers({ customers, news }: Resolution, sql: Sql): Promise<void> {
  if (customers.length === 0) return;
  const added = news.filter(isNew);
  const known = without(customers, added);
  const kept = sql.query(KEEP, [
    ...columnsOf(known),
    known.map(({ mergedInto }) => mergedInto),
    ...columnsOf(added),
    added.map(({ createdAt }) => createdAt),
  ]);
  const merged = known.filter(({ mergedInto }) => mergedInto !== null);
  await Promise.all([kept, moveSubjects(merged, sql)]);
}

const columnsOf = (customers: readonly Customer[]): unknown[][] => [
  customers.map(({ id }) => id),
  customers.map(({ version }) => version),
  customers.map(({ traits }) => JSON.stringify(traits)),
];

const without = <T>(all: readonly T[], these: readonly T[]): T[] => {
  const out = new Set(these);
  return all.filter((it) => !out.has(it));
};

async function moveSubjects(merged: readonly Customer[], sql: Sql): Promise<void> {
  if (merged.length === 0) return;
  await sql.query(
    `UPDATE subject SET customer_id = m.home FROM unnest($1::uuid[], $2::uuid[]) AS m(gone, home)
     WHERE subject.customer_id = ANY($1::uuid[]) AND subject.customer_id = m.gone`,
    [merged.map(({ id }) => id), merged.map(({ mergedInto }) => mergedInto)],
  );
}

export async function subjectsOf(customers: readonly Customer[], sql: Sql): Promise<Map<string, string[]>> {
  const living = customers.filter(({ mergedInto }) => mergedInto === null);
  if (living.length === 0) return new Map();
  const rows = await sql.query<{ customer_id: string; ids: string[] }>(
    `SELECT c.customer_id, s.ids FROM unnest($1::uuid[]) AS c(customer_id)
     CROSS JOIN LATERAL (SELECT array_agg(id::text ORDER BY id) AS ids FROM subject WHERE customer_id = c.customer_id) s
     WHERE s.ids IS NOT NULL`,
    [living.map(({ id }) => id)],
  );
  return new Map(rows.map((row) => [row.customer_id, row.ids]));
}
