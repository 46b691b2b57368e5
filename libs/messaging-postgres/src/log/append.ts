import type { Envelope, Transaction } from '@mirrorloop/messaging';
import { Unavailable } from '@mirrorloop/kernel';
import { ENVELOPE_COLUMNS, envelopeColumns, envelopesUnnested } from '../envelope-columns.js';
import { sqlOf } from '../sql.js';
import { nameOf, partitionOf, type Slice } from './partitions.js';

/**
 * Gives each envelope the next position of its partition. The partition's row is locked until the commit, so
 * positions are dense and become visible in their order: a reader that follows them skips nothing.
 */
export async function appendTo(
  counts: ReadonlyMap<string, number>,
  envelopes: readonly Envelope[],
  tx: Transaction,
): Promise<void> {
  const slices = envelopes.map((e) => ({ topic: e.topic, partition: partitionOf(e.key, countOf(counts, e.topic)) }));
  const next = await lockPartitions(slices, tx);
  const positions = slices.map((slice) => {
    const position = next.get(nameOf(slice))!;
    next.set(nameOf(slice), position + 1n);
    return position.toString();
  });
  await insertEntries(envelopes, slices, positions, tx);
  await moveOn(next, tx);
}

const countOf = (counts: ReadonlyMap<string, number>, topic: string): number => {
  const count = counts.get(topic);
  if (count === undefined) throw new Unavailable(`topic ${topic} isn't declared`);
  return count;
};

async function lockPartitions(slices: readonly Slice[], tx: Transaction): Promise<Map<string, bigint>> {
  const rows = await sqlOf(tx).query<Slice & { next: string }>(
    `SELECT topic, partition, next FROM partition
     WHERE (topic, partition) IN (SELECT * FROM unnest($1::text[], $2::int[])) ORDER BY topic, partition FOR UPDATE`,
    [slices.map((s) => s.topic), slices.map((s) => s.partition)],
  );
  return new Map(rows.map((row) => [nameOf(row), BigInt(row.next)]));
}

async function insertEntries(
  envelopes: readonly Envelope[],
  slices: readonly Slice[],
  positions: readonly string[],
  tx: Transaction,
): Promise<void> {
  await sqlOf(tx).query(
    `INSERT INTO entry (partition, position, ${ENVELOPE_COLUMNS})
     SELECT p.partition, p.position, ${prefixed('e')}
     FROM unnest($1::int[], $2::bigint[]) WITH ORDINALITY AS p(partition, position, place)
     JOIN ${envelopesUnnested(3)} USING (place)`,
    [slices.map((s) => s.partition), positions, ...envelopeColumns(envelopes)],
  );
}

const prefixed = (alias: string): string =>
  ENVELOPE_COLUMNS.split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ');

async function moveOn(next: ReadonlyMap<string, bigint>, tx: Transaction): Promise<void> {
  const names = [...next.keys()];
  await sqlOf(tx).query(
    `UPDATE partition SET next = n.next
     FROM unnest($1::text[], $2::bigint[]) AS n(name, next) WHERE topic || '/' || partition = n.name`,
    [names, [...next.values()].map(String)],
  );
}
