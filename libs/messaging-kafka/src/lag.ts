import type { Admin } from 'kafkajs';

/** Messages between a group's position and the end; a group that has none yet starts at the beginning. */
export async function lagOf(admin: Admin, group: string, topics: readonly string[]): Promise<number> {
  const positions = await admin.fetchOffsets({ groupId: group, topics: [...topics] });
  const lags = await Promise.all(positions.map((of) => lagOfTopic(admin, of.topic, positionsOf(of.partitions))));
  return Number(lags.reduce((sum, lag) => sum + lag, 0n));
}

/** Whether a position of the group lies before what was appended `ms` ago, as the clock of those who append has it. */
export async function isBehind(admin: Admin, group: string, topics: readonly string[], ms: number): Promise<boolean> {
  const positions = await admin.fetchOffsets({ groupId: group, topics: [...topics] });
  const isThere = positions.some(({ partitions }) => partitions.some(({ offset }) => BigInt(offset) >= 0n));
  if (!isThere) return false;
  const late = await Promise.all(
    positions.map(({ topic, partitions }) => isBehindIn(admin, topic, positionsOf(partitions), ms)),
  );
  return late.some(Boolean);
}

async function isBehindIn(admin: Admin, topic: string, positions: ReadonlyMap<number, bigint>, ms: number) {
  const [due, ends] = await Promise.all([
    admin.fetchTopicOffsetsByTimestamp(topic, Date.now() - ms),
    admin.fetchTopicOffsets(topic),
  ]);
  const lows = new Map(ends.map(({ partition, low }) => [partition, BigInt(low)]));
  return due.some(({ partition, offset }) => {
    const from = positions.get(partition) ?? 0n;
    return BigInt(offset) > from && BigInt(offset) > (lows.get(partition) ?? 0n);
  });
}

async function lagOfTopic(admin: Admin, topic: string, positions: ReadonlyMap<number, bigint>): Promise<bigint> {
  const ends = await admin.fetchTopicOffsets(topic);
  return ends.reduce((sum, { partition, low, high }) => {
    // Retention may have passed the group by.
    const from = [positions.get(partition) ?? 0n, BigInt(low)].reduce((a, b) => (a > b ? a : b));
    return sum + BigInt(high) - from;
  }, 0n);
}

const positionsOf = (partitions: readonly { partition: number; offset: string }[]) =>
  new Map(partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
