import type { Sql } from '@mirrorloop/messaging-postgres';
import { groupBy } from '../../domain/groups.js';
import type { Entries } from '../../domain/signal-store.js';

/** Counts up in the transaction that records, so every list tells its exact total without counting rows. */
export async function count(entries: Entries, newlyFailed: ReadonlySet<string>, sql: Sql): Promise<void> {
  await countSources(entries, newlyFailed, sql);
  await countSignals(entries, sql);
  await countCustomers(entries, sql);
}

async function countSources(
  { signals, failed, at }: Entries,
  newlyFailed: ReadonlySet<string>,
  sql: Sql,
): Promise<void> {
  const good = groupBy(signals, ({ source }) => source);
  const bad = groupBy(
    failed.filter(({ failedId }) => newlyFailed.has(failedId)),
    ({ arrival }) => arrival.source,
  );
  const names = [...new Set([...good.keys(), ...bad.keys()])];
  if (names.length === 0) return;
  await sql.query(
    `UPDATE source SET signals = source.signals + c.signals, failed = source.failed + c.failed,
                       last_signal_at = CASE WHEN c.signals > 0 THEN $4 ELSE last_signal_at END
     FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS c(name, signals, failed) WHERE source.name = c.name`,
    [names, names.map((name) => good.get(name)?.length ?? 0), names.map((name) => bad.get(name)?.length ?? 0), at],
  );
}

async function countSignals({ signals }: Entries, sql: Sql): Promise<void> {
  if (signals.length === 0) return;
  await sql.query(
    `INSERT INTO signal_count (source, channel, touchpoint, signals)
     SELECT source, channel, touchpoint, count(*) FROM unnest($1::text[], $2::text[], $3::text[]) AS s(source, channel, touchpoint)
     GROUP BY source, channel, touchpoint
     ON CONFLICT (source, channel, touchpoint) DO UPDATE SET signals = signal_count.signals + excluded.signals`,
    [
      signals.map(({ source }) => source),
      signals.map(({ signal }) => signal.channel),
      signals.map(({ signal }) => signal.touchpoint),
    ],
  );
}

/** A version of 1 that was never there is a customer more, one merged into another is one less. */
async function countCustomers({ resolution: { news } }: Entries, sql: Sql): Promise<void> {
  const fresh = news.filter(({ version, mergedInto }) => version === 1 && mergedInto === null).length;
  const gone = news.filter(({ mergedInto }) => mergedInto !== null).length;
  if (fresh !== gone) await sql.query('UPDATE customer_count SET customers = customers + $1::bigint', [fresh - gone]);
}
