import pg from 'pg';
import type { Platform } from '../platform/platform.js';
import { clientOf, type ReadEvent } from './log-as-read.js';
import { withDatabase } from './with-database.js';

/** Where a group stands: for each partition of the topic of signals, the first position that it hasn't settled. */
async function settledBy(platform: Platform, group: string): Promise<Map<number, bigint>> {
  if (!platform.kafka)
    return withDatabase(platform, async (database) => {
      const { rows } = await database.query<{ partition: number; position: string }>(
        `SELECT partition, position FROM log.consumer WHERE name = $1 AND topic = 'ingestion.signals'`,
        [group],
      );
      return new Map(rows.map(({ partition, position }) => [partition, BigInt(position)]));
    });
  const admin = clientOf(platform.kafka).admin();
  await admin.connect();
  const [offsets] = await admin.fetchOffsets({ groupId: group, topics: ['ingestion.signals'] });
  await admin.disconnect();
  return new Map(offsets!.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
}

/** Signals of these events that are in the table that holds their effect, and lie behind the position of their group: they would be delivered once more. */
export async function wouldComeAgain(
  platform: Platform,
  events: readonly ReadEvent[],
  table: string,
  group: string,
): Promise<number> {
  const positions = await settledBy(platform, group);
  const behind = events.filter((event) => event.position >= (positions.get(event.partition) ?? 0n));
  const settled = new Set(
    events.filter((event) => event.position < (positions.get(event.partition) ?? 0n)).map(({ eventId }) => eventId),
  );
  const open = behind.filter(({ eventId }) => !settled.has(eventId)).map(({ signalId }) => signalId);
  return withDatabase(platform, async (database) => {
    const { rows } = await database.query<{ n: number }>(
      // eslint-disable-next-line secure-code/no-built-sql -- a table that a trial names; a name can't be a parameter
      `SELECT count(*)::int AS n FROM ${table.split('.').map(pg.escapeIdentifier).join('.')} WHERE signal_id = ANY($1::uuid[])`,
      [open],
    );
    return rows[0]!.n;
  });
}
