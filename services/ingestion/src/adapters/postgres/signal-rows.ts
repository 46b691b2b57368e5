import type { Sql } from '@mirrorloop/messaging-postgres';
import type { Entries } from '../../domain/signal-store.js';

export async function insertSignals({ signals, at }: Entries, sql: Sql): Promise<void> {
  if (signals.length === 0) return;
  const said = signals.map(({ signal }) => signal);
  await sql.query(
    `INSERT INTO signal (id, subject_id, source, channel, channel_as_said, touchpoint, name, occurred_at, text,
                         rating_value, rating_low, rating_high, store, raw, recorded_at)
     SELECT s.*, $15 FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
       $8::timestamptz[], $9::text[], $10::float8[], $11::float8[], $12::float8[], $13::text[], $14::text[]) AS s`,
    [
      signals.map(({ signalId }) => signalId),
      signals.map(({ subjectId }) => subjectId),
      signals.map(({ source }) => source),
      said.map(({ channel }) => channel),
      said.map(({ channelAsSaid }) => channelAsSaid),
      said.map(({ touchpoint }) => touchpoint),
      said.map(({ name }) => name),
      said.map(({ occurredAt }) => occurredAt.toISOString()),
      said.map(({ text }) => text),
      said.map(({ rating }) => rating?.value ?? null),
      said.map(({ rating }) => rating?.low ?? null),
      said.map(({ rating }) => rating?.high ?? null),
      said.map(({ store }) => store),
      signals.map(({ raw }) => raw),
      at,
    ],
  );
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
