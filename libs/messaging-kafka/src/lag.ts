import type { Admin } from 'kafkajs';

/** Messages between a group's position and the end; a group that has none yet starts at the beginning. */
export async function lagOf(admin: Admin, group: string, topics: readonly string[]): Promise<number> {
  const positions = await admin.fetchOffsets({ groupId: group, topics: [...topics] });
  const lags = await Promise.all(positions.map((of) => lagOfTopic(admin, of.topic, positionsOf(of.partitions))));
  return Number(lags.reduce((sum, lag) => sum + lag, 0n));
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
