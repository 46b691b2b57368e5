import type { Sql } from '@mirrorloop/messaging-postgres';
import type { EvidenceCounts } from '../../domain/size.js';

interface Row {
  insight_id: string;
  signals: number;
  customers: number;
  n: number | null;
  mean: number | null;
  sd: number | null;
  currency: string | null;
}

/** Signals, distinct current customers and what is known of their value, for each insight: values in the currency most of them have. */
export async function countEvidence(ids: readonly string[], sql: Sql): Promise<ReadonlyMap<string, EvidenceCounts>> {
  const rows = await sql.query<Row>(
    `WITH evidence AS (
       SELECT e.insight_id, s.signal_id, s.subject_id FROM insight_evidence e JOIN signal s USING (signal_id)
       WHERE e.insight_id = ANY($1::uuid[])
     ), behind AS (
       SELECT DISTINCT e.insight_id, c.customer_id, c.value_amount, c.value_currency
       FROM evidence e JOIN customer_subject USING (subject_id) JOIN customer c USING (customer_id)
     ), worth AS (
       SELECT DISTINCT ON (insight_id) insight_id, value_currency AS currency, count(*)::int AS n,
         avg(value_amount) AS mean, stddev_samp(value_amount) AS sd
       FROM behind WHERE value_amount IS NOT NULL GROUP BY insight_id, value_currency
       ORDER BY insight_id, count(*) DESC, value_currency
     )
     SELECT e.insight_id, count(*)::int AS signals,
       (SELECT count(*)::int FROM behind b WHERE b.insight_id = e.insight_id) AS customers, w.n, w.mean, w.sd, w.currency
     FROM evidence e LEFT JOIN worth w USING (insight_id)
     GROUP BY e.insight_id, w.n, w.mean, w.sd, w.currency`,
    [ids],
  );
  return new Map(rows.map((row) => [row.insight_id, countsOf(row)]));
}

const countsOf = ({ signals, customers, n, mean, sd, currency }: Row): EvidenceCounts => ({
  signals,
  customers,
  values: n === null || mean === null || currency === null ? null : { n, mean, sd: sd ?? 0, currency },
});
