import { liesIn, type Sight } from '@mirrorloop/access';
import type { AnalysedSignal, Channel, Sentiment, Span } from '@mirrorloop/contracts';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type SignalFilter, type SignalPage, type SignalPlace, SignalViews } from '../../reading/signal-views.js';
import { conditionsOf, inStores } from './signal-filter.js';

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
  lies_in: string | null;
}

const COLUMNS = `s.signal_id, s.source, s.channel, s.touchpoint, s.occurred_at, s.text, s.rating_value, s.rating_low,
  s.rating_high, s.sentiment, s.score, s.confidence, s.themes, s.spans, s.analyser, c.customer_id,
  coalesce(s.store, c.store) AS lies_in`;
/** The customer a subject belongs to today; while two still hold it, the same one every time. */
const WITH_CUSTOMER = `LEFT JOIN LATERAL
  (SELECT c.customer_id, c.store FROM customer_subject k JOIN customer c USING (customer_id)
   WHERE k.subject_id = s.subject_id ORDER BY k.customer_id LIMIT 1) AS c ON true`;

@Injectable()
export class PostgresSignalViews extends SignalViews {
  constructor(private readonly database: Database) {
    super();
  }

  async page(filter: SignalFilter, limit: number, after: SignalPlace | undefined, sight: Sight): Promise<SignalPage> {
    const { where, values } = conditionsOf(filter, sight);
    const n = values.length;
    const rest = after ? `(s.occurred_at, s.signal_id) < ($${n + 2}::timestamptz, $${n + 3}::uuid)` : 'true';
    const [rows, [count]] = await Promise.all([
      this.database.query<Row>(
        `SELECT ${COLUMNS} FROM (
           SELECT s.* FROM signal s WHERE ${where} AND ${rest} ORDER BY s.occurred_at DESC, s.signal_id DESC LIMIT $${n + 1}
         ) AS s ${WITH_CUSTOMER} ORDER BY s.occurred_at DESC, s.signal_id DESC`,
        [...values, limit, ...(after ? [after.at, after.id] : [])],
      ),
      this.database.query<{ total: number }>(`SELECT count(*)::int AS total FROM signal s WHERE ${where}`, values),
    ]);
    const last = rows.length === limit ? rows.at(-1)! : undefined;
    const next = last ? { at: last.occurred_at.toISOString(), id: last.signal_id } : null;
    return { items: rows.map((row) => viewOf(row, sight)), next, total: count!.total };
  }

  async one(signalId: string, sight: Sight): Promise<AnalysedSignal | undefined> {
    const [row] = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM signal s ${WITH_CUSTOMER} WHERE s.signal_id = $1`,
      [signalId],
    );
    return row && liesIn(sight.seen, row.lies_in) ? viewOf(row, sight) : undefined;
  }

  async wordsOf(insightId: string, sight: Sight): Promise<AnalysedSignal[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM (
         SELECT DISTINCT ON (s.channel) s.* FROM insight_evidence e JOIN signal s USING (signal_id)
         WHERE e.insight_id = $1 AND s.text IS NOT NULL AND ($2::text[] IS NULL OR ${inStores('$2')}) ORDER BY s.channel, s.occurred_at DESC, s.signal_id DESC
       ) AS s ${WITH_CUSTOMER} ORDER BY s.occurred_at DESC`,
      [insightId, sight.seen],
    );
    return rows.map((row) => viewOf(row, sight));
  }

  channelsOf(insightId: string): Promise<{ channel: Channel; signals: number }[]> {
    return this.database.query(
      `SELECT s.channel, count(*)::int AS signals FROM insight_evidence e JOIN signal s USING (signal_id)
       WHERE e.insight_id = $1 GROUP BY s.channel ORDER BY signals DESC, s.channel`,
      [insightId],
    );
  }
}

const viewOf = (row: Row, sight: Sight): AnalysedSignal => ({
  ...wordsIn(row, sight),
  signalId: row.signal_id,
  customerId: row.customer_id,
  source: row.source,
  channel: row.channel,
  touchpoint: row.touchpoint,
  occurredAt: row.occurred_at.toISOString(),
  rating: row.rating_value === null ? null : { value: row.rating_value, low: row.rating_low!, high: row.rating_high! },
  sentiment: row.sentiment && { label: row.sentiment, score: row.score, confidence: row.confidence },
  themes: row.themes,
  analyser: row.analyser,
});

function wordsIn(
  { text, spans, lies_in }: Row,
  { unmasked }: Sight,
): Pick<AnalysedSignal, 'text' | 'spans' | 'masked'> {
  if (text === null || liesIn(unmasked, lies_in)) return { text, spans, masked: false };
  return { text: null, spans: [], masked: true };
}
