import type { Stores } from '@mirrorloop/access';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type Day, isoOf } from '../../domain/day.js';
import type { Insight } from '../../domain/insight.js';
import type { DayCount, Series } from '../../domain/series.js';
import { type InsightFilter, type InsightPlace, InsightViews } from '../../reading/insight-views.js';
import { INSIGHT_COLUMNS, insightOf, type InsightRow } from './insight-rows.js';
import { inStores } from './signal-filter.js';

const MATCHES = `($1::text IS NULL OR i.kind = $1) AND ($2::text IS NULL OR i.touchpoint = $2) AND ($3::text IS NULL OR i.theme = $3)`;

@Injectable()
export class PostgresInsightViews extends InsightViews {
  constructor(private readonly database: Database) {
    super();
  }

  async page({ kind, touchpoint, theme }: InsightFilter, limit: number, after: InsightPlace | undefined) {
    const asked = [kind ?? null, touchpoint ?? null, theme ?? null];
    const [rows, [count]] = await Promise.all([
      this.database.query<InsightRow>(
        `SELECT ${INSIGHT_COLUMNS} FROM insight i WHERE ${MATCHES}
           AND ($4::timestamptz IS NULL OR (i.raised_at, i.id) < ($4, $5::uuid))
         ORDER BY i.raised_at DESC, i.id DESC LIMIT $6`,
        [...asked, after?.at ?? null, after?.id ?? null, limit],
      ),
      this.database.query<{ total: number }>(`SELECT count(*)::int AS total FROM insight i WHERE ${MATCHES}`, asked),
    ]);
    const last = rows.length === limit ? rows.at(-1)! : undefined;
    const next = last ? { at: last.raised_at.toISOString(), id: last.id } : null;
    return { insights: rows.map(insightOf), next, total: count!.total };
  }

  async one(id: string): Promise<Insight | undefined> {
    const [row] = await this.database.query<InsightRow>(`SELECT ${INSIGHT_COLUMNS} FROM insight i WHERE i.id = $1`, [
      id,
    ]);
    return row && insightOf(row);
  }

  async series(touchpoint: string, theme: string, from: Day, to: Day): Promise<Series> {
    const days = await this.database.query<DayCount>(
      `SELECT d.day, d.total, coalesce(t.negative, 0) AS negative FROM touchpoint_day d
       LEFT JOIN theme_day t ON t.touchpoint = d.touchpoint AND t.theme = $2 AND t.day = d.day
       WHERE d.touchpoint = $1 AND d.day BETWEEN $3 AND $4 ORDER BY d.day`,
      [touchpoint, theme, from, to],
    );
    return { touchpoint, theme, days };
  }

  async analyserOf(insightId: string): Promise<string> {
    const [row] = await this.database.query<{ analyser: string }>(
      `SELECT s.analyser FROM insight_evidence e JOIN signal s USING (signal_id)
       WHERE e.insight_id = $1 ORDER BY e.occurred_at DESC, e.signal_id DESC LIMIT 1`,
      [insightId],
    );
    return row?.analyser ?? 'unknown';
  }

  /** From the daily series, which are as many as days and touchpoints; who sees some stores has their signals counted. */
  async overview(stores: Stores) {
    const [[sums], touchpoints, themes, [insights]] = await Promise.all([
      this.database.query<Sums>(stores ? SUMS_IN_STORES : SUMS, stores ? [stores] : []),
      this.database.query<AtTouchpoint>(stores ? TOUCHPOINTS_IN_STORES : TOUCHPOINTS, stores ? [stores] : []),
      this.database.query<OfTheme>(stores ? THEMES_IN_STORES : THEMES, stores ? [stores] : []),
      this.database.query<{ n: number }>('SELECT count(*)::int AS n FROM insight'),
    ]);
    return {
      signals: sums!.signals,
      withWords: sums!.with_words,
      negative: sums!.negative,
      judged: sums!.judged,
      firstDay: sums!.first === null ? null : isoOf(sums!.first),
      lastDay: sums!.last === null ? null : isoOf(sums!.last),
      touchpoints,
      themes,
      insights: insights!.n,
    };
  }
}

interface Sums {
  signals: number;
  with_words: number;
  judged: number;
  negative: number;
  first: Day | null;
  last: Day | null;
}
interface AtTouchpoint {
  touchpoint: string;
  signals: number;
  negative: number;
}
interface OfTheme {
  theme: string;
  signals: number;
  negative: number;
}

const SUMS = `SELECT coalesce(sum(total), 0)::int AS signals, coalesce(sum(with_words), 0)::int AS with_words,
  coalesce(sum(judged), 0)::int AS judged, coalesce(sum(negative), 0)::int AS negative, min(day) AS first, max(day) AS last FROM touchpoint_day`;
const TOUCHPOINTS = `SELECT touchpoint, sum(total)::int AS signals, sum(negative)::int AS negative FROM touchpoint_day
  GROUP BY touchpoint ORDER BY signals DESC, touchpoint LIMIT 200`;
const THEMES = `SELECT theme, sum(named)::int AS signals, sum(negative)::int AS negative FROM theme_day
  GROUP BY theme ORDER BY signals DESC, theme`;

const NEGATIVE = `count(*) FILTER (WHERE s.sentiment = 'negative')::int AS negative`;
const SUMS_IN_STORES = `SELECT count(*)::int AS signals, count(s.text)::int AS with_words, count(s.sentiment)::int AS judged,
  ${NEGATIVE}, min(s.day) AS first, max(s.day) AS last FROM signal s WHERE ${inStores('$1')}`;
const TOUCHPOINTS_IN_STORES = `SELECT s.touchpoint, count(*)::int AS signals, ${NEGATIVE} FROM signal s WHERE ${inStores('$1')}
  GROUP BY s.touchpoint ORDER BY signals DESC, s.touchpoint LIMIT 200`;
const THEMES_IN_STORES = `SELECT t.theme, count(*)::int AS signals, ${NEGATIVE}
  FROM signal s CROSS JOIN LATERAL unnest(s.themes) AS t (theme) WHERE ${inStores('$1')} GROUP BY t.theme ORDER BY signals DESC, t.theme`;
