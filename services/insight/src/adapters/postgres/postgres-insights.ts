import { type Sql, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { Day } from '../../domain/day.js';
import type { Insight } from '../../domain/insight.js';
import { Insights, type OpenTransaction } from '../../domain/ports.js';
import type { Series } from '../../domain/series.js';
import type { EvidenceCounts } from '../../domain/size.js';
import type { Overlap } from '../../domain/surge-revision.js';
import type { Surge } from '../../domain/surge.js';
import { columnsOf } from './columns.js';
import { countEvidence } from './evidence-counts.js';
import { INSIGHT_COLUMNS, insightOf, type InsightRow } from './insight-rows.js';

@Injectable()
export class PostgresInsights extends Insights {
  /**
   * The rows are locked before anything is read of what they stand for, so whoever adds to a series meanwhile waits,
   * and marks it again. Rows that somebody is adding to just now are left for the next time.
   */
  async takeTouched(tx: OpenTransaction): Promise<boolean> {
    const sql = sqlOf(tx);
    if (!(await isQuiet(sql)) || !(await isAlone(sql))) return false;
    // What commits after this is left for the next time, though this time may see its counts already.
    await sql.query('DELETE FROM touched');
    return true;
  }

  async series(since: Day, tx: OpenTransaction): Promise<Series[]> {
    const sql = sqlOf(tx);
    const totals = await sql.query<{ touchpoint: string; days: Day[]; totals: number[] }>(
      `SELECT touchpoint, array_agg(day ORDER BY day) AS days, array_agg(total ORDER BY day) AS totals
       FROM touchpoint_day WHERE day >= $1 GROUP BY touchpoint`,
      [since],
    );
    const named = await sql.query<{ touchpoint: string; theme: string; days: Day[]; negatives: number[] }>(
      `SELECT touchpoint, theme, array_agg(day) AS days, array_agg(negative) AS negatives
       FROM theme_day WHERE day >= $1 AND negative > 0 GROUP BY touchpoint, theme ORDER BY touchpoint, theme`,
      [since],
    );
    const totalsOf = new Map(totals.map((row) => [row.touchpoint, row]));
    return named.map(({ touchpoint, theme, days, negatives }) => {
      const negativeOn = new Map(days.map((day, i) => [day, negatives[i]!]));
      const all = totalsOf.get(touchpoint)!;
      const counts = all.days.map((day, i) => ({ day, total: all.totals[i]!, negative: negativeOn.get(day) ?? 0 }));
      return { touchpoint, theme, days: counts };
    });
  }

  async openSurges(tx: OpenTransaction): Promise<Insight[]> {
    const rows = await sqlOf(tx).query<InsightRow>(
      `SELECT ${INSIGHT_COLUMNS} FROM insight i WHERE kind = 'surge' AND open ORDER BY id FOR UPDATE`,
    );
    return rows.map(insightOf);
  }

  async takeResized(tx: OpenTransaction): Promise<Insight[]> {
    const rows = await sqlOf(tx).query<InsightRow>(
      `WITH due AS (SELECT id FROM insight WHERE resize_since IS NOT NULL ORDER BY id FOR UPDATE)
       UPDATE insight i SET resize_since = NULL FROM due WHERE i.id = due.id RETURNING ${INSIGHT_COLUMNS}`,
    );
    return rows.map(insightOf);
  }

  async overlaps(surges: readonly Surge[], open: readonly Insight[], tx: OpenTransaction): Promise<Overlap[]> {
    if (surges.length === 0) return [];
    const others = [...surges.map(({ series }) => series), ...open];
    return sqlOf(tx).query<Overlap>(
      `WITH surge AS (SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::int[]) AS s (touchpoint, theme, first, last)),
       beside AS (SELECT DISTINCT * FROM unnest($5::text[], $6::text[]) AS o (touchpoint, theme))
       SELECT u.touchpoint, u.theme, o.theme AS other,
         avg((s.themes @> ARRAY[o.theme])::int)::float8 AS share
       FROM surge u
       JOIN beside o ON o.touchpoint = u.touchpoint AND o.theme <> u.theme
       JOIN signal s ON s.touchpoint = u.touchpoint AND s.day BETWEEN u.first AND u.last
         AND s.sentiment = 'negative' AND s.themes @> ARRAY[u.theme]
       GROUP BY u.touchpoint, u.theme, o.theme`,
      [
        ...columnsOf(
          surges,
          (s) => s.series.touchpoint,
          (s) => s.series.theme,
          (s) => s.from,
          (s) => s.to,
        ),
        ...columnsOf(
          others,
          (o) => o.touchpoint,
          (o) => o.theme,
        ),
      ],
    );
  }

  async addSurgeEvidence(
    surges: readonly Insight[],
    tx: OpenTransaction,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await sqlOf(tx).query<{ insight_id: string; signals: string[] }>(
      `WITH added AS (
         INSERT INTO insight_evidence (insight_id, signal_id, subject_id, occurred_at)
         SELECT i.id, s.signal_id, s.subject_id, s.occurred_at
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::date[]) AS i (id, touchpoint, theme, first, last)
         JOIN signal s ON s.touchpoint = i.touchpoint AND s.sentiment = 'negative' AND s.themes @> ARRAY[i.theme]
           AND s.day BETWEEN i.first - DATE '1970-01-01' AND i.last - DATE '1970-01-01'
         ON CONFLICT DO NOTHING RETURNING insight_id, signal_id, occurred_at)
       SELECT insight_id, array_agg(signal_id ORDER BY occurred_at, signal_id) AS signals FROM added GROUP BY insight_id`,
      columnsOf(
        surges,
        (i) => i.id,
        (i) => i.touchpoint,
        (i) => i.theme,
        (i) => i.period.from,
        (i) => i.period.to,
      ),
    );
    return new Map(rows.map(({ insight_id, signals }) => [insight_id, signals]));
  }

  counts(ids: readonly string[], tx: OpenTransaction): Promise<ReadonlyMap<string, EvidenceCounts>> {
    return countEvidence(ids, sqlOf(tx));
  }

  async customersSince(since: Date, tx: OpenTransaction): Promise<EvidenceCounts> {
    const [row] = await sqlOf(tx).query<CustomersRow>(
      `WITH there AS (
         SELECT DISTINCT c.customer_id, c.value_amount, c.value_currency
         FROM signal s JOIN customer_subject USING (subject_id) JOIN customer c USING (customer_id)
         WHERE s.occurred_at >= $1
       ), worth AS (
         SELECT value_currency AS currency, count(*)::int AS n, avg(value_amount) AS mean, stddev_samp(value_amount) AS sd
         FROM there WHERE value_amount IS NOT NULL GROUP BY value_currency ORDER BY count(*) DESC, value_currency LIMIT 1
       )
       SELECT (SELECT count(*)::int FROM there) AS customers, w.* FROM (SELECT) one LEFT JOIN worth w ON true`,
      [since],
    );
    const { customers, n, mean, sd, currency } = row!;
    const values = n === null || mean === null || currency === null ? null : { n, mean, sd: sd ?? 0, currency };
    return { signals: 0, customers, values };
  }

  async save(insights: readonly Insight[], tx: OpenTransaction): Promise<void> {
    await sqlOf(tx).query(
      `INSERT INTO insight (id, version, kind, title, statement, touchpoint, theme, period_from, period_to, trend, size,
         study, raised_by, raised_at, revised_at, retracted, open)
       SELECT *, true FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
         $8::date[], $9::date[], $10::jsonb[], $11::jsonb[], $12::jsonb[], $13::text[], $14::timestamptz[], $15::timestamptz[],
         $16::jsonb[])
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, statement = excluded.statement,
         period_from = excluded.period_from, period_to = excluded.period_to, trend = excluded.trend,
         size = excluded.size, study = excluded.study, revised_at = excluded.revised_at,
         retracted = excluded.retracted,
         open = coalesce((excluded.study ->> 'stands')::boolean, insight.open)`,
      columnsOf(
        insights,
        (i) => i.id,
        (i) => i.version,
        (i) => i.kind,
        (i) => i.title,
        (i) => i.statement,
        (i) => i.touchpoint,
        (i) => i.theme,
        (i) => i.period.from,
        (i) => i.period.to,
        (i) => i.trend && JSON.stringify(i.trend),
        (i) => JSON.stringify(i.size),
        (i) => i.study && JSON.stringify(i.study),
        (i) => i.raisedBy,
        (i) => i.raisedAt,
        (i) => i.revisedAt,
        (i) => i.retracted && JSON.stringify(i.retracted),
      ),
    );
  }

  async lock(ids: readonly string[], tx: OpenTransaction): Promise<Insight[]> {
    const rows = await sqlOf(tx).query<InsightRow>(
      `SELECT ${INSIGHT_COLUMNS} FROM insight i WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
      [ids],
    );
    return rows.map(insightOf);
  }

  async close(ids: readonly string[], tx: OpenTransaction): Promise<void> {
    if (ids.length > 0) await sqlOf(tx).query('UPDATE insight SET open = false WHERE id = ANY($1::uuid[])', [ids]);
  }
}

interface CustomersRow {
  readonly customers: number;
  readonly n: number | null;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly currency: string | null;
}

/** Something waits, and nothing came for a second; or the oldest has waited for ten. */
async function isQuiet(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ ready: boolean | null }>(
    `SELECT max(latest) < clock_timestamp() - interval '1 second' OR min(since) < clock_timestamp() - interval '10 seconds' AS ready
     FROM (SELECT at AS since, at AS latest FROM touched
       UNION ALL SELECT resize_since, resize_latest FROM insight WHERE resize_since IS NOT NULL) AS waiting`,
  );
  return row?.ready === true;
}

/** One process at a time looks for surges: the others find nothing to do. */
async function isAlone(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ alone: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('mirrorloop.detect-surges.' || current_schema(), 0)) AS alone`,
  );
  return row!.alone;
}
