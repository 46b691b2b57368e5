import type { AnalysedSignal, Channel, Sentiment, Span } from '@mirrorloop/contracts';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type SignalFilter, type SignalPage, type SignalPlace, SignalViews } from '../../reading/signal-views.js';
import { conditionsOf } from './signal-filter.js';

interface Row {
  signal_id: string;
  customer_id: string | null;
  source: string;
  channel: Channel;
  touchpoint: string;
  occurred_at: Date;
  text: string | null;
  rating_value: number | null;
  rating_low: number | null;
  rating_high: number | null;
  sentiment: Sentiment | null;
  score: number;
  confidence: number;
  themes: string[];
  spans: Span[];
  analyser: string;
}

const COLUMNS = `s.signal_id, s.source, s.channel, s.touchpoint, s.occurred_at, s.text, s.rating_value, s.rating_low,
  s.rating_high, s.sentiment, s.score, s.confidence, s.themes, s.spans, s.analyser`;
/** The customer a subject belongs to today; while two still hold it, the same one every time. */
const WITH_CUSTOMER = `LEFT JOIN LATERAL
  (SELECT c.customer_id FROM customer_subject c WHERE c.subject_id = s.subject_id ORDER BY c.customer_id LIMIT 1) AS c ON true`;

@Injectable()
export class PostgresSignalViews extends SignalViews {
  constructor(private readonly database: Database) {
    super();
  }

  async page(filter: SignalFilter, limit: number, after: SignalPlace | undefined): Promise<SignalPage> {
    const { where, values } = conditionsOf(filter);
    const n = values.length;
    const rest = after ? `(s.occurred_at, s.signal_id) < ($${n + 2}::timestamptz, $${n + 3}::uuid)` : 'true';
    const [rows, [count]] = await Promise.all([
      this.database.query<Row>(
        `SELECT ${COLUMNS}, c.customer_id FROM (
           SELECT s.* FROM signal s WHERE ${where} AND ${rest} ORDER BY s.occurred_at DESC, s.signal_id DESC LIMIT $${n + 1}
         ) AS s ${WITH_CUSTOMER} ORDER BY s.occurred_at DESC, s.signal_id DESC`,
        [...values, limit, ...(after ? [after.at, after.id] : [])],
      ),
      this.database.query<{ total: number }>(`SELECT count(*)::int AS total FROM signal s WHERE ${where}`, values),
    ]);
    const last = rows.length === limit ? rows.at(-1)! : undefined;
    const next = last ? { at: last.occurred_at.toISOString(), id: last.signal_id } : null;
    return { items: rows.map(viewOf), next, total: count!.total };
  }

  async one(signalId: string): Promise<AnalysedSignal | undefined> {
    const [row] = await this.database.query<Row>(
      `SELECT ${COLUMNS}, c.customer_id FROM signal s ${WITH_CUSTOMER} WHERE s.signal_id = $1`,
      [signalId],
    );
    return row && viewOf(row);
  }

  async wordsOf(insightId: string): Promise<AnalysedSignal[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS}, c.customer_id FROM (
         SELECT DISTINCT ON (s.channel) s.* FROM insight_evidence e JOIN signal s USING (signal_id)
         WHERE e.insight_id = $1 AND s.text IS NOT NULL ORDER BY s.channel, s.occurred_at DESC, s.signal_id DESC
       ) AS s ${WITH_CUSTOMER} ORDER BY s.occurred_at DESC`,
      [insightId],
    );
    return rows.map(viewOf);
  }

  channelsOf(insightId: string): Promise<{ channel: Channel; signals: number }[]> {
    return this.database.query(
      `SELECT s.channel, count(*)::int AS signals FROM insight_evidence e JOIN signal s USING (signal_id)
       WHERE e.insight_id = $1 GROUP BY s.channel ORDER BY signals DESC, s.channel`,
      [insightId],
    );
  }
}

const viewOf = (row: Row): AnalysedSignal => ({
  signalId: row.signal_id,
  customerId: row.customer_id,
  source: row.source,
  channel: row.channel,
  touchpoint: row.touchpoint,
  occurredAt: row.occurred_at.toISOString(),
  text: row.text,
  rating: row.rating_value === null ? null : { value: row.rating_value, low: row.rating_low!, high: row.rating_high! },
  sentiment: row.sentiment && { label: row.sentiment, score: row.score, confidence: row.confidence },
  themes: row.themes,
  spans: row.spans,
  analyser: row.analyser,
});
