import type { Sql } from '@mirrorloop/messaging-postgres';
import { countBy, groupBy } from '../../domain/groups.js';
import { type Customer, isNew, type Resolution } from '../../domain/identity.js';
import type { Entries } from '../../domain/signal-store.js';

/** One may be there all the same: it was nobody's, without identifiers. */
const ADD = `
  INSERT INTO subject (id, customer_id, identifiers, signals, created_at)
  SELECT s.*, $5 FROM unnest($1::uuid[], $2::uuid[], $3::jsonb[], $4::bigint[]) AS s
  ON CONFLICT (id) DO UPDATE SET signals = subject.signals + excluded.signals RETURNING id, signals`;

/** Those who weren't counted up already. Returns how many signals each has now. */
export async function addSubjects(entries: Entries, sql: Sql): Promise<Map<string, number>> {
  const { signals, signalsOfKnown, resolution, at } = entries;
  const others = signals.filter(({ subjectId }) => !signalsOfKnown.has(subjectId));
  if (others.length === 0) return new Map();
  const counts = countBy(others, ({ subjectId }) => subjectId);
  const fresh = new Map(resolution.subjects.map((subject) => [subject.id, subject]));
  const added = [...counts.keys()].map((id) => fresh.get(id));
  const rows = await sql.query<{ id: string; signals: string }>(ADD, [
    [...counts.keys()],
    added.map((subject) => subject?.customerId),
    added.map((subject) => JSON.stringify(subject?.identifiers ?? [])),
    [...counts.values()],
    at,
  ]);
  return new Map(rows.map((row) => [row.id, Number(row.signals)]));
}

/** Those who are known are an UPDATE, which writes half of what an INSERT does that finds them there. */
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

/** A customer who is new has the subjects that made them, so only those who were there before are asked for. */
export async function subjectsOf({ news, subjects }: Resolution, sql: Sql): Promise<Map<string, string[]>> {
  const living = news.filter(({ mergedInto }) => mergedInto === null);
  const made = groupBy(subjects, ({ customerId }) => customerId);
  const ofAdded = living.filter(isNew).map(({ id }) => [id, (made.get(id) ?? []).map((its) => its.id).sort()] as const);
  const before = living.filter((customer) => !isNew(customer)).map(({ id }) => id);
  return new Map([...ofAdded, ...(await keptSubjectsOf(before, sql))]);
}

async function keptSubjectsOf(ids: readonly string[], sql: Sql): Promise<[string, string[]][]> {
  if (ids.length === 0) return [];
  const rows = await sql.query<{ customer_id: string; ids: string[] }>(
    `SELECT c.customer_id, s.ids FROM unnest($1::uuid[]) AS c(customer_id)
     CROSS JOIN LATERAL (SELECT array_agg(id::text ORDER BY id) AS ids FROM subject WHERE customer_id = c.customer_id) s
     WHERE s.ids IS NOT NULL`,
    [ids],
  );
  return rows.map((row) => [row.customer_id, row.ids]);
}
