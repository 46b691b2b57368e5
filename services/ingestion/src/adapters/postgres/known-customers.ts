import { type IdentifierType, identifierKey } from '@mirrorloop/matching';
import type { Sql } from '@mirrorloop/messaging-postgres';
import { countBy } from '../../domain/groups.js';
import type { Customer, Known, Sighting } from '../../domain/identity.js';
import type { Met } from '../../domain/signal-store.js';
import type { Traits } from '../../domain/traits.js';

/**
 * Subjects that have a customer count up, and tell whose they are: a row that is found to be written needs no finding
 * before. Of the others it is told whose their identifiers are. All in one statement, since everybody waits while one
 * has their turn, and for each answer the program has other things to do first. Rows are found by key, one after the
 * other: a join was planned by what is known of the tables, which is nothing while they are young, and went through all
 * of them.
 */
const MEET = `
  WITH counted AS (
    UPDATE subject SET signals = subject.signals + k.signals FROM unnest($1::uuid[], $2::bigint[]) AS k(id, signals)
    WHERE subject.id = ANY($1::uuid[]) AND subject.id = k.id AND subject.customer_id IS NOT NULL
    RETURNING subject.id, subject.customer_id, subject.signals
  ), named AS (
    SELECT DISTINCT n.type, n.value FROM unnest($3::uuid[], $4::text[], $5::text[]) AS n(subject_id, type, value)
    WHERE n.subject_id NOT IN (SELECT id FROM counted)
  ), met AS (
    SELECT id AS subject_id, signals, NULL AS type, NULL AS value, customer_id FROM counted
    UNION ALL
    SELECT NULL, NULL, n.type, n.value, s.customer_id FROM named n
    CROSS JOIN LATERAL (SELECT subject_id FROM identifier i WHERE i.value = n.value AND i.type = n.type LIMIT 1) i
    CROSS JOIN LATERAL (SELECT customer_id FROM subject WHERE id = i.subject_id LIMIT 1) s
  )
  SELECT m.subject_id, m.signals, m.type, m.value, c.* FROM met m
  CROSS JOIN LATERAL (SELECT id, version, traits, created_at, merged_into FROM customer WHERE id = m.customer_id LIMIT 1) c`;

interface CustomerRow {
  id: string;
  version: string;
  traits: Traits;
  created_at: Date;
  merged_into: string | null;
}
/** Of a subject that was counted up, or of an identifier that a subject who wasn't carries. */
type MetRow = CustomerRow &
  ({ subject_id: string; signals: string; type: null } | { subject_id: null; type: IdentifierType; value: string });

/** What is known of those who are sighted, and how many signals each subject has now that was known. */
export async function meet(sightings: readonly Sighting[], sql: Sql): Promise<Met> {
  const counts = countBy(sightings, ({ subjectId }) => subjectId);
  const carried = carriedBy(sightings);
  const rows = await sql.query<MetRow>(MEET, [
    [...counts.keys()],
    [...counts.values()],
    carried.map(({ subjectId }) => subjectId),
    carried.map(({ type }) => type),
    carried.map(({ value }) => value),
  ]);
  const counted = rows.flatMap((row) => (row.type === null ? [row] : []));
  return {
    known: { ...whoseAreThey(rows), customerOfSubject: new Map(counted.map((row) => [row.subject_id, row.id])) },
    signalsOf: new Map(counted.map((row) => [row.subject_id, Number(row.signals)])),
  };
}

/** Each subject's identifiers, once. */
function carriedBy(sightings: readonly Sighting[]) {
  const once = new Map(sightings.map((sighting) => [sighting.subjectId, sighting]));
  return [...once.values()].flatMap(({ subjectId, identifiers }) =>
    identifiers.map(({ type, value }) => ({ subjectId, type, value })),
  );
}

/** Who became part of another is left out here and not in SQL: asked for, it went through all of an index of those. */
const whoseAreThey = (rows: readonly MetRow[]): Omit<Known, 'customerOfSubject'> => ({
  customerOfIdentifier: new Map(
    rows.flatMap((row) => (row.type === null ? [] : [[identifierKey(row), row.id] as const])),
  ),
  customers: new Map(rows.filter(({ merged_into }) => merged_into === null).map((row) => [row.id, customerOf(row)])),
});

const customerOf = ({ id, version, traits, created_at }: CustomerRow): Customer => ({
  id,
  version: Number(version),
  traits,
  createdAt: created_at,
  mergedInto: null,
});
