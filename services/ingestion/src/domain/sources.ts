import { createHash } from 'node:crypto';
import type { Channel } from './channel.js';

/** A connected system or channel that sends signals. Its name is its key: signals carry it. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly channel: Channel;
}

/** What is kept of a write key. It has 256 bits of chance in it, so a plain hash of it can't be turned round. */
export const hashOfKey = (writeKey: string): Buffer => createHash('sha256').update(writeKey).digest();

export abstract class Sources {
  abstract byKeyHash(hash: Buffer): Promise<Source | undefined>;
  abstract byName(name: string): Promise<Source | undefined>;
  /** Made if there is none of that name yet. */
  abstract ensure(name: string, channel: Channel, now: Date): Promise<Source>;
}
