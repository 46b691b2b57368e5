import { crc32 } from 'node:zlib';

/** A key's partition never changes, since its order lives there. */
export const partitionOf = (key: string, partitions: number): number => crc32(key) % partitions;

export interface Slice {
  readonly topic: string;
  readonly partition: number;
}
export const nameOf = ({ topic, partition }: Slice): string => `${topic}/${partition}`;
