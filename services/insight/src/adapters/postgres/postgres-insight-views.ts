import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type Day, isoOf } from '../../domain/day.js';
import type { Insight } from '../../domain/insight.js';
import type { DayCount, Series } from '../../domain/series.js';
import { type InsightFilter, type InsightPlace, InsightViews } from '../../reading/insight-views.js';
import { INSIGHT_COLUMNS, insightOf, type InsightRow } from './insight-rows.js';

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

  /** From the daily series, which are as many as days and touchpoints, however many signals there are. */
  async overview() {
    const [[sums], touchpoints, themes, [insights]] = await Promise.all([
      this.database.query<{
        signals: number;
        with_words: number;
        judged: number;
        negative: number;
        first: Day | null;
        last: Day | null;
      }>(
        `SELECT coalesce(sum(total), 0)::int AS signals, coalesce(sum(with_words), 0)::int AS with_words,
           coalesce(sum(judged), 0)::int AS judged, coalesce(sum(negative), 0)::int AS negative, min(day) AS first, max(day) AS last FROM touchpoint_day`,
      ),
      this.database.query<{ touchpoint: string; signals: number; negative: number }>(
        `SELECT touchpoint, sum(total)::int AS signals, sum(negative)::int AS negative FROM touchpoint_day
         GROUP BY touchpoint ORDER BY signals DESC, touchpoint LIMIT 200`,
      ),
      this.database.query<{ theme: string; signals: number; negative: number }>(
        `SELECT theme, sum(named)::int AS signals, sum(negative)::int AS negative FROM theme_day
         GROUP BY theme ORDER BY signals DESC, theme`,
      ),
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
