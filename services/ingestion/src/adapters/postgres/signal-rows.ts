import type { Sql } from '@mirrorloop/messaging-postgres';
import { groupBy } from '../../domain/groups.js';
import { isNew } from '../../domain/identity.js';
import type { Entries, RecordedSignal } from '../../domain/signal-store.js';

/** Columns are taken apart side by side: in FROM, each is written down once more before the first row is made. */
const INSERT = `
  INSERT INTO signal (id, subject_id, source, channel, channel_as_said, touchpoint, name, occurred_at, text,
                      rating_value, rating_low, rating_high, store, raw, recorded_at)
  SELECT unnest($1::uuid[]), unnest($2::uuid[]), unnest($3::text[]), unnest($4::text[]), unnest($5::text[]),
    unnest($6::text[]), unnest($7::text[]), unnest($8::timestamptz[]), unnest($9::text[]), unnest($10::float8[]),
    unnest($11::float8[]), unnest($12::float8[]), unnest($13::text[]), unnest($14::text[]), $15`;

export async function insertSignals(signals: readonly RecordedSignal[], at: Date, sql: Sql): Promise<void> {
  if (signals.length > 0) await sql.prepared(INSERT, [...columnsOf(signals), at]);
}

/**
 * Who signals name for the first time, and the counts they add to, so that every list tells its exact total without
 * counting rows. One statement, since a batch's statements wait for each other in turn and each is a way to the database
 * and back while all other senders wait. Prepared although it looks sources up: those are few, however they are found.
 */
const COUNT = `
  WITH counted AS (
    INSERT INTO signal_count (source, channel, touchpoint, signals)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
    ON CONFLICT (source, channel, touchpoint) DO UPDATE SET signals = signal_count.signals + excluded.signals
  ), named AS (
    INSERT INTO identifier (type, value, subject_id) SELECT * FROM unnest($5::text[], $6::text[], $7::uuid[])
  ), customers AS (
    UPDATE customer_count SET customers = customers + $8::bigint WHERE $8::bigint <> 0
  )
  UPDATE source SET signals = source.signals + r.signals, last_signal_at = greatest(last_signal_at, $9)
  FROM (SELECT source, sum(signals) AS signals FROM unnest($1::text[], $4::bigint[]) AS s (source, signals) GROUP BY source) AS r
  WHERE source.name = r.source`;

export async function countSignals(entries: Entries, sql: Sql): Promise<void> {
  const { signals, at } = entries;
  if (signals.length === 0) return;
  const { identifiers } = entries.resolution;
  const counts = [...groupBy(signals, placeOf).values()];
  await sql.prepared(COUNT, [
    counts.map(([first]) => first!.source),
    counts.map(([first]) => first!.signal.channel),
    counts.map(([first]) => first!.signal.touchpoint),
    counts.map(({ length }) => length),
    identifiers.map(({ type }) => type),
    identifiers.map(({ value }) => value),
    identifiers.map(({ subjectId }) => subjectId),
    customersMore(entries),
    at,
  ]);
}

const placeOf = ({ source, signal: { channel, touchpoint } }: RecordedSignal): string =>
  `${source}\0${channel}\0${touchpoint}`;

/** One who is new is a customer more, one merged into another is one less. */
function customersMore({ resolution: { news } }: Entries): number {
  return news.filter(isNew).length - news.filter(({ mergedInto }) => mergedInto !== null).length;
}

function columnsOf(signals: readonly RecordedSignal[]): unknown[][] {
  const said = signals.map(({ signal }) => signal);
  return [
    signals.map(({ signalId }) => signalId),
    signals.map(({ subjectId }) => subjectId),
    signals.map(({ source }) => source),
    said.map(({ channel }) => channel),
    said.map(({ channelAsSaid }) => channelAsSaid),
    said.map(({ touchpoint }) => touchpoint),
    said.map(({ name }) => name),
    said.map(({ occurredAt }) => occurredAt),
    said.map(({ text }) => text),
    said.map(({ rating }) => rating?.value ?? null),
    said.map(({ rating }) => rating?.low ?? null),
    said.map(({ rating }) => rating?.high ?? null),
    said.map(({ store }) => store),
    signals.map(({ raw }) => raw),
  ];
}

/** @returns the ids of those that were not kept already */
export async function insertFailed({ failed, at }: Entries, sql: Sql): Promise<Set<string>> {
  if (failed.length === 0) return new Set();
  const arrivals = failed.map(({ arrival }) => arrival);
  const rows = await sql.query<{ id: string }>(
    `INSERT INTO failed_signal (id, source, kind, import_id, message_id, place, code, path, message, raw, bytes, failed_at)
     SELECT f.*, $12 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::text[], $10::text[], $11::bytea[]) AS f
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      failed.map(({ failedId }) => failedId),
      arrivals.map(({ source }) => source),
      arrivals.map(({ kind }) => kind),
      arrivals.map(({ importId }) => importId ?? null),
      arrivals.map(({ messageId }) => messageId),
      arrivals.map(({ place }) => place),
      failed.map(({ failure }) => failure.code),
      failed.map(({ failure }) => failure.path),
      failed.map(({ failure }) => failure.message),
      arrivals.map(({ raw }) => raw),
      arrivals.map(({ bytes }) => bytes ?? null),
      at,
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Counts those that were not kept already. */
export async function countFailed({ failed }: Entries, newlyFailed: ReadonlySet<string>, sql: Sql): Promise<void> {
  if (newlyFailed.size === 0) return;
  const sources = failed.filter(({ failedId }) => newlyFailed.has(failedId)).map(({ arrival }) => arrival.source);
  await sql.query(
    `UPDATE source SET failed = source.failed + f.failed
     FROM (SELECT name, count(*) AS failed FROM unnest($1::text[]) AS name GROUP BY name) AS f WHERE source.name = f.name`,
    [sources],
  );
}
