import { type Sql, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { AnalysedSignal } from '../../domain/analysed-signal.js';
import { dayOf } from '../../domain/day.js';
import { AnalysedSignals, type OpenTransaction } from '../../domain/ports.js';
import { tally, type ThemeCount, type TouchpointCount } from '../../domain/tally.js';
import { columnsOf } from './columns.js';

@Injectable()
export class PostgresAnalysedSignals extends AnalysedSignals {
  async known(ids: readonly string[], tx: OpenTransaction): Promise<ReadonlySet<string>> {
    const rows = await sqlOf(tx).query<{ signal_id: string }>(
      'SELECT signal_id FROM signal WHERE signal_id = ANY($1::uuid[])',
      [ids],
    );
    return new Set(rows.map(({ signal_id }) => signal_id));
  }

  async add(signals: readonly AnalysedSignal[], tx: OpenTransaction): Promise<void> {
    const sql = sqlOf(tx);
    const { touchpoints, themes } = tally(signals);
    await Promise.all([
      insertSignals(sql, signals),
      addTouchpoints(sql, touchpoints),
      addThemes(sql, themes),
      touch(sql),
    ]);
  }
}

/**
 * Never `ON CONFLICT DO NOTHING`: a signal that slipped by `known` must not be counted. Columns are taken apart side by
 * side in what is selected: taken apart in FROM, each is written down once more before the first row is made.
 */
const INSERT_SIGNALS = `
  INSERT INTO signal (signal_id, subject_id, source, channel, channel_as_said, touchpoint, name, occurred_at, day,
    recorded_at, text, rating_value, rating_low, rating_high, store, language, sentiment, score, confidence, themes,
    spans, truncated, analyser)
  SELECT unnest($1::uuid[]), unnest($2::uuid[]), unnest($3::text[]), unnest($4::text[]), unnest($5::text[]),
    unnest($6::text[]), unnest($7::text[]), unnest($8::timestamptz[]), unnest($9::int[]), unnest($10::timestamptz[]),
    unnest($11::text[]), unnest($12::float8[]), unnest($13::float8[]), unnest($14::float8[]), unnest($15::text[]),
    unnest($16::text[]), unnest($17::text[]), unnest($18::float8[]), unnest($19::float8[]),
    unnest($20::text[])::text[], unnest($21::text[])::jsonb, unnest($22::boolean[]), unnest($23::text[])`;

async function insertSignals(sql: Sql, signals: readonly AnalysedSignal[]): Promise<void> {
  const said = columnsOf(
    signals,
    (s) => s.signalId,
    (s) => s.subjectId,
    (s) => s.source,
    (s) => s.channel,
    (s) => s.channelAsSaid,
    (s) => s.touchpoint,
    (s) => s.name,
    (s) => s.occurredAt,
    (s) => dayOf(s.occurredAt),
    (s) => s.recordedAt,
    (s) => s.text,
    (s) => s.rating?.value,
    (s) => s.rating?.low,
    (s) => s.rating?.high,
    (s) => s.store,
  );
  const made = columnsOf(
    signals,
    ({ analysis }) => analysis.language,
    ({ analysis }) => analysis.sentiment?.label,
    ({ analysis }) => analysis.sentiment?.score,
    ({ analysis }) => analysis.sentiment?.confidence,
    ({ analysis }) => `{${analysis.themes.map((theme) => JSON.stringify(theme)).join(',')}}`,
    ({ analysis }) => JSON.stringify(analysis.spans),
    ({ analysis }) => analysis.truncated,
    (s) => s.analyser,
  );
  await sql.prepared(INSERT_SIGNALS, [...said, ...made]);
}

async function addTouchpoints(sql: Sql, counts: readonly TouchpointCount[]): Promise<void> {
  await sql.prepared(
    `INSERT INTO touchpoint_day AS d (touchpoint, day, total, with_words, judged, negative)
     SELECT * FROM unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::int[], $6::int[])
     ON CONFLICT (touchpoint, day) DO UPDATE SET total = d.total + excluded.total,
       with_words = d.with_words + excluded.with_words, judged = d.judged + excluded.judged, negative = d.negative + excluded.negative`,
    columnsOf(
      counts,
      (c) => c.touchpoint,
      (c) => c.day,
      (c) => c.total,
      (c) => c.withWords,
      (c) => c.judged,
      (c) => c.negative,
    ),
  );
}

async function addThemes(sql: Sql, counts: readonly ThemeCount[]): Promise<void> {
  if (counts.length === 0) return;
  await sql.prepared(
    `INSERT INTO theme_day AS d (touchpoint, theme, day, named, negative)
     SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::int[])
     ON CONFLICT (touchpoint, theme, day) DO UPDATE SET named = d.named + excluded.named, negative = d.negative + excluded.negative`,
    columnsOf(
      counts,
      (c) => c.touchpoint,
      (c) => c.theme,
      (c) => c.day,
      (c) => c.named,
      (c) => c.negative,
    ),
  );
}

/**
 * A row of its own, so that it waits neither for another batch nor for a search for surges that is under way. By the
 * database's own clock: it is about load, not about the day that a held clock shows.
 */
const touch = (sql: Sql): Promise<unknown> => sql.prepared('INSERT INTO touched (at) VALUES (clock_timestamp())');
