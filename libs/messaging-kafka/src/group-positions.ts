import type { Admin, SeekEntry } from 'kafkajs';
import { type KafkaLogConfig, settingsOf } from './config.js';
import { Renewable } from './renewable.js';

/** Where a group will go on in a partition. */
export interface GroupPosition {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly position: string;
}

/** A group that still runs takes part in a rebalance first. */
const LIMIT_MS = 60_000;

/**
 * Where all groups of some services are, and how to bring them back there: a database that was restored knows less than
 * its groups have settled in Kafka.
 */
export class GroupPositions {
  private readonly admin: Renewable<Admin>;

  constructor(
    config: KafkaLogConfig,
    private readonly services: readonly string[],
  ) {
    this.admin = new Renewable(settingsOf(config), (kafka) => kafka.admin());
  }

  now(): Promise<GroupPosition[]> {
    return this.admin.use('read the positions of groups', LIMIT_MS, async (admin) => {
      const { groups } = await admin.listGroups();
      const ours = groups.map(({ groupId }) => groupId).filter((id) => this.services.includes(id.split('.')[0]!));
      return (await Promise.all(ours.map((group) => positionsOf(admin, group)))).flat();
    });
  }

  /**
   * Sets every group back to where it was. A partition that it had settled nothing of begins anew, and so does one
   * that no longer reaches as far, as in a Kafka that is new. Throws while a member of a group still runs.
   */
  async reset(to: readonly GroupPosition[]): Promise<void> {
    const known = new Map(to.map((it) => [keyOf(it), it]));
    const now = new Map((await this.now()).map((it) => [keyOf(it), { ...it, position: '0' }]));
    const wanted = [...new Map([...now, ...known]).values()];
    for (const [topic, ofTopic] of groupedBy(wanted, ({ topic }) => topic)) {
      const entries = await this.admin.use('read a topic', LIMIT_MS, (admin) => within(admin, topic, ofTopic));
      for (const [groupId, ofGroup] of groupedBy(entries, ({ group }) => group))
        await this.admin.use(`set ${groupId} back`, LIMIT_MS, (admin) =>
          admin.setOffsets({ groupId, topic, partitions: ofGroup.map(({ entry }) => entry) }),
        );
    }
  }

  close(): Promise<void> {
    return this.admin.close();
  }
}

async function positionsOf(admin: Admin, group: string): Promise<GroupPosition[]> {
  const topics = await admin.fetchOffsets({ groupId: group });
  return topics.flatMap(({ topic, partitions }) =>
    partitions
      .filter(({ offset }) => Number(offset) >= 0)
      .map(({ partition, offset }) => ({ group, topic, partition, position: offset })),
  );
}

/** A topic that isn't there has nothing to go back to. */
async function within(
  admin: Admin,
  topic: string,
  positions: readonly GroupPosition[],
): Promise<{ group: string; entry: SeekEntry }[]> {
  if (!(await admin.listTopics()).includes(topic)) return [];
  const ends = new Map((await admin.fetchTopicOffsets(topic)).map((end) => [end.partition, end]));
  return positions.flatMap(({ group, partition, position }) => {
    const end = ends.get(partition);
    if (!end) return [];
    const reached = BigInt(position) >= BigInt(end.low) && BigInt(position) <= BigInt(end.high);
    return [{ group, entry: { partition, offset: reached ? position : end.low } }];
  });
}

const keyOf = ({ group, topic, partition }: GroupPosition): string => JSON.stringify([group, topic, partition]);

function groupedBy<T>(things: readonly T[], keyed: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) groups.set(keyed(thing), [...(groups.get(keyed(thing)) ?? []), thing]);
  return groups;
}
