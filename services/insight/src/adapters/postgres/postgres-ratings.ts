import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { OpenTransaction } from '../../domain/ports.js';
import type { Answers } from '../../domain/studies/answers.js';
import type { Instrument, RatingSource } from '../../domain/studies/instrument.js';
import { type Period, RatingsAmongSignals, type RatingsThere } from '../../domain/studies/ratings.js';

/** As many as a report needs by far, and as are drawn in seconds. */
const MOST_CUSTOMERS = 20_000;

interface ThereRow {
  fitting: number;
  other: number;
  low: number | null;
  high: number | null;
}
interface AnswerRow {
  ratings: Record<string, number>;
  segment: string | null;
  store: string | null;
}

@Injectable()
export class PostgresRatings extends RatingsAmongSignals {
  constructor(private readonly database: Database) {
    super();
  }

  async there(
    ratings: readonly RatingSource[],
    { scale }: Instrument,
    { from, to }: Period,
    tx?: OpenTransaction,
  ): Promise<RatingsThere[]> {
    if (ratings.length === 0) return [];
    const rows = await (tx ? sqlOf(tx) : this.database).query<ThereRow>(THERE, [
      ...[JSON.stringify(ratings), scale.low, scale.high, from, to, stepOf(scale)],
    ]);
    return rows.map(({ fitting, other, low, high }) => ({
      ...{ fitting, other },
      otherScale: low === null || high === null ? null : { low, high },
    }));
  }

  async answers(
    studyId: string,
    { ratings = [], outcome, scale }: Instrument,
    { from, to }: Period,
    answered: readonly string[],
    tx: OpenTransaction,
  ): Promise<Answers[]> {
    if (ratings.length === 0) return [];
    const rows = await sqlOf(tx).query<AnswerRow>(ANSWERS, [
      ...[JSON.stringify(ratings), scale.low, scale.high, from, to, stepOf(scale), studyId, MOST_CUSTOMERS, answered],
    ]);
    return rows.map((row) => answerOf(row, outcome?.id));
  }
}

const stepOf = ({ low, high, points }: Instrument['scale']): number => (high - low) / (points - 1);

function answerOf({ ratings, segment, store }: AnswerRow, outcomeId: string | undefined): Answers {
  const { [outcomeId ?? '']: outcome = null, ...others } = ratings;
  return {
    population: 'customer',
    groups: { ...(segment && { segment }), ...(store && { store }) },
    ...{ ratings: others, outcome, points: null, words: null },
  };
}

/** Signals `g` that a source `a` means, rated, within the period. */
const MEANT = `g.touchpoint = a.touchpoint AND (a.source IS NULL OR g.source = a.source)
    AND (a.name IS NULL OR g.name = a.name) AND g.rating_value IS NOT NULL AND g.occurred_at >= $4 AND g.occurred_at < $5`;
/** On the scale from `$2` to `$3`, and on one of its points, which lie `$6` apart. */
const FITS = `(g.rating_low = $2 AND g.rating_high = $3
    AND abs((g.rating_value - $2) / $6 - round(((g.rating_value - $2) / $6)::numeric)::float8) < 1e-9)`;
const ASKED = `jsonb_array_elements($1::jsonb) WITH ORDINALITY AS o (one, at),
    jsonb_to_record(o.one) AS a (question text, touchpoint text, source text, name text)`;

const THERE = `SELECT r.fitting, r.other, r.low, r.high FROM ${ASKED}, LATERAL (
    SELECT count(*) FILTER (WHERE fits)::int AS fitting, count(*) FILTER (WHERE NOT fits)::int AS other,
      mode() WITHIN GROUP (ORDER BY low) FILTER (WHERE NOT fits) AS low,
      mode() WITHIN GROUP (ORDER BY high) FILTER (WHERE NOT fits) AS high
    FROM (SELECT ${FITS} AS fits, g.rating_low AS low, g.rating_high AS high FROM signal g WHERE ${MEANT}) m) r
  ORDER BY o.at`;

const ANSWERS = `WITH rated AS (
    SELECT DISTINCT ON (customer, question) coalesce(u.customer_id, g.subject_id) AS customer, a.question, g.rating_value
    FROM ${ASKED}, signal g LEFT JOIN LATERAL (
      SELECT s.customer_id FROM customer_subject s WHERE s.subject_id = g.subject_id ORDER BY s.customer_id LIMIT 1) u ON true
    WHERE ${MEANT} AND ${FITS}
    ORDER BY customer, question, g.occurred_at DESC, g.signal_id DESC),
  who AS (SELECT DISTINCT customer FROM rated),
  gone AS (
    SELECT coalesce(s.customer_id, x) AS customer FROM unnest($9::uuid[]) x LEFT JOIN customer_subject s ON s.subject_id = x
    UNION SELECT w.customer FROM who w, LATERAL (
        SELECT w.customer AS id UNION SELECT s.subject_id FROM customer_subject s WHERE s.customer_id = w.customer) k,
      study_turns t, unnest(t.taken) AS turn
    WHERE t.study_id = $7::uuid
      AND turn = sha256(convert_to($7::text, 'UTF8') || '\\x00'::bytea || convert_to(k.id::text, 'UTF8'))),
  answered AS (SELECT r.customer, jsonb_object_agg(r.question, r.rating_value) AS ratings FROM rated r
    WHERE NOT EXISTS (SELECT FROM gone g WHERE g.customer = r.customer) GROUP BY r.customer
    ORDER BY md5($7::text || r.customer::text) LIMIT $8)
  SELECT w.ratings, c.segments[1] AS segment, c.store FROM answered w LEFT JOIN customer c ON c.customer_id = w.customer
  ORDER BY md5($7::text || w.customer::text)`;
