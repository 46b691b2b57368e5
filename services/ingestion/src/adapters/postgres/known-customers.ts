import { type Identifier, identifierKey } from '@mirrorloop/matching';
import type { Sql } from '@mirrorloop/messaging-postgres';
import { countBy } from '../../domain/groups.js';
import type { Customer, Known, Sighting } from '../../domain/identity.js';
import type { Traits } from '../../domain/traits.js';

/**
 * Subjects that have a customer count up, and tell whose they are: a row that is found to be written needs no finding
 * before. Their customers are found by key, one after the other: a join was planned by what is known of the tables,
 * which is nothing while they are young, and went through all of them.
 */
const COUNT_UP = `
  WITH counted AS (
    UPDATE subject SET signals = subject.signals + k.signals FROM unnest($1::uuid[], $2::bigint[]) AS k(id, signals)
    WHERE subject.id = ANY($1::uuid[]) AND subject.id = k.id AND subject.customer_id IS NOT NULL
    RETURNING subject.id, subject.customer_id, subject.signals
  )
  SELECT s.id AS subject_id, s.signals, c.* FROM counted s
  CROSS JOIN LATERAL (SELECT id, version, traits, created_at, merged_into FROM customer WHERE id = s.customer_id LIMIT 1) c`;

interface Counted extends Pick<Known, 'customerOfSubject'> {
  readonly customers: Map<string, Customer>;
  readonly signalsOf: Map<string, number>;
}

/** The customer that each subject is known as, what is known of those, and how many signals each subject has now. */
export async function countUpKnown(sightings: readonly Sighting[], sql: Sql): Promise<Counted> {
  const counts = countBy(sightings, ({ subjectId }) => subjectId);
  const rows = await sql.query<CustomerRow & { subject_id: string; signals: string }>(COUNT_UP, [
    [...counts.keys()],
    [...counts.values()],
  ]);
  return {
    customerOfSubject: new Map(rows.map((row) => [row.subject_id, row.id])),
    signalsOf: new Map(rows.map((row) => [row.subject_id, Number(row.signals)])),
    customers: customersIn(rows),
  };
}

/** By key, one after the other, too. */
const OF_IDENTIFIERS = `
  SELECT n.type, n.value, s.customer_id
  FROM (SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS n(type, value)) n
  CROSS JOIN LATERAL (SELECT subject_id FROM identifier i WHERE i.value = n.value AND i.type = n.type LIMIT 1) i
  CROSS JOIN LATERAL (SELECT customer_id FROM subject WHERE id = i.subject_id LIMIT 1) s`;

/** By `identifierKey`. */
export async function customersOfIdentifiers(
  identifiers: readonly Identifier[],
  sql: Sql,
): Promise<Map<string, string>> {
  if (identifiers.length === 0) return new Map();
  const rows = await sql.query<Identifier & { customer_id: string }>(OF_IDENTIFIERS, [
    identifiers.map(({ type }) => type),
    identifiers.map(({ value }) => value),
  ]);
  return new Map(rows.map((row) => [identifierKey(row), row.customer_id]));
}

interface CustomerRow {
  id: string;
  version: string;
  traits: Traits;
  created_at: Date;
  merged_into: string | null;
}

/** Left out here and not in SQL: asked for those that are in no other, it went through all of an index of those. */
export async function customersOf(ids: readonly string[], sql: Sql): Promise<Map<string, Customer>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.query<CustomerRow>(
    'SELECT id, version, traits, created_at, merged_into FROM customer WHERE id = ANY($1::uuid[])',
    [[...new Set(ids)]],
  );
  return customersIn(rows);
}

const customersIn = (rows: readonly CustomerRow[]): Map<string, Customer> =>
  new Map(rows.filter(({ merged_into }) => merged_into === null).map((row) => [row.id, customerOf(row)]));

const customerOf = ({ id, version, traits, created_at }: CustomerRow): Customer => ({
  id,
  version: Number(version),
  traits,
  createdAt: created_at,
  mergedInto: null,
});
