import type { Channel } from './channel.js';
import type { HeldKey } from './write-key.js';

/** A connected system or channel that sends signals. Its name is its key: signals carry it. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly channel: Channel;
}

export abstract class Sources {
  /** Nothing for a key that was taken back or has ended. */
  abstract byKeyHash(hash: Buffer, now: Date): Promise<HeldKey | undefined>;
  abstract byName(name: string): Promise<Source | undefined>;
  /** Made if there is none of that name yet. */
  abstract ensure(name: string, channel: Channel, now: Date): Promise<Source>;
}
