import { type Identifier, identifierKey } from '@mirrorloop/matching';
import type { Sql } from '@mirrorloop/messaging-postgres';
import type { Customer, Known, Sighting } from '../../domain/identity.js';
import type { Traits } from '../../domain/traits.js';

/**
 * By key, one after the other: a join was planned by what is known of the tables, which is nothing while they are young,
 * and went through all of them.
 */
const OF_SUBJECTS = `
  SELECT s.id AS subject_id, c.*
  FROM unnest($1::uuid[]) AS k(id)
  CROSS JOIN LATERAL (SELECT id, customer_id FROM subject WHERE id = k.id LIMIT 1) s
  CROSS JOIN LATERAL (SELECT id, version, traits, created_at, merged_into FROM customer WHERE id = s.customer_id LIMIT 1) c`;

type OfSubjects = Pick<Known, 'customerOfSubject'> & { readonly customers: Map<string, Customer> };

/** The customer that each subject is known as, and what is known of those. */
export async function customersOfSubjects(sightings: readonly Sighting[], sql: Sql): Promise<OfSubjects> {
  const rows = await sql.query<CustomerRow & { subject_id: string }>(OF_SUBJECTS, [
    [...new Set(sightings.map(({ subjectId }) => subjectId))],
  ]);
  return { customerOfSubject: new Map(rows.map((row) => [row.subject_id, row.id])), customers: customersIn(rows) };
}

/** As with subjects. */
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
