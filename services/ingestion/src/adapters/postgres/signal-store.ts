import { type Identifier, identifierKey } from '@mirrorloop/matching';
import type { Transaction } from '@mirrorloop/messaging';
import { type Sql, sqlOf } from '@mirrorloop/messaging-postgres';
import type { Customer, Known } from '../../domain/identity.js';
import { type Claim, type Entries, type RecordedSignal, type Saved, SignalStore } from '../../domain/signal-store.js';
import type { Traits } from '../../domain/traits.js';
import { countFailed, countSignals, insertFailed, insertSignals } from './signal-rows.js';

/** Any number; shared by all who decide who is who. */
const TURN = 'mirrorloop.ingestion.identity';

export class PostgresSignalStore extends SignalStore {
  async claim(claims: readonly Claim[], tx: Transaction): Promise<ReadonlyMap<string, string>> {
    if (claims.length === 0) return new Map();
    const ids = claims.map(({ signalId }) => signalId);
    // In order, so that two who want the same ids wait for each other and never in a circle.
    const [row] = await sqlOf(tx).query<{ mine: string[] | null }>(
      `WITH mine AS (INSERT INTO intake_id (signal_id, content)
         SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS w(signal_id, content) ORDER BY signal_id
         ON CONFLICT DO NOTHING RETURNING signal_id)
       SELECT CASE WHEN count(*) < $3 THEN coalesce(array_agg(signal_id::text), '{}') END AS mine FROM mine`,
      [ids, claims.map(({ content }) => content), claims.length],
    );
    return row!.mine ? takenBefore(ids, new Set(row!.mine), sqlOf(tx)) : new Map();
  }

  keep(signals: readonly RecordedSignal[], at: Date, tx: Transaction): Promise<void> {
    return insertSignals(signals, at, sqlOf(tx));
  }

  /**
   * One advisory lock for all of identity: simple and right, since any two batches may name one customer. A batch of
   * 1,000 signals of mostly new customers held it for 0.3 s on two cores that others used as well (load 2.4), half of
   * that for the rows of the outbox and the signals themselves, which have gone before it since; requests are combined
   * so that it is a batch's price.
   */
  async takeTurn(tx: Transaction): Promise<void> {
    await sqlOf(tx).query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [TURN]);
  }

  async known(subjectIds: readonly string[], identifiers: readonly Identifier[], tx: Transaction): Promise<Known> {
    const sql = sqlOf(tx);
    const known = await sql.query<KnownRow>(KNOWN, [
      subjectIds,
      identifiers.map(({ type }) => type),
      identifiers.map(({ value }) => value),
    ]);
    const subjects = known.filter(({ type }) => type === null);
    const named = known.flatMap(({ type, value, customer_id }) => (type ? [{ type, value, customer_id }] : []));
    return {
      customerOfSubject: new Map(subjects.map((row) => [row.value, row.customer_id])),
      customerOfIdentifier: new Map(named.map((row) => [identifierKey(row), row.customer_id])),
      customers: await customersOf(
        known.map((row) => row.customer_id),
        sql,
      ),
    };
  }

  async save(entries: Entries, tx: Transaction): Promise<Saved> {
    const sql = sqlOf(tx);
    const signalsOf = await countUpSubjects(entries, sql);
    await keepCustomers(entries.resolution.customers, sql);
    await countSignals(entries, sql);
    const newlyFailed = await insertFailed(entries, sql);
    await countFailed(entries, newlyFailed, sql);
    return { signalsOf, newlyFailed, subjectsOf: await subjectsOf(entries.resolution.news, sql) };
  }
}

/** A statement of its own: one that was taken a moment ago isn't seen by the statement that waited for it. */
async function takenBefore(ids: readonly string[], mine: ReadonlySet<string>, sql: Sql): Promise<Map<string, string>> {
  const rows = await sql.query<{ signal_id: string; content: string }>(
    'SELECT signal_id, content FROM intake_id WHERE signal_id = ANY($1::uuid[])',
    [ids.filter((id) => !mine.has(id))],
  );
  return new Map(rows.map(({ signal_id, content }) => [signal_id, content]));
}

/** A subject that is known, under its id, or an identifier that is. */
interface KnownRow {
  type: Identifier['type'] | null;
  value: string;
  customer_id: string;
}

/**
 * By key, one after the other: a join was planned by what is known of the tables, which is nothing while they are young,
 * and went through all of them.
 */
const KNOWN = `
  SELECT NULL AS type, id::text AS value, customer_id FROM subject WHERE id = ANY($1::uuid[]) AND customer_id IS NOT NULL
  UNION ALL
  SELECT n.type, n.value, s.customer_id
  FROM (SELECT DISTINCT * FROM unnest($2::text[], $3::text[]) AS n(type, value)) n
  CROSS JOIN LATERAL (SELECT subject_id FROM identifier i WHERE i.value = n.value AND i.type = n.type LIMIT 1) i
  CROSS JOIN LATERAL (SELECT customer_id FROM subject WHERE id = i.subject_id LIMIT 1) s`;

interface CustomerRow {
  id: string;
  version: string;
  traits: Traits;
  created_at: Date;
  merged_into: string | null;
}

/** Left out here and not in SQL: asked for those that are in no other, it went through all of an index of those. */
async function customersOf(ids: readonly string[], sql: Sql): Promise<Map<string, Customer>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.query<CustomerRow>(
    'SELECT id, version, traits, created_at, merged_into FROM customer WHERE id = ANY($1::uuid[])',
    [[...new Set(ids)]],
  );
  return new Map(rows.filter(({ merged_into }) => merged_into === null).map((row) => [row.id, customerOf(row)]));
}
const customerOf = ({ id, version, traits, created_at }: CustomerRow): Customer => ({
  id,
  version: Number(version),
  traits,
  createdAt: created_at,
  mergedInto: null,
});

/** New subjects come in with their customer; known ones count up. Returns how many signals each has now. */
async function countUpSubjects({ signals, resolution, at }: Entries, sql: Sql): Promise<Map<string, number>> {
  if (signals.length === 0) return new Map();
  const counts = new Map<string, number>();
  for (const { subjectId } of signals) counts.set(subjectId, (counts.get(subjectId) ?? 0) + 1);
  const ids = [...counts.keys()];
  const fresh = new Map(resolution.subjects.map((subject) => [subject.id, subject]));
  const rows = await sql.query<{ id: string; signals: string }>(
    `INSERT INTO subject (id, customer_id, identifiers, signals, created_at)
     SELECT s.*, $5 FROM unnest($1::uuid[], $2::uuid[], $3::jsonb[], $4::bigint[]) AS s
     ON CONFLICT (id) DO UPDATE SET signals = subject.signals + excluded.signals RETURNING id, signals`,
    [
      ids,
      ids.map((id) => fresh.get(id)?.customerId ?? null),
      ids.map((id) => JSON.stringify(fresh.get(id)?.identifiers ?? [])),
      [...counts.values()],
      at,
    ],
  );
  return new Map(rows.map((row) => [row.id, Number(row.signals)]));
}

async function keepCustomers(customers: readonly Customer[], sql: Sql): Promise<void> {
  if (customers.length === 0) return;
  await sql.query(
    `INSERT INTO customer (id, version, traits, merged_into, created_at)
     SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::jsonb[], $4::uuid[], $5::timestamptz[])
     ON CONFLICT (id) DO UPDATE
     SET version = excluded.version, traits = excluded.traits, merged_into = excluded.merged_into`,
    [
      customers.map(({ id }) => id),
      customers.map(({ version }) => version),
      customers.map(({ traits }) => JSON.stringify(traits)),
      customers.map(({ mergedInto }) => mergedInto),
      customers.map(({ createdAt }) => createdAt),
    ],
  );
  await moveSubjects(
    customers.filter(({ mergedInto }) => mergedInto !== null),
    sql,
  );
}

async function moveSubjects(merged: readonly Customer[], sql: Sql): Promise<void> {
  if (merged.length === 0) return;
  await sql.query(
    `UPDATE subject SET customer_id = m.home FROM unnest($1::uuid[], $2::uuid[]) AS m(gone, home)
     WHERE subject.customer_id = ANY($1::uuid[]) AND subject.customer_id = m.gone`,
    [merged.map(({ id }) => id), merged.map(({ mergedInto }) => mergedInto)],
  );
}

async function subjectsOf(customers: readonly Customer[], sql: Sql): Promise<Map<string, string[]>> {
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
