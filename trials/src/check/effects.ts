import pg from 'pg';
import type { Ledger } from '../load/ledger.js';

/** What the tables say of one source, read by SQL of the checker's own: it shares no code with the services. */
export interface Effects {
  /** Ids that were acknowledged. */
  readonly acknowledged: number;
  readonly accepted: number;
  /** Acknowledged ids that some step hasn't. */
  readonly lost: number;
  /** Effects beyond one an id. */
  readonly doubled: number;
  /** Neighbours of one key that took effect in another order than they were sent. */
  readonly inverted: number;
  /** Acknowledgements that no account of the sheet holds; see `BALANCE`. */
  readonly unbalanced: number;
  readonly failed: number;
  /** Events not yet told and messages parked, of all sources. */
  readonly unsent: number;
  readonly parked: number;
  /** Everything by its name, for the one who reads a failure. */
  readonly details: Readonly<Record<string, number>>;
}

const SIGNALS = `
acknowledgement AS (SELECT unnest($2::text[]) AS id),
acked AS (SELECT DISTINCT id FROM acknowledgement),
offered AS (SELECT * FROM unnest($3::text[], $4::text[], $5::int[]) AS o(id, key, n)),
signal AS MATERIALIZED (SELECT s.id AS signal_id, s.subject_id, s.raw::jsonb ->> 'messageId' AS id FROM ingestion.signal s WHERE s.source = $1),
failed AS (SELECT message_id AS id FROM ingestion.failed_signal WHERE source = $1),
analysed AS (SELECT i.signal_id, i.xmin FROM insight.signal i WHERE i.source = $1)`;

/** Each effect of a signal: kept, analysed, counted in its series, traced; and the counts that lists show. */
const EFFECTS = `WITH ${SIGNALS}
SELECT
  (SELECT count(*) FROM acked) AS "acknowledged",
  (SELECT count(*) FROM signal) AS "accepted",
  (SELECT count(*) FROM failed) AS "failed",
  (SELECT count(*) FROM acked a WHERE NOT EXISTS (SELECT FROM signal s WHERE s.id = a.id) AND NOT EXISTS (SELECT FROM failed f WHERE f.id = a.id)) AS "lost: acknowledged and not kept",
  (SELECT count(*) FROM signal s WHERE NOT EXISTS (SELECT FROM analysed i WHERE i.signal_id = s.signal_id)) AS "lost: kept and not analysed",
  (SELECT count(*) FROM signal s WHERE NOT EXISTS (SELECT FROM gateway.traced_signal t WHERE t.signal_id = s.signal_id)) AS "lost: kept and not traced",
  (SELECT greatest(0, (SELECT count(*) FROM analysed) - coalesce(sum(total), 0)) FROM insight.touchpoint_day WHERE touchpoint = $1) AS "lost: analysed and not in the series",
  (SELECT count(*) - count(DISTINCT id) FROM signal) AS "doubled: signals",
  (SELECT count(*) - count(DISTINCT signal_id) FROM analysed) AS "doubled: analyses",
  (SELECT greatest(0, coalesce(sum(total), 0) - (SELECT count(*) FROM analysed)) FROM insight.touchpoint_day WHERE touchpoint = $1) AS "doubled: in the series",
  (SELECT abs(coalesce(sum(negative), 0) - (SELECT count(*) FROM insight.signal WHERE source = $1 AND sentiment = 'negative')) FROM insight.touchpoint_day WHERE touchpoint = $1) AS "doubled: negative in the series",
  (SELECT abs(signals - (SELECT count(*) FROM signal)) FROM ingestion.source WHERE name = $1) AS "doubled: in the count of the source",
  (SELECT coalesce(sum(abs(u.signals - s.n)), 0) FROM (SELECT subject_id, count(*) AS n FROM signal GROUP BY 1) s JOIN ingestion.subject u ON u.id = s.subject_id) AS "doubled: in the count of the subject",
  (SELECT count(*) FROM signal s WHERE NOT EXISTS (SELECT FROM offered o WHERE o.id = s.id)) AS "doubled: never offered",
  (SELECT count(*) FROM (
    SELECT pg_xact_commit_timestamp(a.xmin) AS at, lag(pg_xact_commit_timestamp(a.xmin)) OVER (PARTITION BY o.key ORDER BY o.n) AS before
    FROM offered o JOIN signal s ON s.id = o.id JOIN analysed a ON a.signal_id = s.signal_id) each WHERE at < before) AS "inverted: analysed",
  (SELECT count(*) FROM ingestion.outbox) + (SELECT count(*) FROM insight.outbox) + (SELECT count(*) FROM action_tracker.outbox) + (SELECT count(*) FROM gateway.outbox) AS "unsent",
  (SELECT count(*) FROM ingestion.parked) + (SELECT count(*) FROM insight.parked) + (SELECT count(*) FROM action_tracker.parked) + (SELECT count(*) FROM gateway.parked) AS "parked",
  -- R42: acknowledged = accepted + failed + duplicate + suppressed (nothing is suppressed yet).
  (SELECT count(*) FROM acknowledgement)
    - (SELECT count(*) FROM acked a WHERE EXISTS (SELECT FROM signal s WHERE s.id = a.id))
    - (SELECT count(*) FROM acked a WHERE NOT EXISTS (SELECT FROM signal s WHERE s.id = a.id) AND EXISTS (SELECT FROM failed f WHERE f.id = a.id))
    - ((SELECT count(*) FROM acknowledgement) - (SELECT count(*) FROM acked)) AS "unbalanced"`;

export async function effectsOf(source: string, ledger: Ledger, database: pg.Client): Promise<Effects> {
  const { offered } = ledger;
  const { rows } = await database.query<Record<string, string>>(EFFECTS, [
    source,
    ledger.acknowledged(),
    offered.map(({ id }) => id),
    offered.map(({ key }) => key),
    offered.map(({ n }) => n),
  ]);
  const details = Object.fromEntries(Object.entries(rows[0]!).map(([name, n]) => [name, Number(n)]));
  const sum = (kind: string) =>
    Object.entries(details).reduce((total, [name, n]) => total + (name.startsWith(`${kind}: `) ? n : 0), 0);
  const plain = (name: string) => details[name] ?? NaN;
  return {
    acknowledged: plain('acknowledged'),
    accepted: plain('accepted'),
    failed: plain('failed'),
    unsent: plain('unsent'),
    parked: plain('parked'),
    unbalanced: plain('unbalanced'),
    lost: sum('lost'),
    doubled: sum('doubled'),
    inverted: sum('inverted'),
    details,
  };
}

/** Those that tell of something wrong, for a failure. */
export const wrongIn = ({ details }: Effects): string =>
  Object.entries(details)
    .filter(([name, n]) => n !== 0 && /^(lost|doubled|inverted): |^(unbalanced|unsent|parked)$/.test(name))
    .map(([name, n]) => `${name} ${n}`)
    .join(', ');
