import { type PartitionAssigner, PartitionAssigners } from 'kafkajs';

/**
 * Round robin, with one thing added: before a member joins anew, and so gives its partitions away, it finishes what it
 * has in hand. kafkajs has no such hook; looking up the group's coordinator is its first step of every join, and only
 * of that, and the group waits for us meanwhile up to the rebalance timeout.
 */
export const drainBeforeJoin =
  (drain: () => Promise<void>): PartitionAssigner =>
  (config) => {
    const { cluster } = config;
    const find = cluster.findGroupCoordinator.bind(cluster);
    cluster.findGroupCoordinator = async (group) => {
      await drain();
      return find(group);
    };
    return PartitionAssigners.roundRobin(config);
  };
